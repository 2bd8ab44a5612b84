import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'
import { worksWithChildren as atWorkWithChildren } from '#modules/access/contract.ts'

/** `isReviewer`: reviews the log, appointed by the head, today. */
export type ListFacts = { readonly isReviewer: boolean }
export type OwnFacts = { readonly workerId: string }
/** `unitIds`: where the worker was, and who had the child. */
export type ReviewFacts = ListFacts & OwnFacts & { readonly unitIds: readonly string[] }

const worksWithChildren = rule<Actor, object>(
  'works with children, and meets an emergency (SoLPuL 10 §)',
  atWorkWithChildren,
)

const isOwn = rule<Actor, OwnFacts>('it is the own', (actor, { workerId }) => workerId === actor.workerId)

const leads = rule<Actor, object>('leads a unit or the service', ({ role }) =>
  ['lead', 'unit_manager', 'head'].includes(role),
)
const reviews = rule<Actor, ListFacts>('reviews the log (SoLPuL 10 §)', (_, { isReviewer }) => isReviewer)

const isAboutAnother = ({ workerId }: Actor, facts: OwnFacts): boolean => workerId !== facts.workerId

const heads = rule<Actor, ReviewFacts>(
  'leads the service, and it is about somebody else',
  (actor, facts) => isAboutAnother(actor, facts) && actor.role === 'head',
)
const leadsTheirUnit = rule<Actor, ReviewFacts>(
  'leads a unit that it is about, and it is about somebody else',
  (actor, facts) =>
    isAboutAnother(actor, facts) &&
    (actor.role === 'lead' || actor.role === 'unit_manager') &&
    facts.unitIds.includes(actor.unitId),
)
const reviewsAnother = rule<Actor, ReviewFacts>(
  'reviews the log of somebody else (SoLPuL 10 §)',
  (actor, facts) => isAboutAnother(actor, facts) && facts.isReviewer,
)

/** Who administers or prepares the board meets no child in an emergency. Nobody reviews the own. */
export const may = {
  'break the glass': allowedWhen(worksWithChildren),
  'end break-glass': allowedWhen<Actor, OwnFacts>(isOwn),
  'see break-glasses': allowedWhen<Actor, ListFacts>(leads, reviews),
  'review break-glass': allowedWhen<Actor, ReviewFacts>(heads, leadsTheirUnit, reviewsAnother),
}

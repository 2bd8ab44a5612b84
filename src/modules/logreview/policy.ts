import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'
import { type ChildFacts, isResponsible, leadsTheService, leadsTheUnit } from '#modules/access/contract.ts'

/** `isReviewer`: appointed by the head, today. */
export type ReviewFacts = { readonly isReviewer: boolean }
/** One line of the list; nobody reviews oneself. */
export type ItemFacts = ReviewFacts & { readonly workerId: string }

const isHead = (actor: Actor): boolean => actor.role === 'head'

const heads = rule<Actor, object>('leads the service', isHead)
const reviews = rule<Actor, ReviewFacts>('reviews the log (SoLPuL 10 §)', (_, { isReviewer }) => isReviewer)

const headsAndIsAnother = rule<Actor, ItemFacts>(
  'leads the service, and it is about somebody else',
  (actor, { workerId }) => isHead(actor) && workerId !== actor.workerId,
)
const reviewsAnother = rule<Actor, ItemFacts>(
  'reviews the log of somebody else (SoLPuL 10 §)',
  (actor, { isReviewer, workerId }) => isReviewer && workerId !== actor.workerId,
)
const isOwn = rule<Actor, { readonly workerId: string }>(
  'was stopped, and says why',
  (actor, { workerId }) => workerId === actor.workerId,
)

const leadsStaff = rule<Actor, object>(
  'leads a unit or the service',
  (actor) => actor.role === 'unit_manager' || actor.role === 'head',
)

/** Names of workers in a person's own log are a decision of their own (trust.md 3): for whoever leads. */
export const mayNameWorkers = ({ role }: Actor): boolean =>
  role === 'lead' || role === 'unit_manager' || role === 'head'

/** The log shows who did what, never the content: a reviewer needs no relation to the child, and gets none by it. */
export const may = {
  'see log review': allowedWhen<Actor, ReviewFacts>(heads, reviews),
  'judge log review': allowedWhen<Actor, ItemFacts>(headsAndIsAnother, reviewsAnother),
  'go on opening': allowedWhen(isOwn),
  'appoint log reviewer': allowedWhen(heads),
  'enter duty turn': allowedWhen(leadsStaff),
  'make person log': allowedWhen<Actor, ChildFacts>(isResponsible, leadsTheUnit, leadsTheService),
}

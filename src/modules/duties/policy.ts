import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'
import type { DutyKind } from './rules.ts'

/** What a policy about a duty asks. A lex Sarah report is about people in the service: a narrower circle than the rest. */
export type DutyFacts = {
  readonly kind: DutyKind
  readonly openedBy: string | null
  readonly ownerId: string | null
  readonly coworkerId: string | null
}

const leads = (actor: Actor): boolean => actor.role === 'unit_manager' || actor.role === 'head'
const isAtWork = ({ role }: Actor): boolean => role !== 'outside' && role !== 'public' && role !== 'system'

const isResponsible = rule<Actor, DutyFacts>(
  'is responsible for the duty',
  (actor, facts) => facts.ownerId === actor.workerId || facts.coworkerId === actor.workerId,
)

const leadsTheService = rule<Actor, DutyFacts>('leads the service or a unit of it', leads)

/** Statistics, registers and incidents; never what is reported about people. */
const administersTheBoard = rule<Actor, DutyFacts>(
  'administers what the board answers for',
  (actor, facts) =>
    (actor.role === 'administrator' || actor.role === 'board_secretary') && facts.kind !== 'lexSarah',
)

/** Who reported may see that something is done about it. SoL 27:2. */
const reportedIt = rule<Actor, DutyFacts>(
  'reported it',
  (actor, facts) => facts.openedBy !== null && facts.openedBy === actor.workerId,
)

/** SoL 27:2: whoever works there reports at once; the same goes for what must be told within hours. */
const mustReport = rule<Actor, { readonly kind: DutyKind }>(
  'whoever works there must report (SoL 27:2)',
  (actor, { kind }) =>
    isAtWork(actor) && (kind === 'lexSarah' || kind === 'incident' || kind === 'gdprBreach'),
)

const answersForTheBoard = rule<Actor, { readonly kind: DutyKind }>(
  'leads or administers the service',
  (actor) => leads(actor) || actor.role === 'administrator' || actor.role === 'board_secretary',
)

export const may = {
  'see duties': allowedWhen(rule<Actor, object>('everybody at work may look for the own', isAtWork)),
  'read duty': allowedWhen(isResponsible, leadsTheService, administersTheBoard, reportedIt),
  'open duty': allowedWhen(mustReport, answersForTheBoard),
  'work on duty': allowedWhen(isResponsible, leadsTheService, administersTheBoard),
  'assign duty': allowedWhen(isResponsible, leadsTheService),
}

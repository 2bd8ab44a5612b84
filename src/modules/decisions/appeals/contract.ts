import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalLine, optionalProse, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { interventionKinds } from '#modules/cases/contract.ts'
import { DecisionKindSchema, MayDecideView } from '#modules/organisation/contract.ts'
import { ProtectionSchema } from '#modules/people/contract.ts'
import type { may } from './policy.ts'
import {
  acts,
  appealWays,
  courtResults,
  enclosures,
  lateGrounds,
  reviews,
  stages,
  stepNames,
  timeTests,
} from './rules.ts'

const route = routesUnder<typeof may>()

/** What a step came to. '' for a step that only happens: sent, withdrawn. */
export const outcomes = [
  '',
  ...timeTests,
  ...lateGrounds,
  ...reviews,
  ...courtResults,
  'refused',
  'by_party',
  'by_board',
] as const
export const OutcomeSchema = z.enum(outcomes)
export const EnclosureSchema = z.enum(enclosures)

const StepView = z.object({
  id: Id,
  step: z.enum(stepNames),
  outcome: OutcomeSchema,
  takenOn: DaySchema,
  note: z.string(),
  court: z.string(),
  courtNumber: z.string(),
  enclosed: z.array(EnclosureSchema),
  /** The decision that dismissed or changed. */
  decisionId: Id.nullable(),
  by: z.string(),
  at: InstantSchema,
})
export type StepView = z.output<typeof StepView>

export const AppealView = z.object({
  id: Id,
  decisionId: Id,
  caseId: Id,
  person: z.string(),
  representative: z.string(),
  how: z.enum(appealWays),
  arrivedOn: DaySchema,
  asks: z.string(),
  /** The last day of this party; null when the decision had not been served (FL 44). */
  appealUntil: DaySchema.nullable(),
  time: z.enum(timeTests),
  stage: z.enum(stages),
  steps: z.array(StepView),
  meaning: z.enum(['stands', 'carry_out', 'again']).nullable(),
  /** When it should have gone to the court, by the local rule; null when it does not lie here. */
  sendBy: DaySchema.nullable(),
  acts: z.array(z.enum(acts)),
  version: z.number().int(),
})
export type AppealView = z.output<typeof AppealView>

const HelpKind = z.union([z.literal(''), z.enum(interventionKinds)])

/** Help that follows from a change or a judgment; empty when none does. */
const help = { interventionKind: HelpKind.default(''), interventionName: optionalLine(200) }

/** The appeals of a decision with all that a screen needs for the next step. */
export const readAppeals = route({
  name: 'readAppeals',
  method: 'GET',
  path: '/api/decisions/:decisionId/appeals',
  may: 'read appeals',
  input: z.strictObject({ decisionId: Id }),
  reply: z.object({
    isAppealable: z.boolean(),
    decidedOn: DaySchema,
    appeals: z.array(AppealView),
    /** Guardians, the child from 15, and whoever was served. */
    appellants: z.array(z.object({ id: Id, name: z.string() })),
    /** Of the child: it stands above the names of the family too. */
    protection: ProtectionSchema,
    mayDismiss: MayDecideView,
    mayChange: MayDecideView,
    /** SoL 30:6–8: what only politicians decide, only they change; chosen among what was decided since. */
    boardChanges: z.boolean(),
    laterDecisions: z.array(z.object({ id: Id, kind: DecisionKindSchema, decidedOn: DaySchema })),
    caseIsOpen: z.boolean(),
    lastCourt: z.string(),
    can: z.object({ handle: z.boolean() }),
  }),
})
export type ShownAppeals = z.output<(typeof readAppeals)['reply']>

export const registerAppeal = route({
  name: 'registerAppeal',
  method: 'POST',
  path: '/api/decisions/:decisionId/appeals',
  may: 'handle appeal',
  input: z.strictObject({
    decisionId: Id,
    id: Id,
    personId: Id,
    representative: optionalLine(200),
    arrivedOn: DaySchema,
    how: z.enum(appealWays),
    asks: prose(10_000),
  }),
  reply: AppealView,
})

const one = { appealId: Id, version: z.number().int() }

/** It came late, and is taken up all the same: the ground is chosen (FL 44–45). */
export const excuseLateAppeal = route({
  name: 'excuseLateAppeal',
  method: 'POST',
  path: '/api/appeals/:appealId/excuse',
  may: 'handle appeal',
  input: z.strictObject({ ...one, ground: z.enum(lateGrounds), note: optionalProse(5000) }),
  reply: AppealView,
})

/** FL 45: the board dismisses what came late, by a decision with reasons that can be appealed itself. */
export const dismissLateAppeal = route({
  name: 'dismissLateAppeal',
  method: 'POST',
  path: '/api/appeals/:appealId/dismissal',
  may: 'handle appeal',
  input: z.strictObject({ ...one, id: Id, reasons: prose(20_000) }),
  reply: AppealView,
})

/** FL 38: does the board change the decision itself? */
export const reexamineAppealed = route({
  name: 'reexamineAppealed',
  method: 'POST',
  path: '/api/appeals/:appealId/reexamination',
  may: 'handle appeal',
  input: z.strictObject({
    ...one,
    outcome: z.enum(reviews),
    note: prose(20_000),
    /** FL 38: obviously wrong, quickly and simply changed, to nobody's harm. Asked for only when it is changed. */
    isAllowed: z.boolean().default(false),
    id: Id,
    content: optionalProse(20_000),
    /** What the politicians decided instead. */
    changedById: Id.nullable().default(null),
    ...help,
  }),
  reply: AppealView,
})

export const sendAppeal = route({
  name: 'sendAppeal',
  method: 'POST',
  path: '/api/appeals/:appealId/sending',
  may: 'handle appeal',
  input: z.strictObject({
    ...one,
    sentOn: DaySchema,
    court: line(200),
    enclosed: z.array(EnclosureSchema).max(enclosures.length),
    note: optionalProse(5000),
  }),
  reply: AppealView,
})

export const withdrawAppeal = route({
  name: 'withdrawAppeal',
  method: 'POST',
  path: '/api/appeals/:appealId/withdrawal',
  may: 'handle appeal',
  input: z.strictObject({ ...one, withdrawnOn: DaySchema, note: prose(5000) }),
  reply: AppealView,
})

/** What the court said: the administrative court, or after leave the court of appeal. */
export const recordCourtResult = route({
  name: 'recordCourtResult',
  method: 'POST',
  path: '/api/appeals/:appealId/results',
  may: 'handle appeal',
  input: z.strictObject({
    ...one,
    decidedOn: DaySchema,
    outcome: z.enum(courtResults),
    courtNumber: line(40),
    note: optionalProse(10_000),
    ...help,
  }),
  reply: AppealView,
})

export const recordFurtherAppeal = route({
  name: 'recordFurtherAppeal',
  method: 'POST',
  path: '/api/appeals/:appealId/further',
  may: 'handle appeal',
  input: z.strictObject({
    ...one,
    appealedOn: DaySchema,
    by: z.enum(['by_party', 'by_board']),
    court: line(200),
  }),
  reply: AppealView,
})

export const recordLeave = route({
  name: 'recordLeave',
  method: 'POST',
  path: '/api/appeals/:appealId/leave',
  may: 'handle appeal',
  input: z.strictObject({
    ...one,
    decidedOn: DaySchema,
    outcome: z.enum(['granted', 'refused']),
    courtNumber: line(40),
  }),
  reply: AppealView,
})

/** What has not been settled, for those who lead: what lies here first, the oldest on top. */
export const listOpenAppeals = route({
  name: 'listOpenAppeals',
  method: 'GET',
  path: '/api/appeals',
  may: 'see open appeals',
  input: z.strictObject({}),
  reply: z.object({
    appeals: z.array(
      z.object({
        id: Id,
        decisionId: Id,
        kind: DecisionKindSchema,
        childName: z.string(),
        protection: ProtectionSchema,
        caseNumber: z.string(),
        arrivedOn: DaySchema,
        stage: z.enum(stages),
        sendBy: DaySchema.nullable(),
        court: z.string(),
      }),
    ),
  }),
})

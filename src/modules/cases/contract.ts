import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalLine, optionalProse, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { OwnAnswers } from '#modules/burden/own/contract.ts'
import { en as helpEn } from './kinds/text.en.ts'
import { sv as helpSv } from './kinds/text.sv.ts'
import type { may } from './policy.ts'
import { CaseRow, CaseView, GoalResultSchema, NextStepSchema, SourceKindSchema } from './views.ts'

export type { CaseRow, CaseView } from './views.ts'
export {
  basesOf,
  type InterventionKind,
  interventionKinds,
  type InterventionRule,
  interventionRules,
  interventionsGrantedBy,
  isWithoutConsent,
  legalBases,
  type LegalBasis,
} from './kinds/kinds.ts'
/** The names of the kinds of help, what they may rest on, and why one of them cannot be given. */
export const helpTexts = { sv: helpSv, en: helpEn }
export {
  ageLimitOf,
  asksForKinFirst,
  type HelpLimit,
  helpLimits,
  limitsOf,
  needsSpecialReasons,
} from './kinds/limits.ts'

const route = routesUnder<typeof may>()

const version = z.number().int().min(0)

/** Own: owner or co-worker. Unit: every open case of the own unit. Closed: those that the own unit had, by page. */
export const listCases = route({
  name: 'listCases',
  method: 'GET',
  path: '/api/cases',
  may: 'list cases',
  input: z.strictObject({
    view: z.enum(['own', 'unit', 'closed']).default('own'),
    /** A case number, as 2026-0001: then nothing else is asked. */
    number: line(20).optional(),
    /** From the page before: `next`. */
    after: line(60).optional(),
  }),
  reply: z.object({ rows: z.array(CaseRow), next: z.string().nullable() }),
})

export const readCase = route({
  name: 'readCase',
  method: 'GET',
  path: '/api/cases/:caseId',
  may: 'see case',
  input: z.strictObject({ caseId: Id }),
  reply: CaseView,
})

/** SoL 20:4: told on a day and how, or withheld for särskilda skäl. One of the two. */
export const notifyConcerned = route({
  name: 'notifyConcerned',
  method: 'POST',
  path: '/api/cases/:caseId/notices',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    id: Id,
    personId: Id,
    toldOn: DaySchema.nullable(),
    how: optionalLine(500),
    withheldReason: optionalProse(5000),
  }),
  reply: CaseView,
})

export const saveInvestigationPlan = route({
  name: 'saveInvestigationPlan',
  method: 'PUT',
  path: '/api/cases/:caseId/plan',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    purpose: prose(10_000),
    questions: z
      .array(z.strictObject({ question: line(1000), how: optionalLine(1000), from: optionalLine(1000) }))
      .min(1, { message: 'choose_one' })
      .max(40),
    withChild: optionalProse(10_000),
    version,
  }),
  reply: CaseView,
})

/** SoL 20:6: those who must report must also hand over what may matter. SoL 20:5: no wider than the case warrants. */
export const askForInformation = route({
  name: 'askForInformation',
  method: 'POST',
  path: '/api/cases/:caseId/requests',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    id: Id,
    sourceKind: SourceKindSchema,
    sourceName: line(300),
    question: prose(10_000),
    askedOn: DaySchema,
  }),
  reply: CaseView,
})

export const noteAnswer = route({
  name: 'noteAnswer',
  method: 'PUT',
  path: '/api/cases/:caseId/requests/:requestId/answer',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    requestId: Id,
    answeredOn: DaySchema,
    answer: prose(),
    version,
  }),
  reply: CaseView,
})

/** SoL 20:3: for a fixed time of one to four months, särskilda skäl. The last day is counted, never typed. */
export const extendInvestigation = route({
  name: 'extendInvestigation',
  method: 'POST',
  path: '/api/cases/:caseId/extensions',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    months: z.number().int().min(1).max(4),
    reason: prose(10_000),
    version,
  }),
  reply: CaseView,
})

/** FL 25: all that matters is sent to the party, with a set time to reply; SoL 14:8: told of the right to speak orally. */
export const sendCommunication = route({
  name: 'sendCommunication',
  method: 'POST',
  path: '/api/cases/:caseId/communications',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    id: Id,
    personId: Id,
    material: prose(10_000),
    how: line(500),
    sentOn: DaySchema,
    replyDays: z.number().int().min(1).max(60),
    toldOfOralRight: z.boolean(),
  }),
  reply: CaseView,
})

export const noteReply = route({
  name: 'noteReply',
  method: 'PUT',
  path: '/api/cases/:caseId/communications/:communicationId/reply',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    communicationId: Id,
    /** null: no reply came in the set time. */
    repliedOn: DaySchema.nullable(),
    reply: optionalProse(),
    version,
  }),
  reply: CaseView,
})

/** SoL 25:1. The case follows its owner to the owner's unit. */
export const assignCase = route({
  name: 'assignCase',
  method: 'POST',
  path: '/api/cases/:caseId/assignment',
  may: 'assign case',
  input: z.strictObject({ caseId: Id, ownerId: Id, coworkerId: Id.nullable(), version }),
  /** The one who hands a case over may lose sight of it: only what was done is answered. */
  reply: z.object({ caseId: Id, ownerId: Id, coworkerId: Id.nullable(), version: z.number().int() }),
})

export const startIntervention = route({
  name: 'startIntervention',
  method: 'POST',
  path: '/api/cases/:caseId/interventions/:interventionId/start',
  may: 'work on case',
  input: z.strictObject({ caseId: Id, interventionId: Id, startedOn: DaySchema, version }),
  reply: CaseView,
})

/** SoF 10:3. `version` 0 is the first plan. A goal keeps its id when its words change. */
export const saveImplementationPlan = route({
  name: 'saveImplementationPlan',
  method: 'PUT',
  path: '/api/cases/:caseId/interventions/:interventionId/plan',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    interventionId: Id,
    goals: z
      .array(z.strictObject({ id: Id.optional(), goal: line(1000), sign: optionalLine(1000) }))
      .min(1, { message: 'choose_one' })
      .max(30),
    how: prose(10_000),
    followUpHow: optionalProse(5000),
    othersDo: optionalProse(10_000),
    familyContact: optionalProse(10_000),
    childContact: optionalProse(5000),
    childView: prose(10_000),
    guardianView: optionalProse(10_000),
    followUpMonths: z.number().int().min(1).max(6),
    version,
  }),
  reply: CaseView,
})

/** SoL 5:1–2: how each goal goes, what the child says, and what happens now. `endReason` when the help ends. */
export const followUpIntervention = route({
  name: 'followUpIntervention',
  method: 'POST',
  path: '/api/cases/:caseId/interventions/:interventionId/follow-ups',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    interventionId: Id,
    heldOn: DaySchema,
    summary: prose(10_000),
    childView: prose(10_000),
    goalResults: z
      .array(z.strictObject({ goalId: Id, result: GoalResultSchema, note: optionalProse(5000) }))
      .max(30),
    nextStep: NextStepSchema,
    endReason: optionalProse(5000),
    own: OwnAnswers.default({}),
    version,
  }),
  reply: CaseView,
})

export const endIntervention = route({
  name: 'endIntervention',
  method: 'POST',
  path: '/api/cases/:caseId/interventions/:interventionId/end',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    interventionId: Id,
    endedOn: DaySchema,
    reason: prose(5000),
    version,
  }),
  reply: CaseView,
})

export const closeCase = route({
  name: 'closeCase',
  method: 'POST',
  path: '/api/cases/:caseId/close',
  may: 'work on case',
  input: z.strictObject({ caseId: Id, reason: prose(10_000), own: OwnAnswers.default({}), version }),
  reply: CaseView,
})

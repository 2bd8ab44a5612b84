import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { CaseView } from '../views.ts'
import type { may as ofCases } from '../policy.ts'
import type { may } from './policy.ts'
import { lateStates } from './rules.ts'

const route = routesUnder<typeof may>()
const inCase = routesUnder<typeof ofCases>()

/** SoL 34:1: help that had begun does not go on; a new three months run. */
export const interruptIntervention = inCase({
  name: 'interruptIntervention',
  method: 'POST',
  path: '/api/cases/:caseId/interventions/:interventionId/interruptions',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    interventionId: Id,
    id: Id,
    interruptedOn: DaySchema,
    reason: prose(5000),
    version: z.number().int().min(0),
  }),
  reply: CaseView,
})

const quarter = {
  year: z.coerce.number().int().min(2006).max(2200),
  quarter: z.coerce.number().int().min(1).max(4),
}

/** One decision that was not carried out in time. No name: the case number is what IVO can ask about. */
export const LateRow = z.object({
  key: z.string(),
  caseNumber: z.string(),
  /** '' for one who may not see the case. */
  href: z.string(),
  kind: z.string(),
  decidedOn: DaySchema,
  /** When it was interrupted; null when it has not begun at all. */
  interruptedOn: DaySchema.nullable(),
  dueOn: DaySchema,
  state: z.enum(lateStates),
  /** When it was carried out, or ended without that. */
  doneOn: DaySchema.nullable(),
  /** '' as long as nobody has written why. */
  reason: z.string(),
})
export type LateRow = z.output<typeof LateRow>

/** SoL 34:1–2: what is reported for a quarter. */
export const readLateDecisions = route({
  name: 'readLateDecisions',
  method: 'GET',
  path: '/api/late-decisions',
  may: 'see late decisions',
  input: z.strictObject(quarter),
  reply: z.object({
    from: DaySchema,
    to: DaySchema,
    /** The quarter has not ended: the report is not whole yet. */
    isRunning: z.boolean(),
    rows: z.array(LateRow),
    counts: z.array(
      z.object({
        kind: z.string(),
        waits: z.number().int(),
        carriedOut: z.number().int(),
        ended: z.number().int(),
      }),
    ),
  }),
})

export const receivers = ['ivo', 'auditors', 'council'] as const
export type Receiver = (typeof receivers)[number]

/** For IVO and the auditors each decision; for the council only numbers (SoL 34:1, 34:3). */
export const lateDecisionsDocument = route({
  name: 'lateDecisionsDocument',
  method: 'GET',
  path: '/api/late-decisions/document.pdf',
  may: 'see late decisions',
  input: z.strictObject({ ...quarter, receiver: z.enum(receivers) }),
  reply: z.unknown(),
  produces: 'application/pdf',
  leaves: { to: ['supervision', 'auditors', 'council'], names: 'nobody' },
})

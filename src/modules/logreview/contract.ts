import { z } from 'zod'
import { roles } from '#kernel/actor.ts'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { ProtectionSchema } from '#modules/people/contract.ts'
import type { may } from './policy.ts'
import { explanationCodes } from './rules/explanations.ts'
import { parts } from './rules/facts.ts'
import { hintCodes } from './rules/hints.ts'

export { type Part, parts } from './rules/facts.ts'

const route = routesUnder<typeof may>()

export const reasons = ['random', 'unexplained', 'unusual', 'protected', 'emergency'] as const
export const outcomes = ['explained', 'talk', 'reported', 'unclear'] as const

export const ReviewItem = z.object({
  logItemId: Id,
  openedAt: InstantSchema,
  worker: z.string(),
  role: z.enum(roles),
  unit: z.string(),
  part: z.enum(parts),
  /** The number of the child's case that day; '' when there was none. */
  caseNumber: z.string(),
  reasons: z.array(z.enum(reasons)),
  explanation: z.enum(explanationCodes).nullable(),
  hints: z.array(z.object({ code: z.enum(hintCodes), paragraph: z.string() })),
  /** The child's name, for a reviewer who has asked for it with a purpose. */
  child: z.string().nullable(),
  /** Of the child that is named; 'none' while nobody is. */
  protection: ProtectionSchema,
  outcome: z
    .object({ outcome: z.enum(outcomes), reason: z.string(), by: z.string(), at: InstantSchema })
    .nullable(),
})
export type ReviewItem = z.output<typeof ReviewItem>

/**
 * A month of the log: what somebody has to look at, or what is done, page by page, and who looks. The latest month when none
 * is asked. `after`: the last one of the former page.
 */
export const readLogReview = route({
  name: 'readLogReview',
  method: 'GET',
  path: '/api/log-review',
  may: 'see log review',
  input: z.strictObject({
    monthOn: DaySchema.optional(),
    show: z.enum(['waiting', 'done']).default('waiting'),
    after: Id.optional(),
  }),
  reply: z.object({
    months: z.array(z.object({ monthOn: DaySchema, left: z.number().int() })),
    monthOn: DaySchema.nullable(),
    openings: z.number().int(),
    items: z.array(ReviewItem),
    next: Id.nullable(),
    /** All of the month, of all pages. */
    listed: z.object({ waiting: z.number().int(), done: z.number().int() }),
    /** Waiting for more than ten working days, in all months. */
    late: z.number().int(),
    reviewers: z.array(
      z.object({ logReviewerId: Id, worker: z.string(), fromOn: DaySchema, untilOn: DaySchema }),
    ),
    /** Proposed, and not in force: another has to say yes. */
    waiting: z.array(z.object({ worker: z.string(), fromOn: DaySchema, untilOn: DaySchema })),
    can: z.object({ appoint: z.boolean() }),
  }),
})
export type LogReviewView = z.output<typeof readLogReview.reply>

/** Who the child is: told to the reviewer who says why, and written in the log. */
export const lookBehindLogItem = route({
  name: 'lookBehindLogItem',
  method: 'POST',
  path: '/api/log-review/items/:logItemId/look',
  may: 'judge log review',
  input: z.strictObject({ logItemId: Id, purpose: line(300) }),
  reply: z.object({ logItemId: Id }),
})

export const giveLogOutcome = route({
  name: 'giveLogOutcome',
  method: 'POST',
  path: '/api/log-review/items/:logItemId/outcome',
  may: 'judge log review',
  input: z.strictObject({ logItemId: Id, outcome: z.enum(outcomes), reason: line(1_000) }),
  reply: z.object({ logItemId: Id }),
})

/** The head asks; another who answers for it says yes among the staff (`answerStaffChange`), and then it is in force. */
export const appointLogReviewer = route({
  name: 'appointLogReviewer',
  method: 'POST',
  path: '/api/log-review/reviewers',
  may: 'appoint log reviewer',
  stepUp: true,
  input: z.strictObject({ id: Id, workerId: Id, fromOn: DaySchema, untilOn: DaySchema, reason: prose(2000) }),
  reply: z.object({ staffChangeId: Id }),
})

/** Somebody else reviews from now on. */
export const endLogReviewer = route({
  name: 'endLogReviewer',
  method: 'POST',
  path: '/api/log-review/reviewers/:logReviewerId/end',
  may: 'appoint log reviewer',
  input: z.strictObject({ logReviewerId: Id }),
  reply: z.object({ logReviewerId: Id }),
})

/** The turns of duty that run or will come. */
export const readDutyTurns = route({
  name: 'readDutyTurns',
  method: 'GET',
  path: '/api/duty-turns',
  may: 'enter duty turn',
  input: z.strictObject({}),
  reply: z.array(
    z.object({
      dutyTurnId: Id,
      worker: z.string(),
      /** '' for all units. */
      unit: z.string(),
      fromAt: InstantSchema,
      untilAt: InstantSchema,
    }),
  ),
})

/** The duty is somebody else's from now on; what it explained until now stays explained. */
export const endDutyTurn = route({
  name: 'endDutyTurn',
  method: 'POST',
  path: '/api/duty-turns/:dutyTurnId/end',
  may: 'enter duty turn',
  input: z.strictObject({ dutyTurnId: Id }),
  reply: z.object({ dutyTurnId: Id }),
})

/** Who is on duty, from one morning to another: it explains what is opened when nobody else is at work. */
export const enterDutyTurn = route({
  name: 'enterDutyTurn',
  method: 'POST',
  path: '/api/duty-turns',
  may: 'enter duty turn',
  input: z.strictObject({ workerId: Id, unitId: Id.optional(), fromOn: DaySchema, untilOn: DaySchema }),
  reply: z.object({ workerId: Id }),
})

/** Somebody asks who has read about the child, or about the own self as a guardian. `nameReason`: why workers are named. */
export const makePersonLog = route({
  name: 'makePersonLog',
  method: 'POST',
  path: '/api/children/:childId/person-logs',
  may: 'make person log',
  input: z.strictObject({
    childId: Id,
    /** The child itself, or one of its guardians. */
    personId: Id,
    fromOn: DaySchema,
    untilOn: DaySchema,
    nameReason: z.string().trim().max(500).optional(),
  }),
  reply: z.object({ personLogId: Id }),
})

export const readPersonLogs = route({
  name: 'readPersonLogs',
  method: 'GET',
  path: '/api/children/:childId/person-logs',
  may: 'make person log',
  input: z.strictObject({ childId: Id }),
  reply: z.object({
    people: z.array(
      z.object({ id: Id, name: z.string(), protection: ProtectionSchema, isChild: z.boolean() }),
    ),
    made: z.array(
      z.object({
        personLogId: Id,
        person: z.string(),
        protection: ProtectionSchema,
        fromOn: DaySchema,
        untilOn: DaySchema,
        by: z.string(),
        madeAt: InstantSchema,
        withNames: z.boolean(),
      }),
    ),
    can: z.object({ name: z.boolean() }),
  }),
})

export const personLogDocument = route({
  name: 'personLogDocument',
  method: 'GET',
  path: '/api/children/:childId/person-logs/:personLogId/document.pdf',
  may: 'make person log',
  input: z.strictObject({ childId: Id, personLogId: Id }),
  reply: z.unknown(),
  produces: 'application/pdf',
  leaves: { to: ['party'], names: 'people' },
})

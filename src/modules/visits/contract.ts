import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalLine, optionalProse } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { ClockCodeSchema } from '#modules/clocks/contract.ts'
import { NoteKindSchema } from '#modules/journal/contract.ts'
import { ProtectionSchema, RelationKindSchema } from '#modules/people/contract.ts'
import { cancellers, visitKinds } from './kinds.ts'
import type { may } from './policy.ts'
import { marks, phases } from './rules/course.ts'
import { eventKinds, minuteCategories } from './rules/events.ts'
import { clockShape } from './rules/plan.ts'

const route = routesUnder<typeof may>()

export const VisitKindSchema = z.enum(visitKinds)
const version = z.number().int().min(0).max(1_000_000)

const plan = {
  /** One meeting may be about several children: each gets a note of its own. */
  caseIds: z.array(Id).min(1, { message: 'choose_one' }).max(8),
  kind: VisitKindSchema,
  on: DaySchema,
  at: line(5).regex(clockShape, { message: 'not_a_time' }),
  minutes: z.number().int().min(5).max(720),
  travelMinutes: z.number().int().min(0).max(600),
  place: optionalLine(300),
  purpose: optionalLine(300),
  personIds: z.array(Id).max(40),
  /** Names of others, with commas between. */
  others: optionalLine(1_000),
  writerId: Id,
  talkerId: Id.nullable(),
}

const Person = z.object({
  id: Id,
  name: z.string(),
  relation: RelationKindSchema.nullable(),
  protection: ProtectionSchema,
})

/** What the plan of a meeting begins with, all from the case. `isProtected`: no place is asked for. */
export const readVisitPlan = route({
  name: 'readVisitPlan',
  method: 'GET',
  path: '/api/cases/:caseId/visit-plan',
  may: 'plan visit',
  input: z.strictObject({ caseId: Id }),
  reply: z.object({
    /** The child of the case first, then siblings whose cases the reader may work with. */
    children: z.array(
      z.object({
        caseId: Id,
        childId: Id,
        name: z.string(),
        protection: ProtectionSchema,
        isProtected: z.boolean(),
        birthOn: DaySchema.nullable(),
      }),
    ),
    people: z.array(Person),
    workers: z.array(z.object({ workerId: Id, name: z.string() })),
    writerId: Id,
    talkerId: Id.nullable(),
    kind: VisitKindSchema,
    on: DaySchema,
    at: z.string(),
    minutes: z.number().int(),
    travelMinutes: z.number().int(),
  }),
})
export type VisitPlan = z.output<typeof readVisitPlan.reply>

const Minutes = z.object({
  child: z.number().int(),
  child_adult: z.number().int(),
  adult: z.number().int(),
  travel: z.number().int(),
})

const Cancelled = z.object({ by: z.enum(cancellers), at: InstantSchema }).nullable()

const VisitChild = z.object({
  childId: Id,
  caseId: Id,
  name: z.string(),
  protection: ProtectionSchema,
  isGrownUp: z.boolean(),
})

/** Somebody at the table by the id that a tap names: a child, one of those asked, one who came, a worker. */
const Seat = z.object({
  id: Id,
  name: z.string(),
  part: z.enum(['child', 'adult', 'worker']),
  relation: RelationKindSchema.nullable(),
  personId: Id.nullable(),
  protection: ProtectionSchema,
})

const VisitWorker = z.object({ workerId: Id, name: z.string(), role: z.enum(['write', 'talk']) })

const Point = z.object({ id: Id, text: z.string() })

const VisitNote = z.object({
  childId: Id,
  draftId: Id,
  author: z.string(),
  isMine: z.boolean(),
  isSigned: z.boolean(),
})

const NextStep = z.object({
  caseId: Id,
  childId: Id,
  code: ClockCodeSchema,
  dueOn: DaySchema,
  paragraph: z.string(),
})

/** What is planned and stored of a meeting, without what its taps tell. */
const planned = {
  id: Id,
  kind: VisitKindSchema,
  startsAt: InstantSchema,
  minutes: z.number().int(),
  travelMinutes: z.number().int(),
  place: z.string(),
  purpose: z.string(),
  version: z.number().int(),
  isProtected: z.boolean(),
  cancelled: Cancelled,
  children: z.array(VisitChild),
  workers: z.array(VisitWorker),
  checklist: z.array(Point),
  /** What comes next in each case, and by when. */
  nextSteps: z.array(NextStep),
  nextVisitId: Id.nullable(),
}

export const VisitView = z.object({
  ...planned,
  on: DaySchema,
  at: z.string(),
  /** Everybody at the table: children, those asked, those who came, workers. */
  seats: z.array(Seat),
  course: z.object({
    phase: z.enum(phases),
    startedAt: InstantSchema.nullable(),
    endedAt: InstantSchema.nullable(),
    present: z.array(Id),
    wasPresent: z.array(Id),
    alone: z.array(z.object({ childId: Id, withId: Id.nullable() })),
    metAlone: z.array(Id),
    ticked: z.array(z.string()),
    nextOn: DaySchema.nullable(),
    views: z.array(
      z.object({ id: Id, who: Id, childId: z.string(), agrees: z.boolean(), words: z.string() }),
    ),
    marks: z.array(z.enum(marks)),
    /** Taps whose claimed time can hardly be true. */
    doubtful: z.number().int(),
  }),
  notes: z.array(VisitNote),
  minutesOf: z.array(
    z.object({
      workerId: Id,
      name: z.string(),
      isMine: z.boolean(),
      counted: Minutes,
      corrected: Minutes.partial(),
      minutes: Minutes,
      total: z.number().int(),
    }),
  ),
  minutesOfChildren: z.array(z.object({ childId: Id, total: z.number().int(), alone: z.number().int() })),
  definition: z.string(),
  can: z.object({ change: z.boolean(), write: z.boolean(), correct: z.boolean() }),
})
export type VisitView = z.output<typeof VisitView>

export const planVisit = route({
  name: 'planVisit',
  method: 'POST',
  path: '/api/visits',
  may: 'plan visit',
  input: z.strictObject({ id: Id, ...plan }),
  reply: VisitView,
})

export const readVisit = route({
  name: 'readVisit',
  method: 'GET',
  path: '/api/visits/:visitId',
  may: 'hold visit',
  input: z.strictObject({ visitId: Id }),
  reply: VisitView,
})

/**
 * All that a view of the meeting is counted from, with every tap. A device takes it along and counts on with taps of its own,
 * by the same pure function as the server (rules/view.ts).
 */
export const VisitBasis = z.object({
  ...planned,
  me: Id,
  plannedAt: InstantSchema,
  hasBegun: z.boolean(),
  /** Those who were asked. `role`: what the note says of them in brackets. */
  asked: z.array(Seat.extend({ role: z.string(), isProtected: z.boolean() })),
  notes: z.array(
    VisitNote.extend({
      /** What the meeting has filled into the note of its own facts; null before it began. */
      filled: z
        .object({
          kind: NoteKindSchema,
          eventOn: DaySchema,
          place: z.string(),
          childAlone: z.boolean().nullable(),
          participants: z.array(z.string()),
        })
        .nullable(),
    }),
  ),
  taps: z.array(
    z.object({
      id: Id,
      kind: z.enum(eventKinds),
      at: InstantSchema,
      receivedAt: InstantSchema,
      workerId: Id,
      who: Id.nullable(),
      withId: Id.nullable(),
      what: z.string(),
      minutes: z.number().int().nullable(),
      onDay: DaySchema.nullable(),
      words: z.string(),
    }),
  ),
})
export type VisitBasis = z.output<typeof VisitBasis>

export const readVisitBasis = route({
  name: 'readVisitBasis',
  method: 'GET',
  path: '/api/visits/:visitId/basis',
  may: 'hold visit',
  input: z.strictObject({ visitId: Id }),
  reply: VisitBasis,
})

/** Another day, other people: until it has begun. */
export const changeVisit = route({
  name: 'changeVisit',
  method: 'PUT',
  path: '/api/visits/:visitId',
  may: 'hold visit',
  input: z.strictObject({ visitId: Id, ...plan, version }),
  reply: VisitView,
})

/** By whom it was called off; null takes it back. */
export const cancelVisit = route({
  name: 'cancelVisit',
  method: 'POST',
  path: '/api/visits/:visitId/cancellation',
  may: 'hold visit',
  input: z.strictObject({ visitId: Id, by: z.enum(cancellers).nullable() }),
  reply: VisitView,
})

/** As many taps as one telling may hold. */
export const mostEvents = 200

/** What has happened, tap by tap. May come late, twice and in any order: `id` and `at` are the device's own. */
export const tellVisit = route({
  name: 'tellVisit',
  method: 'POST',
  path: '/api/visits/:visitId/events',
  may: 'hold visit',
  input: z.strictObject({
    visitId: Id,
    events: z
      .array(
        z.strictObject({
          id: Id,
          kind: z.enum(eventKinds),
          at: InstantSchema,
          who: Id.nullable().default(null),
          withId: Id.nullable().default(null),
          what: optionalLine(60),
          minutes: z.number().int().min(0).max(1_440).nullable().default(null),
          onDay: DaySchema.nullable().default(null),
          words: optionalProse(20_000),
        }),
      )
      .min(1, { message: 'choose_one' })
      .max(mostEvents),
  }),
  reply: VisitView,
})
export type Tap = z.input<typeof tellVisit.input>['events'][number]
/** A tap as it was taken in: with everything said, and the time in one shape. */
export type ToldTap = z.output<typeof tellVisit.input>['events'][number]

/** "Jag skriver": the other worker writes from now on. What was begun stays its author's. */
export const takeThePen = route({
  name: 'takeThePen',
  method: 'POST',
  path: '/api/visits/:visitId/writer',
  may: 'hold visit',
  input: z.strictObject({ visitId: Id }),
  reply: VisitView,
})

/** A meeting on a line of a list. */
export const VisitBrief = z.object({
  id: Id,
  kind: VisitKindSchema,
  startsAt: InstantSchema,
  on: DaySchema,
  at: z.string(),
  minutes: z.number().int(),
  children: z.array(z.object({ childId: Id, name: z.string(), protection: ProtectionSchema })),
  workers: z.array(z.object({ workerId: Id, name: z.string() })),
  phase: z.enum(phases),
  cancelled: z.enum(cancellers).nullable(),
  /** Held, and a note of the reader's own is not signed. */
  waitsForNote: z.boolean(),
})
export type VisitBrief = z.output<typeof VisitBrief>

/** The reader's own meetings, from a week ago: what is held and not written down, today's, and what comes. */
export const listOwnVisits = route({
  name: 'listOwnVisits',
  method: 'GET',
  path: '/api/visits',
  may: 'see own visits',
  input: z.strictObject({}),
  reply: z.object({ today: DaySchema, visits: z.array(VisitBrief) }),
})

/** The next meeting with a child, or none. */
export const readNextVisit = route({
  name: 'readNextVisit',
  method: 'GET',
  path: '/api/visits/children/:childId/next',
  may: 'plan visit',
  input: z.strictObject({ childId: Id }),
  reply: z.object({ next: VisitBrief.nullable(), caseId: Id.nullable() }),
})

export { eventKinds, minuteCategories }

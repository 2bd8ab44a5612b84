import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { routesUnder } from '#kernel/route.ts'
import { ChangeView, Interval, verdicts } from '../contract.ts'
import type { may } from '../policy.ts'
import { categories } from '../rules/categories.ts'
import { waveStates, ways, weekdayWords } from './rules.ts'

const route = routesUnder<typeof may>()

export const CategorySchema = z.enum(categories)
const Counts = z.partialRecord(CategorySchema, z.number().int())

const Own = z.object({
  way: z.enum(ways),
  weekdays: z.array(z.enum(weekdayWords)),
  fromAt: z.string(),
  untilAt: z.string(),
})

export const WaveView = z.object({
  id: Id,
  startsOn: DaySchema,
  endsOn: DaySchema,
  momentsPerDay: z.number().int(),
  agreedOn: DaySchema,
  state: z.enum(waveStates),
  units: z.array(z.object({ id: Id, name: z.string() })),
  /** How the reader takes part; null: not. Who else does is shown to nobody. */
  own: Own.nullable(),
  can: z.object({ join: z.boolean(), close: z.boolean() }),
})
export type WaveView = z.output<typeof WaveView>

/** How sure the answers of a week would make us: so many people, so many a day. */
const Precision = z.object({ people: z.number().int(), moments: z.number().int(), plusMinus: z.number() })

export const listWaves = route({
  name: 'listWaves',
  method: 'GET',
  path: '/api/childtime/waves',
  may: 'see waves',
  input: z.strictObject({}),
  reply: z.object({
    today: DaySchema,
    waves: z.array(WaveView),
    /** What a new one would begin with; null for who may not plan one. */
    plan: z
      .object({
        startsOn: DaySchema,
        endsOn: DaySchema,
        units: z.array(z.object({ id: Id, name: z.string(), people: z.number().int() })),
        precision: z.array(Precision),
      })
      .nullable(),
    /** The reader's working day, as joining would begin with it. */
    day: z.object({ weekdays: z.array(z.enum(weekdayWords)), fromAt: z.string(), untilAt: z.string() }),
  }),
})
export type Waves = z.output<typeof listWaves.reply>

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'not_a_time' })

export const planWave = route({
  name: 'planWave',
  method: 'POST',
  path: '/api/childtime/waves',
  may: 'plan wave',
  input: z.strictObject({
    id: Id,
    startsOn: DaySchema,
    endsOn: DaySchema,
    momentsPerDay: z.number().int().min(1).max(20),
    unitIds: z.array(Id).min(1, { message: 'choose_one' }).max(50),
    /** When it was agreed with the unions. MBL 11 and 19 §. */
    agreedOn: DaySchema,
  }),
  reply: z.object({ id: Id }),
})

export const joinWave = route({
  name: 'joinWave',
  method: 'POST',
  path: '/api/childtime/waves/:waveId/own',
  may: 'take part in wave',
  input: z.strictObject({
    waveId: Id,
    way: z.enum(ways),
    weekdays: z.array(z.enum(weekdayWords)).min(1, { message: 'choose_one' }).max(7),
    fromAt: clock,
    untilAt: clock,
  }),
  reply: z.object({ moments: z.number().int() }),
})

/** No more questions, and what was answered is gone. */
export const leaveWave = route({
  name: 'leaveWave',
  method: 'DELETE',
  path: '/api/childtime/waves/:waveId/own',
  may: 'take part in wave',
  input: z.strictObject({ waveId: Id }),
  reply: z.object({ left: z.boolean() }),
})

/** Sums are kept under keys, and every single answer is gone for good. */
export const closeWave = route({
  name: 'closeWave',
  method: 'POST',
  path: '/api/childtime/waves/:waveId/close',
  may: 'plan wave',
  input: z.strictObject({ waveId: Id }),
  reply: z.object({ closed: z.boolean() }),
})

const MomentView = z.object({
  id: Id,
  dueAt: InstantSchema,
  on: DaySchema,
  at: z.string(),
  /** `now`: the answer window is open. `late`: it has passed. `meeting`: it fell in a meeting with a child. */
  standing: z.enum(['now', 'late', 'meeting']),
  /** What the calendar says about that minute; null: nothing. */
  suggestion: CategorySchema.nullable(),
})
export type MomentView = z.output<typeof MomentView>

/** One's own moments that wait for an answer. Empty while a meeting goes on: nothing disturbs it. */
export const readOwnMoments = route({
  name: 'readOwnMoments',
  method: 'GET',
  path: '/api/childtime/moments',
  may: 'take part in wave',
  input: z.strictObject({}),
  reply: z.object({
    waveId: Id.nullable(),
    isQuiet: z.boolean(),
    moments: z.array(MomentView),
    log: z.array(
      z.object({
        id: Id,
        on: DaySchema,
        at: z.string(),
        sentAt: InstantSchema.nullable(),
        shownAt: InstantSchema.nullable(),
        answeredAt: InstantSchema.nullable(),
        category: CategorySchema.nullable(),
        source: z.enum(['tap', 'late', 'meeting']).nullable(),
      }),
    ),
  }),
})
export type OwnMoments = z.output<typeof readOwnMoments.reply>

/** The device has got them (`sent`), or they stand on a screen that is looked at (`shown`). */
export const tellMoments = route({
  name: 'tellMoments',
  method: 'POST',
  path: '/api/childtime/moments/told',
  may: 'take part in wave',
  input: z.strictObject({ ids: z.array(Id).min(1).max(200), isShown: z.boolean() }),
  reply: z.object({ told: z.number().int() }),
})

/** One tap. A second one corrects the first. */
export const answerMoment = route({
  name: 'answerMoment',
  method: 'POST',
  path: '/api/childtime/moments/:momentId/answer',
  may: 'take part in wave',
  input: z.strictObject({ momentId: Id, category: CategorySchema }),
  reply: z.object({ source: z.enum(['tap', 'late', 'meeting']) }),
})

const DiaryRow = z.object({ fromAt: z.string(), untilAt: z.string(), category: CategorySchema })
export type DiaryRow = z.output<typeof DiaryRow>

/** One's own day of a wave, as it was saved or as the calendar tells it. */
export const readDiary = route({
  name: 'readDiary',
  method: 'GET',
  path: '/api/childtime/waves/:waveId/diary/:on',
  may: 'take part in wave',
  input: z.strictObject({ waveId: Id, on: DaySchema }),
  reply: z.object({
    on: DaySchema,
    isSaved: z.boolean(),
    fromAt: z.string(),
    untilAt: z.string(),
    rows: z.array(DiaryRow),
    days: z.array(z.object({ on: DaySchema, isSaved: z.boolean() })),
  }),
})
export type Diary = z.output<typeof readDiary.reply>

export const saveDiary = route({
  name: 'saveDiary',
  method: 'PUT',
  path: '/api/childtime/waves/:waveId/diary/:on',
  may: 'take part in wave',
  input: z.strictObject({
    waveId: Id,
    on: DaySchema,
    rows: z.array(z.strictObject({ fromAt: clock, untilAt: clock, category: CategorySchema })).max(96),
  }),
  reply: z.object({ minutes: z.number().int() }),
})

const Part = z.object({
  way: z.enum(ways),
  people: z.number().int(),
  share: z.number(),
  /** Wilson for answers, ratio over people for minutes. */
  interval: Interval,
  /** With regard to the answers coming from a few people, each with a week of their own. */
  clustered: Interval,
  /** Answers, or minutes. */
  withChild: z.number().int(),
  counted: z.number().int(),
  drawn: z.number().int(),
  late: z.number().int(),
  /** Whatever those who did not answer were doing. */
  bounds: Interval.nullable(),
  minutesPerDay: z.number(),
  verdict: z.enum(verdicts).nullable(),
  counts: Counts,
  change: ChangeView.nullable(),
  /** Whether the change is within the same people, or between two groups. */
  isPaired: z.boolean(),
})
export type WavePart = z.output<typeof Part>

/** What a closed wave says of each unit that is big enough, and of all together. Nothing before it is closed. */
export const readWave = route({
  name: 'readWave',
  method: 'GET',
  path: '/api/childtime/waves/:waveId',
  may: 'see waves',
  input: z.strictObject({ waveId: Id }),
  reply: z.object({
    wave: WaveView,
    targetPerMille: z.number().nullable(),
    groups: z.array(
      z.object({
        unitId: Id.nullable(),
        name: z.string(),
        asked: z.number().int().nullable(),
        hidden: z.enum(['few', 'complement']).nullable(),
        parts: z.array(Part),
      }),
    ),
  }),
})
export type WaveResult = z.output<typeof readWave.reply>

import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalLine } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from './policy.ts'
import { duties, endReasons, fundings, occupancyKinds } from './rules/post.ts'
import { FiguresView, HavingView, PostView, RetentionView, SeriesView, TurnoverView } from './views.ts'

export type {
  FiguresView,
  HavingView,
  OccupancyView,
  PostView,
  RetentionView,
  SeriesView,
  TurnoverView,
} from './views.ts'

const route = routesUnder<typeof may>()

/** As people write it, with one decimal: 75,5. Kept in thousandths. */
const percent = z.number().min(0.1).max(100)
const version = z.number().int().min(1)
const lastOn = DaySchema.nullable().default(null)

/** Posts, vacancy, reserve and movement, unit by unit. A unit that must not be told is there without figures. */
export const readStaffingFigures = route({
  name: 'readStaffingFigures',
  method: 'GET',
  path: '/api/posts/figures',
  may: 'see staffing figures',
  input: z.strictObject({}),
  reply: z.object({
    units: z.array(
      z.object({
        id: Id,
        name: z.string(),
        mayOpen: z.boolean(),
        figures: FiguresView.nullable(),
        continuity: z
          .object({ index: z.number(), workers: z.number(), children: z.number().int() })
          .nullable(),
      }),
    ),
    total: FiguresView.nullable(),
    full: z.object({ units: z.number().int(), of: z.number().int() }),
    consultants: z.object({ now: z.number().int(), ever: z.number().int(), since: DaySchema.nullable() }),
    turnover: TurnoverView.nullable(),
    tenure: z
      .object({
        people: z.number().int(),
        underOne: z.number(),
        threeOrMore: z.number(),
        fiveOrMore: z.number(),
      })
      .nullable(),
    retention: z.array(RetentionView),
    series: z.array(SeriesView),
  }),
})

/** One unit by name: the ones we have, then what is empty and what ends. */
export const readUnitPosts = route({
  name: 'readUnitPosts',
  method: 'GET',
  path: '/api/posts/units/:unitId',
  may: 'see who fills posts',
  input: z.strictObject({ unitId: Id }),
  reply: z.object({
    id: Id,
    name: z.string(),
    figures: FiguresView,
    needSource: z.string(),
    needFrom: DaySchema.nullable(),
    having: z.array(HavingView),
    posts: z.array(PostView),
    /** Who may be put on a post: people of the register, and workers who are not yet in it. */
    choices: z.array(z.object({ id: Id, name: z.string(), note: z.string() })),
  }),
})

/** A post by hand. Without an HR system's number. */
export const addPost = route({
  name: 'addPost',
  method: 'POST',
  path: '/api/posts',
  may: 'keep posts',
  input: z.strictObject({
    id: Id,
    unitId: Id,
    title: line(120),
    duty: z.enum(duties),
    percent,
    funding: z.enum(fundings),
    fundingUntil: lastOn,
    fromOn: DaySchema,
  }),
  reply: z.object({ id: Id }),
})

/** Who pays, until when, and whether there is a last day. */
export const changePost = route({
  name: 'changePost',
  method: 'PUT',
  path: '/api/posts/:postId',
  may: 'keep posts',
  input: z.strictObject({ postId: Id, funding: z.enum(fundings), fundingUntil: lastOn, lastOn, version }),
  reply: z.object({ version }),
})

/** Somebody known here, or a new name. */
export const fillPost = route({
  name: 'fillPost',
  method: 'POST',
  path: '/api/posts/:postId/occupancies',
  may: 'keep posts',
  input: z.strictObject({
    id: Id,
    postId: Id,
    holderId: Id.nullable().default(null),
    name: optionalLine(120),
    kind: z.enum(occupancyKinds),
    percent,
    fromOn: DaySchema,
    lastOn,
    coversId: Id.nullable().default(null),
  }),
  reply: z.object({ id: Id }),
})

/** A last day, that somebody has resigned, a leave. Never why somebody is away. */
export const changeOccupancy = route({
  name: 'changeOccupancy',
  method: 'PUT',
  path: '/api/posts/occupancies/:occupancyId',
  may: 'keep posts',
  input: z.strictObject({
    occupancyId: Id,
    lastOn,
    resignedOn: lastOn,
    reason: z.enum(endReasons).nullable().default(null),
    leaveFrom: lastOn,
    leaveLast: lastOn,
    version,
  }),
  reply: z.object({ version }),
})

/** A development talk was held: the day, and nothing of what was said. */
export const noteTalk = route({
  name: 'noteTalk',
  method: 'POST',
  path: '/api/posts/units/:unitId/talks',
  may: 'keep posts',
  input: z.strictObject({ unitId: Id, holderId: Id, talkedOn: DaySchema }),
  reply: z.object({ talkedOn: DaySchema }),
})

/** How many full-time posts the work asks for, and how much supervision there is: from a day on, with its source. */
export const tellNeed = route({
  name: 'tellNeed',
  method: 'POST',
  path: '/api/posts/units/:unitId/needs',
  may: 'keep posts',
  input: z.strictObject({
    id: Id,
    unitId: Id,
    fromOn: DaySchema,
    /** Full-time posts, with decimals. */
    neededPosts: z.number().min(0.1).max(500),
    /** For each worker and week. */
    supervisionHours: z.number().min(0).max(40),
    source: line(200),
  }),
  reply: z.object({ id: Id }),
})

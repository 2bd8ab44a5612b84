import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { duties, endReasons, fundings, occupancyKinds } from './rules/post.ts'

const permille = z.number().int()
const share = z.number().nullable()

/** Of a unit or of all, on one day. Amounts in thousandths of full time; a share is null where it would be of nothing. */
export const FiguresView = z.object({
  people: z.number().int(),
  decided: permille,
  employed: permille,
  consultants: permille,
  empty: permille,
  onLeave: permille,
  available: permille,
  needed: permille.nullable(),
  emptyShare: share,
  vacancy: share,
  agency: share,
  cover: share,
  reserve: share,
  verdict: z.enum(['reserve', 'fragile', 'short', 'no_need_told']),
  /** Workers for each manager's post; null without one. */
  span: z.number().nullable(),
  supervisionMinutes: z.number().int().nullable(),
  resignations: z.number().int(),
  alarmOn: DaySchema.nullable(),
})
export type FiguresView = z.output<typeof FiguresView>

export const turnoverDefinitions = [
  'externalLeavers',
  'externalLeaversWithoutRetirements',
  'leaversPerMeanHeadcount',
  'leaversWithoutRetirements',
  'leaversPerEndHeadcount',
  'smallerOfJoinersAndLeavers',
  'goneAfterAYear',
] as const
export type TurnoverName = (typeof turnoverDefinitions)[number]

/** Of twelve months. The definitions stand side by side by name: they differ, and none is the right one. */
export const TurnoverView = z.object({
  from: DaySchema,
  until: DaySchema,
  atStart: z.number().int(),
  atEnd: z.number().int(),
  joiners: z.number().int(),
  leavers: z.number().int(),
  internal: z.number().int(),
  pensions: z.number().int(),
  values: z.array(z.object({ definition: z.enum(turnoverDefinitions), value: share })),
})
export type TurnoverView = z.output<typeof TurnoverView>

/** Those who began in a year: how many of them are still here after so many months. */
export const RetentionView = z.object({
  year: z.number().int(),
  people: z.number().int(),
  /** How many months the last to begin have been followed. */
  followed: z.number().int(),
  steps: z.array(z.object({ months: z.number(), survival: z.number(), low: share, high: share })),
})
export type RetentionView = z.output<typeof RetentionView>

/** The last day of a month. */
export const SeriesView = z.object({
  on: DaySchema,
  vacancy: share,
  available: permille,
  consultants: z.number().int(),
  leavers: z.number().int(),
})
export type SeriesView = z.output<typeof SeriesView>

export const HavingView = z.object({
  holderId: Id,
  name: z.string(),
  title: z.string(),
  startedOn: DaySchema,
  years: z.number(),
  experience: z.number().nullable(),
  talkedOn: DaySchema.nullable(),
  lacksTalk: z.boolean(),
  anniversary: z.object({ on: DaySchema, years: z.number().int() }).nullable(),
  isOnLeave: z.boolean(),
})
export type HavingView = z.output<typeof HavingView>

export const OccupancyView = z.object({
  id: Id,
  holderId: Id,
  name: z.string(),
  kind: z.enum(occupancyKinds),
  permille,
  fromOn: DaySchema,
  lastOn: DaySchema.nullable(),
  covers: z.string().nullable(),
  resignedOn: DaySchema.nullable(),
  reason: z.enum(endReasons).nullable(),
  leaveFrom: DaySchema.nullable(),
  leaveLast: DaySchema.nullable(),
  isNow: z.boolean(),
  version: z.number().int(),
})
export type OccupancyView = z.output<typeof OccupancyView>

export const PostView = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  duty: z.enum(duties),
  permille,
  funding: z.enum(fundings),
  fundingUntil: DaySchema.nullable(),
  /** Somebody else’s money ends within half a year, or has ended. */
  fundingEnds: z.boolean(),
  fromOn: DaySchema,
  lastOn: DaySchema.nullable(),
  empty: permille,
  version: z.number().int(),
  occupancies: z.array(OccupancyView),
})
export type PostView = z.output<typeof PostView>

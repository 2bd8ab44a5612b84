import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { dutyKinds, factors, matterTypes } from './rules/model.ts'
import { bandNames, signalNames } from './rules/signals.ts'

export const flexSteps = ['under_minus_10', 'minus', 'even', 'plus', 'over_20', 'over_40'] as const
export const FlexSchema = z.enum(flexSteps)
export const MatterTypeSchema = z.enum(matterTypes)
export const FactorSchema = z.enum(factors)
export const BandSchema = z.enum(bandNames)

const shared = { key: z.string(), points: z.number() }

/** One row of "why this number". */
export const LineView = z.discriminatedUnion('kind', [
  z.object({
    ...shared,
    kind: z.literal('matters'),
    type: MatterTypeSchema,
    part: z.enum(['owner', 'coworker']),
    isSibling: z.boolean(),
    factors: z.array(FactorSchema),
    count: z.number().int(),
    weight: z.number(),
    share: z.number(),
    extra: z.number(),
  }),
  z.object({
    ...shared,
    kind: z.literal('duty'),
    duty: z.enum(dutyKinds),
    count: z.number().int(),
    weight: z.number(),
  }),
  z.object({ ...shared, kind: z.literal('stable') }),
])
export type LineView = z.output<typeof LineView>

export const LoadView = z.object({
  points: z.number(),
  capacity: z.number(),
  /** Rounded; 999 where there is no capacity left at all. */
  percent: z.number().int(),
  band: BandSchema,
  lines: z.array(LineView),
  model: z.object({
    version: z.number().int(),
    name: z.string(),
    isSample: z.boolean(),
    fullTime: z.number(),
  }),
  post: z.object({
    employmentPercent: z.number().int(),
    agreedPercent: z.number().int(),
    experienceMonths: z.number().int(),
    experiencePercent: z.number().int(),
  }),
})
export type LoadView = z.output<typeof LoadView>

/** A month of one worker. Without a held talk it is not measured, whatever the points say. */
export const MonthView = z.object({
  month: DaySchema,
  percent: z.number().int().nullable(),
  rating: z.number().int().nullable(),
  isMeasured: z.boolean(),
})
export type MonthView = z.output<typeof MonthView>

export const ActionView = z.object({
  id: Id,
  kind: z.enum(['todo', 'drop']),
  words: z.string(),
  ownerId: Id,
  owner: z.string(),
  dueOn: DaySchema,
  outcome: z.enum(['done', 'not_done']).nullable(),
  isLate: z.boolean(),
  can: z.object({ settle: z.boolean() }),
})
export type ActionView = z.output<typeof ActionView>

export const DutyView = z.object({ kind: z.enum(dutyKinds), amount: z.number().int() })
export const SignalSchema = z.enum(signalNames)

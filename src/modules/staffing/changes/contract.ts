import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalProse, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from '../policy.ts'
import { measuredFigures, measureKinds } from '../rules/effect.ts'

const route = routesUnder<typeof may>()

const unitId = Id.nullable().default(null)

const MeasureView = z.object({
  id: Id,
  kind: z.enum(measureKinds),
  name: z.string(),
  /** '' is all units. */
  unit: z.string(),
  fromOn: DaySchema,
  lastOn: DaySchema.nullable(),
  figure: z.enum(measuredFigures),
  expected: z.string(),
  /** Null where the unit is too small to be told of. */
  seen: z
    .object({
      verdict: z.enum(['too_early', 'no_baseline', 'better', 'worse', 'cannot_be_told']),
      before: z.number().nullable(),
      after: z.number().nullable(),
      monthsBefore: z.number().int(),
      monthsAfter: z.number().int(),
    })
    .nullable(),
})
export type MeasureView = z.output<typeof MeasureView>

/** What is done to keep and to find people, with what was expected and what has been seen; and what was reorganised. */
export const readStaffingChanges = route({
  name: 'readStaffingChanges',
  method: 'GET',
  path: '/api/posts/changes',
  may: 'answer for changes',
  input: z.strictObject({}),
  reply: z.object({
    units: z.array(z.object({ id: Id, name: z.string() })),
    measures: z.array(MeasureView),
    reorganisations: z.array(
      z.object({ id: Id, name: z.string(), unit: z.string(), fromOn: DaySchema, tookPart: z.string() }),
    ),
  }),
})

export const addStaffingMeasure = route({
  name: 'addStaffingMeasure',
  method: 'POST',
  path: '/api/posts/changes/measures',
  may: 'answer for changes',
  input: z.strictObject({
    id: Id,
    kind: z.enum(measureKinds),
    name: line(160),
    unitId,
    fromOn: DaySchema,
    figure: z.enum(measuredFigures),
    expected: prose(500),
  }),
  reply: z.object({ id: Id }),
})

/** Who took part may be left empty: it is then shown that nobody has told. */
export const addReorganisation = route({
  name: 'addReorganisation',
  method: 'POST',
  path: '/api/posts/changes/reorganisations',
  may: 'answer for changes',
  input: z.strictObject({
    id: Id,
    name: line(160),
    unitId,
    fromOn: DaySchema,
    tookPart: optionalProse(1000),
  }),
  reply: z.object({ id: Id }),
})

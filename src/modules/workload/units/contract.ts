import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from '../policy.ts'

const route = routesUnder<typeof may>()

/** null: too few for a figure, or a figure would tell another one by subtraction. */
export const UnitMonth = z.object({
  month: DaySchema,
  /** Whose month was measured: those with whom a talk was held. */
  measured: z.number().int().nullable(),
  median: z.number().int().nullable(),
  /** Share over 100 %, in bands at the ends: "≤ 20 %". */
  over: z.string().nullable(),
})

const Place = z.object({
  months: z.array(UnitMonth),
  /** Of the last twelve months. */
  actions: z.object({ agreed: z.number().int(), done: z.number().int() }).nullable(),
})

/** For director and politicians: units and the municipality, month by month. Never a person. */
export const readUnits = route({
  name: 'readWorkloadOfUnits',
  method: 'GET',
  path: '/api/workload-units',
  may: 'see units',
  input: z.strictObject({}),
  reply: z.object({
    municipality: z.string(),
    countedOn: DaySchema,
    smallest: z.number().int(),
    models: z.array(z.object({ version: z.number().int(), isSample: z.boolean() })),
    whole: Place,
    units: z.array(Place.extend({ unitId: Id, unit: z.string() })),
  }),
})
export type UnitsView = z.output<typeof readUnits.reply>

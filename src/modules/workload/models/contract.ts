import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from '../policy.ts'
import { Model } from '../rules/model.ts'
import { MatterTypeSchema } from '../views.ts'

export type { Model } from '../rules/model.ts'

const route = routesUnder<typeof may>()

export const ModelRow = z.object({
  version: z.number().int(),
  name: z.string(),
  validFrom: DaySchema.nullable(),
  decidedBy: z.string(),
  isSample: z.boolean(),
  isInForce: z.boolean(),
})

/** The model that counts today, and those that were or will be. */
export const listModels = route({
  name: 'listWorkloadModels',
  method: 'GET',
  path: '/api/workload-models',
  may: 'see models',
  input: z.strictObject({}),
  reply: z.object({
    today: DaySchema,
    model: Model,
    version: z.number().int(),
    isSample: z.boolean(),
    all: z.array(ModelRow),
    can: z.object({ try: z.boolean(), decide: z.boolean() }),
  }),
})
export type ModelsView = z.output<typeof listModels.reply>

/** A model is never changed: this one takes the place of the former from its day on. */
export const decideModel = route({
  name: 'decideWorkloadModel',
  method: 'POST',
  path: '/api/workload-models',
  may: 'decide model',
  input: z.strictObject({ id: Id, validFrom: DaySchema, model: Model }),
  reply: z.object({ version: z.number().int() }),
})

export const FigureView = z.object({ median: z.number().int(), over: z.string() })

/** What the last whole month would have been by this model, unit by unit. Nothing is stored. */
export const tryModel = route({
  name: 'tryWorkloadModel',
  method: 'POST',
  path: '/api/workload-models/try',
  reads: true,
  may: 'try model',
  input: z.strictObject({ model: Model }),
  reply: z.object({
    month: DaySchema,
    units: z.array(
      z.object({ unitId: Id, unit: z.string(), before: FigureView.nullable(), after: FigureView.nullable() }),
    ),
  }),
})
export type TriedView = z.output<typeof tryModel.reply>

/** Hours with families per matter and month, estimated from what units have in common; never from a person. */
export const readEstimate = route({
  name: 'readWorkloadEstimate',
  method: 'GET',
  path: '/api/workload-models/hours',
  may: 'try model',
  input: z.strictObject({}),
  reply: z.object({
    /** Unit-months that the estimate rests on, and how many it takes. */
    rows: z.number().int(),
    needs: z.number().int(),
    weights: z.array(z.object({ type: MatterTypeSchema, weight: z.number(), hours: z.number() })).nullable(),
  }),
})

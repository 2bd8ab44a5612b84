import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { grounds, ProcessView, stepFields } from '#modules/clocks/processes/contract.ts'
import type { may } from '../policy.ts'
import { measureKinds } from './kinds.ts'

export type { MeasureKind } from './kinds.ts'

const route = routesUnder<typeof may>()

export const MeasureKindSchema = z.enum(measureKinds)
export const GroundSchema = z.enum(grounds)

const version = z.number().int().min(0)

export const MeasureView = z.object({
  process: ProcessView,
  kind: MeasureKindSchema,
  ground: GroundSchema.nullable(),
  asksForGround: z.boolean(),
  openedOn: DaySchema,
  closedOn: DaySchema.nullable(),
  /** The birthday on which it must have ended; null when the law sets none or the ground is not said. */
  lastsUntil: DaySchema.nullable(),
  struck: z.array(z.object({ step: z.string(), on: DaySchema, reason: z.string(), by: z.string() })),
  /** The last step, when it may be struck. */
  canStrike: z.boolean(),
  version: z.number().int(),
})
export type MeasureView = z.output<typeof MeasureView>

export const MeasuresView = z.object({
  caseId: Id,
  number: z.string(),
  child: z.object({ id: Id, name: z.string(), protection: z.string() }),
  measures: z.array(MeasureView),
  /** What may be opened now, and by which first step. What a signed decision opens is not here: it opens by itself. */
  canOpen: z.array(
    z.object({
      kind: MeasureKindSchema,
      step: z.string(),
      paragraph: z.string(),
      asks: z.enum(['moment', 'meeting', 'days']).nullable(),
      asksForGround: z.boolean(),
      /** The ground that the board's decision names: nobody chooses it again. */
      ground: GroundSchema.nullable(),
    }),
  ),
  can: z.object({ work: z.boolean() }),
})
export type MeasuresView = z.output<typeof MeasuresView>

export const readMeasures = route({
  name: 'readMeasures',
  method: 'GET',
  path: '/api/cases/:caseId/measures',
  may: 'see case',
  input: z.strictObject({ caseId: Id }),
  reply: MeasuresView,
})

export const openMeasure = route({
  name: 'openMeasure',
  method: 'POST',
  path: '/api/cases/:caseId/measures',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    id: Id,
    kind: MeasureKindSchema,
    ground: GroundSchema.nullable(),
    ...stepFields,
  }),
  reply: MeasuresView,
})

/** One more step of a course, in the order that the law has. Its clocks move with it; no due date is ever typed. */
export const stepMeasure = route({
  name: 'stepMeasure',
  method: 'POST',
  path: '/api/cases/:caseId/measures/:measureId/steps',
  may: 'work on case',
  input: z.strictObject({ caseId: Id, measureId: Id, ...stepFields, version }),
  reply: MeasuresView,
})

/** The last step was written wrongly: it stays, struck, with the reason, and its clocks are as they were before it. */
export const strikeMeasureStep = route({
  name: 'strikeMeasureStep',
  method: 'POST',
  path: '/api/cases/:caseId/measures/:measureId/strikes',
  may: 'work on case',
  input: z.strictObject({ caseId: Id, measureId: Id, id: Id, reason: prose(2_000), version }),
  reply: MeasuresView,
})

/** LVU 2 or 3 §: it decides the age at which the care ends. */
export const setMeasureGround = route({
  name: 'setMeasureGround',
  method: 'PUT',
  path: '/api/cases/:caseId/measures/:measureId/ground',
  may: 'work on case',
  input: z.strictObject({ caseId: Id, measureId: Id, ground: GroundSchema, version }),
  reply: MeasuresView,
})

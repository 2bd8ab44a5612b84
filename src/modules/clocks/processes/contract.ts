import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { optionalProse } from '#kernel/input.ts'
import { ClockView } from '../contract.ts'
import { processKinds } from './all.ts'
import { askedKinds } from './model.ts'

export { type ProcessKind, processes, processKinds, type StateOf, type StepName, type StepOf } from './all.ts'
export { type EndOfAge, endOfAge, lastsUntil } from './ages.ts'
export {
  ageReached,
  type Course,
  courseOf,
  nextProcessSteps,
  type ProcessFacts,
  type ProcessMoves,
  type Refusal,
  refusals,
  type StartedClock,
  type StepTaken,
  takeStep,
  type TakenStep,
} from './course.ts'
export { type Asked, type Ground, grounds, type Process, type Step } from './model.ts'

export const ProcessKindSchema = z.enum(processKinds)

/** The fields of a step in any room's input: the day it happened, and what this kind of step asks for. */
export const stepFields = {
  step: z.string().regex(/^\w{1,60}$/),
  on: DaySchema,
  /** Time of day in Sweden, '14:05', where the law counts in hours. */
  time: z
    .string()
    .trim()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not_a_time' })
    .optional(),
  meetingOn: DaySchema.optional(),
  days: z.number().int().min(1).max(366).optional(),
  note: optionalProse(4_000),
}
/** Parsed input of a step. */
export type StepInput = z.output<z.ZodObject<typeof stepFields>>

const StepView = z.object({
  step: z.string(),
  on: DaySchema,
  at: InstantSchema.nullable(),
  meetingOn: DaySchema.nullable(),
  days: z.number().int().nullable(),
  note: z.string(),
  by: z.string(),
})
export type StepView = z.output<typeof StepView>

/** A process as the card shows it: where it stands, what runs, what may happen next, what has happened. */
export const ProcessView = z.object({
  processId: Id,
  kind: ProcessKindSchema,
  paragraph: z.string(),
  state: z.string(),
  closed: z.boolean(),
  /** It ended by itself on a birthday: which, and by which paragraph. Nobody took that step. */
  over: z.object({ age: z.number().int(), on: DaySchema, paragraph: z.string() }).nullable(),
  clocks: z.array(ClockView),
  steps: z.array(StepView),
  /** The most pressing first; empty when the reader may not work with it. */
  next: z.array(
    z.object({
      step: z.string(),
      paragraph: z.string(),
      asks: z.enum(askedKinds).nullable(),
      needsNote: z.boolean(),
      /** It meets a clock that runs. */
      meets: z.boolean(),
    }),
  ),
})
export type ProcessView = z.output<typeof ProcessView>

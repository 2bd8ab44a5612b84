import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'

/** What the form of the list asks for; no unit means all. */
export const listDelegatedPeriod = z.strictObject({
  from: DaySchema,
  until: DaySchema,
  unitId: Id.nullable().default(null),
})

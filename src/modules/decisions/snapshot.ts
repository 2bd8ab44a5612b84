import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'

/** What stands around a decision, as it was the day it was made: the document is built from this and never from today. */
export const Snapshot = z.object({
  municipality: z.string().default(''),
  caseNumber: z.string().default(''),
  childName: z.string().default(''),
  childNumber: z.string().default(''),
  childBirthOn: DaySchema.nullable().default(null),
  isProtected: z.boolean().default(false),
  /** FL 25, for a decision beside an investigation: when the parties got the material, or why they did not. */
  toldOn: DaySchema.nullable().default(null),
  toldNote: z.string().default(''),
  /** Who decided in a meeting, by name; empty when one person decided. */
  deciders: z.array(z.string()).default([]),
  consulted: z.array(z.object({ name: z.string(), agrees: z.boolean() })).default([]),
})
export type Snapshot = z.output<typeof Snapshot>

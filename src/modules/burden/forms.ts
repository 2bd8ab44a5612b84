import { z } from 'zod'
import tasks from './clicks.json' with { type: 'json' }
import forms from './forms.json' with { type: 'json' }
import type { OwnForm } from './rules/own.ts'

const Forms = z.record(
  z.string(),
  z.object({ room: z.string(), fields: z.record(z.string(), z.array(z.string())) }),
)

export type FormOfContract = z.output<typeof Forms>[string]

/** Every form of the house by its route, its fields by name, and the routes that answer with each. Written from the contracts. */
export const formsOfContracts: ReadonlyMap<string, FormOfContract> = new Map(
  Object.entries(Forms.parse(forms)),
)

/** Which form of the house asks for the own fields of which place. */
export const formOfOwn = {
  note: 'saveDraft',
  closing: 'closeCase',
  follow_up: 'followUpIntervention',
} as const satisfies Readonly<Record<OwnForm, string>>

/** The routes that show the answers to own fields. */
export const readersOfOwn = {
  note: ['listNotes', 'readChild'],
  closing: ['readCase'],
  follow_up: ['readCase'],
} as const satisfies Readonly<Record<OwnForm, readonly string[]>>

/** Only these are counted: no other route says anything about a field. */
export const countedReadings: ReadonlySet<string> = new Set([
  ...[...formsOfContracts.values()].flatMap(({ fields }) => Object.values(fields).flat()),
  ...Object.values(readersOfOwn).flat(),
])

const Tasks = z.record(z.string(), z.object({ presses: z.int().positive(), fields: z.int().min(0) }))

/** The commonest tasks, as the browser test counts them. */
export const clicksOfTasks = Object.entries(Tasks.parse(tasks)).map(([task, one]) => ({ task, ...one }))

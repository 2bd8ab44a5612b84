import { z } from 'zod'

const Changed = z.object({
  changed: z.array(z.object({ matterId: z.string(), what: z.enum(['changed', 'new', 'gone']) })),
})

/** Which rows somebody else changed, from the refusal: matter → what happened to it. */
export const changedRows = (current: unknown): ReadonlyMap<string, 'changed' | 'new' | 'gone'> => {
  const read = Changed.safeParse(current)
  return new Map(read.success ? read.data.changed.map((one) => [one.matterId, one.what]) : [])
}

const Faulty = z.object({ matterId: z.string() })

/** The row that could not be moved as it was chosen. */
export const faultyRow = (details: unknown): string | undefined => {
  const read = Faulty.safeParse(details)
  return read.success ? read.data.matterId : undefined
}

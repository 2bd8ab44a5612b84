import { z } from 'zod'

const byShape = new WeakMap<z.ZodType, readonly string[]>()

/** The names of a contract's fields, without those that the screen fills in: from these the version of a form is made. */
export const fieldNamesOf = (
  schema: z.ZodType,
  also: Readonly<Record<string, unknown>> | undefined,
): readonly string[] => {
  const known = byShape.get(schema) ?? (schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])
  byShape.set(schema, known)
  return known.filter((name) => name !== 'own' && (also === undefined || !(name in also)))
}

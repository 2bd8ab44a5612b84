/** The same without one of its names. */
export const without = (
  values: Readonly<Record<string, unknown>>,
  ...names: readonly string[]
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)))

/** Below so many people nothing is told of a unit to anybody but those who lead it (measures.md 8, T-22). */
export const fewest = 5

type Unit = { readonly id: string; readonly people: number }

const isSmall = ({ people }: Unit): boolean => people > 0 && people < fewest

const countOf = (units: readonly Unit[]): number => units.reduce((all, { people }) => all + people, 0)

/**
 * Which units somebody may see, and whether the total may stand beside them. A unit of four is hidden, and so is the smallest
 * of the others until what is hidden together is nobody or at least five: else total minus the shown gives it away. `ownId`
 * is known to the one who asks anyway, and hides nothing. A unit without people gives nobody away.
 */
export const shownUnits = (
  units: readonly Unit[],
  ownId?: string,
): { readonly ids: ReadonlySet<string>; readonly total: boolean } => {
  const others = units.filter(({ id }) => id !== ownId)
  const hidden = others.filter(isSmall)
  const rest = others.filter(({ people }) => people >= fewest).toSorted((a, b) => a.people - b.people)
  while (hidden.length > 0 && countOf(hidden) < fewest) {
    const next = rest.shift()
    if (next === undefined) break
    hidden.push(next)
  }
  const hiddenIds = new Set(hidden.map(({ id }) => id))
  const shown = units.filter(({ id }) => !hiddenIds.has(id))
  const isSafe = hidden.length === 0 || countOf(hidden) >= fewest
  return { ids: new Set(shown.map(({ id }) => id)), total: isSafe && countOf(units) >= fewest }
}

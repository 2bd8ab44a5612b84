/** No group under five people is shown (measures.md C.3, 8.9). */
export const fewestPeople = 5

export type Group = { readonly id: string; readonly people: number }

/**
 * The units whose figures may stand beside the whole municipality's. A unit needs five people; and as the whole is shown too,
 * those that are hidden must together be none or five, or subtraction would tell: then the smallest of the others is hidden
 * with them (measures.md 8.9).
 */
export const groupsShown = (groups: readonly Group[]): ReadonlySet<string> => {
  const some = groups.filter(({ people }) => people > 0)
  const shown = some
    .filter(({ people }) => people >= fewestPeople)
    .toSorted((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1))
  const hidden = () => some.filter((one) => !shown.includes(one)).reduce((sum, { people }) => sum + people, 0)
  while (shown.length > 0 && hidden() > 0 && hidden() < fewestPeople) shown.pop()
  return new Set(shown.map(({ id }) => id))
}

export const isShownWhole = (groups: readonly Group[]): boolean =>
  groups.reduce((sum, { people }) => sum + people, 0) >= fewestPeople

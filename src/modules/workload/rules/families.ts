/** A child and somebody who has it as guardian or parent, or is its brother or sister. */
export type Tie = { readonly childId: string; readonly personId: string }

/** Which of the children are of one family: those who share a parent, or are brothers and sisters, over any number of steps. */
export const familiesOf = (
  childIds: readonly string[],
  ties: readonly Tie[],
): ReadonlyMap<string, string> => {
  const parent = new Map<string, string>()
  const rootOf = (id: string): string => {
    const up = parent.get(id)
    if (up === undefined || up === id) return id
    const root = rootOf(up)
    parent.set(id, root)
    return root
  }
  for (const { childId, personId } of ties) parent.set(rootOf(childId), rootOf(personId))
  return new Map(childIds.map((id) => [id, rootOf(id)]))
}

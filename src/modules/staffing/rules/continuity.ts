import { biceBoxerman } from '#kernel/stats/bice-boxerman.ts'
import { fewest, shownUnits } from './shown.ts'

/** How many held meetings one worker had with one child. */
export type Contact = { readonly childId: string; readonly workerId: string; readonly contacts: number }

export type Continuity = {
  /** Mean over the children of Bice and Boxerman's index; a child who was met once has none, and is not counted as 0. */
  readonly index: number
  readonly workers: number
  readonly children: number
}

/** Of the children of one unit over twelve months. undefined: no child was met twice. */
export const continuityOf = (contacts: readonly Contact[]): Continuity | undefined => {
  const children = [...Map.groupBy(contacts, ({ childId }) => childId).values()]
  const met = children.flatMap((own) => {
    const index = biceBoxerman(own.map((one) => one.contacts))
    return index === undefined ? [] : [{ index, workers: own.length }]
  })
  if (met.length === 0) return undefined
  const mean = (of: (one: (typeof met)[number]) => number): number =>
    met.reduce((sum, one) => sum + of(one), 0) / met.length
  return { index: mean(({ index }) => index), workers: mean(({ workers }) => workers), children: met.length }
}

/** Unit by unit, without those of fewer than five children, and without another one that would give such a unit away. */
export const continuityShown = (
  units: readonly { readonly id: string; readonly contacts: readonly Contact[] }[],
): ReadonlyMap<string, Continuity> => {
  const found = units.flatMap(({ id, contacts }) => {
    const continuity = continuityOf(contacts)
    return continuity === undefined ? [] : [{ id, people: continuity.children, continuity }]
  })
  const { ids } = shownUnits(found)
  return new Map(
    found
      .filter(({ id, people }) => ids.has(id) && people >= fewest)
      .map(({ id, continuity }) => [id, continuity] as const),
  )
}

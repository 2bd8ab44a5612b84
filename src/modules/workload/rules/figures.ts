/** Below this nothing is told of a group, since figures of so few point at people (measures.md 8; no published norm was found). */
export const smallestGroup = 5

export type Of = { readonly unitId: string; readonly percent: number }
export type Figure = { readonly measured: number; readonly median: number; readonly over: string }

/** The middle value; of an even number the mean of the two in the middle. */
export const medianOf = (values: readonly number[]): number => {
  if (values.length === 0) throw new RangeError('a median of no values')
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/**
 * A share at the ends is told as a band, so that it never says that nearly all or nearly none of a few are meant: 5 to 9 people
 * at 20 and 80 %, from 10 people at 10 and 90 % (measures.md 8, rule 2).
 */
export const shareInWords = (part: number, whole: number): string => {
  if (!(whole > 0) || part < 0 || part > whole) throw new RangeError(`a share of ${part} in ${whole}`)
  const end = whole < 10 ? 20 : 10
  const share = (part / whole) * 100
  if (share <= end) return `≤ ${end} %`
  return share >= 100 - end ? `≥ ${100 - end} %` : `${Math.round(share)} %`
}

/**
 * Which groups may be shown beside their sum. Small ones are hidden; and so many more, the smallest first, that those who are
 * hidden together are none or at least five: else the sum minus the rest tells them.
 */
export const shownGroups = (sizes: ReadonlyMap<string, number>): ReadonlySet<string> => {
  const filled = [...sizes].filter(([, n]) => n > 0).toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const shown = filled.filter(([, n]) => n >= smallestGroup)
  const hiddenOf = (kept: typeof shown): number =>
    filled.reduce((sum, [, n]) => sum + n, 0) - kept.reduce((sum, [, n]) => sum + n, 0)
  while (shown.length > 0 && hiddenOf(shown) > 0 && hiddenOf(shown) < smallestGroup) shown.pop()
  return new Set(shown.map(([id]) => id))
}

export const figureOf = (percents: readonly number[]): Figure | null =>
  percents.length < smallestGroup
    ? null
    : {
        measured: percents.length,
        median: Math.round(medianOf(percents)),
        over: shareInWords(percents.filter((one) => one > 100).length, percents.length),
      }

export type Figures = {
  readonly whole: Figure | null
  readonly units: ReadonlyMap<string, Figure>
}

/** One month of all units, with what may not be told left out. */
export const figuresOf = (rows: readonly Of[]): Figures => {
  const byUnit = Map.groupBy(rows, ({ unitId }) => unitId)
  const shown = shownGroups(new Map([...byUnit].map(([id, of]) => [id, of.length])))
  return {
    whole: figureOf(rows.map(({ percent }) => percent)),
    units: new Map(
      [...byUnit].flatMap(([id, of]) => {
        const figure = shown.has(id) ? figureOf(of.map(({ percent }) => percent)) : null
        return figure === null ? [] : [[id, figure] as const]
      }),
    ),
  }
}

/** A stretch of a text, exactly as it stands there. */
export type Stretch = { readonly from: number; readonly until: number }

const edges = (text: string, from: number, until: number): Stretch | undefined => {
  const words = text.slice(from, until)
  const start = from + words.length - words.trimStart().length
  const end = from + words.trimEnd().length
  return end > start ? { from: start, until: end } : undefined
}

/** The sentences of a text, without the blanks around them. A line of its own is a sentence of its own. */
export const sentencesOf = (text: string): Stretch[] => {
  const cutter = new Intl.Segmenter('sv', { granularity: 'sentence' })
  return Array.from(cutter.segment(text)).flatMap(
    ({ segment, index }) => edges(text, index, index + segment.length) ?? [],
  )
}

/** What was picked, as the words stand: neighbours become one quote, whatever stands between them. */
export const quotesOf = (
  text: string,
  stretches: readonly Stretch[],
  picked: ReadonlySet<number>,
): string[] => {
  const runs: Stretch[] = []
  for (const [at, stretch] of stretches.entries()) {
    if (!picked.has(at)) continue
    const last = picked.has(at - 1) ? runs.pop() : undefined
    runs.push({ from: last?.from ?? stretch.from, until: stretch.until })
  }
  return runs.map(({ from, until }) => text.slice(from, until))
}

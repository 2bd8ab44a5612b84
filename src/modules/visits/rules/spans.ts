/** A stretch of time in milliseconds: from the first to just before the last. */
export type Span = { readonly from: number; readonly until: number }

/** The same time in as few spans as possible: what overlaps or touches is one. */
export const merged = (spans: readonly Span[]): readonly Span[] =>
  spans
    .filter(({ from, until }) => until > from)
    .toSorted((a, b) => a.from - b.from)
    .reduce<readonly Span[]>((done, span) => {
      const last = done.at(-1)
      if (!last || span.from > last.until) return [...done, span]
      return [...done.slice(0, -1), { from: last.from, until: Math.max(last.until, span.until) }]
    }, [])

/** What lies in both. */
export const within = (one: readonly Span[], other: readonly Span[]): readonly Span[] =>
  merged(
    one.flatMap((a) =>
      other.map((b) => ({ from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) })),
    ),
  )

/** How long they are together, in milliseconds, each moment counted once. */
export const lengthOf = (spans: readonly Span[]): number =>
  merged(spans).reduce((sum, { from, until }) => sum + until - from, 0)

export const holds = (spans: readonly Span[], at: number): boolean =>
  spans.some(({ from, until }) => from <= at && at < until)

import type { Issue } from '#kernel/errors.ts'
import { type Category, type Counts, added } from '../rules/categories.ts'

/** A part of a day, in minutes after midnight. */
export type Stretch = {
  readonly from: number
  readonly until: number
  readonly category: Category
}

export const quarter = 15

/** What cannot be a day, told row by row. Nothing of it is stored, and nothing that was typed is lost. */
export const stretchIssues = (rows: readonly Stretch[]): Issue[] =>
  rows.flatMap((row, at): Issue[] => {
    if (row.from % quarter !== 0) return [{ path: `rows.${at}.fromAt`, code: 'diary_not_a_quarter' }]
    if (row.until % quarter !== 0) return [{ path: `rows.${at}.untilAt`, code: 'diary_not_a_quarter' }]
    if (row.until <= row.from) return [{ path: `rows.${at}.untilAt`, code: 'diary_ends_before_start' }]
    const meets = rows.slice(0, at).some((other) => other.from < row.until && row.from < other.until)
    return meets ? [{ path: `rows.${at}.fromAt`, code: 'diary_overlap' }] : []
  })

/** Minutes of each category. */
export const diaryCounts = (rows: readonly Stretch[]): Counts =>
  added(rows.map(({ from, until, category }) => ({ [category]: until - from })))

/** A meeting of the calendar, in minutes after midnight. */
export type Busy = Stretch

const rounded = (minute: number): number => Math.round(minute / quarter) * quarter

/**
 * The day as the calendar knows it: meetings in their quarters, and the time between them left for whoever keeps the diary to
 * say. Where two meetings meet the later one gives way.
 */
export const filledDay = (
  busy: readonly Busy[],
  { from, until }: { readonly from: number; readonly until: number },
): Stretch[] => {
  const rows: Stretch[] = []
  let free = Math.min(from, ...busy.map((one) => rounded(one.from)))
  for (const one of busy.toSorted((a, b) => a.from - b.from)) {
    const begins = Math.max(free, rounded(one.from))
    const ends = Math.min(24 * 60, Math.max(begins, rounded(one.until)))
    if (ends <= begins) continue
    if (begins > free) rows.push({ from: free, until: begins, category: 'casework' })
    rows.push({ from: begins, until: ends, category: one.category })
    free = ends
  }
  if (free < until) rows.push({ from: free, until, category: 'casework' })
  return rows
}

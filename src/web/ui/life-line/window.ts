import { addDays, addMonths, addYears, day, type Day, daysBetween } from '#kernel/day.ts'

/** The stretch of time that the picture shows, both days included. */
export type Window = { readonly from: Day; readonly to: Day }

/** What has happened (or comes) from a day until a day; null while it goes on. */
export type Span = { readonly key: string; readonly from: Day; readonly to: Day | null }

const marginDays = 14
const fewestDays = 28

const dayAfter = (a: Day, b: Day): Day => (a > b ? a : b)

/** From the first thing that happened until what lies ahead, with a little air on both sides. */
export const wholeWindow = (days: readonly Day[], today: Day): Window => {
  const first = days.reduce((least, each) => (each < least ? each : least), today)
  const last = days.reduce((most, each) => (each > most ? each : most), today)
  const from = addDays(first, -marginDays)
  return { from, to: dayAfter(addDays(last, marginDays), addDays(from, fewestDays)) }
}

/** Where a day stands in the window: 0 is its left edge, 1 its right; outside of both when it is not shown. */
export const shareOf = (window: Window, on: Day): number =>
  daysBetween(window.from, on) / daysBetween(window.from, window.to)

const within = (length: number, from: Day, whole: Window): Window => {
  const room = daysBetween(whole.from, whole.to)
  const days = Math.min(Math.max(Math.round(length), fewestDays), room)
  const latest = addDays(whole.to, -days)
  const start = from < whole.from ? whole.from : from > latest ? latest : from
  return { from: start, to: addDays(start, days) }
}

/** Closer (factor under 1) or farther, around the middle; never outside of the whole. */
export const zoomed = (window: Window, factor: number, whole: Window): Window => {
  const days = daysBetween(window.from, window.to)
  const length = days * factor
  return within(length, addDays(window.from, Math.round((days - length) / 2)), whole)
}

/** Earlier (negative share of the window's length) or later; stops at the ends. */
export const moved = (window: Window, share: number, whole: Window): Window => {
  const days = daysBetween(window.from, window.to)
  return within(days, addDays(window.from, Math.round(days * share)), whole)
}

/** The last so many months until today, with a third as much ahead. */
export const lately = (months: number, today: Day, whole: Window): Window => {
  const from = addMonths(today, -months)
  return within(daysBetween(from, today) * (4 / 3), from, whole)
}

export const isShown = (window: Window, span: { readonly from: Day; readonly to: Day | null }): boolean =>
  span.from <= window.to && (span.to === null || span.to >= window.from)

export type Tick = { readonly on: Day; readonly unit: 'year' | 'month' }

const mostTicks = 12
/** Months between two ticks, from close to far. */
const steps = [1, 3, 6, 12, 24, 60, 120] as const

const firstOfMonth = (on: Day): Day => day(`${on.slice(0, 7)}-01`)

const monthsIn = (window: Window): number => Math.ceil(daysBetween(window.from, window.to) / 30)

/** The first of January, or of some months, so that at most twelve are told. */
export const ticks = (window: Window): readonly Tick[] => {
  const step = steps.find((months) => monthsIn(window) / months <= mostTicks - 1) ?? 240
  const start =
    step >= 12
      ? day(`${window.from.slice(0, 4)}-01-01`)
      : firstOfMonth(day(`${window.from.slice(0, 4)}-01-01`))
  const found: Tick[] = []
  for (let on = start; on <= window.to; on = step >= 12 ? addYears(on, step / 12) : addMonths(on, step)) {
    if (on >= window.from) found.push({ on, unit: on.endsWith('-01-01') ? 'year' : 'month' })
  }
  return found
}

/** Spans in as few rows as they need: two in one row never lie on each other. */
export const inRows = <T extends Span>(spans: readonly T[]): readonly (readonly T[])[] => {
  const rows: { readonly until: Day | null; readonly spans: readonly T[] }[] = []
  for (const span of spans.toSorted((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1))) {
    const free = rows.findIndex((row) => row.until !== null && row.until <= span.from)
    const row = { until: span.to, spans: [...(rows[free]?.spans ?? []), span] }
    if (free === -1) rows.push(row)
    else rows[free] = row
  }
  return rows.map((row) => row.spans)
}

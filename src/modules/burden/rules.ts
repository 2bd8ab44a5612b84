import { addDays, type Day, weekday } from '#kernel/day.ts'

/** Seconds up to which a use belongs to a bucket of the histogram; the last bucket is open. Never reorder: stored by place. */
export const bucketEnds = [
  5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1_200, 1_800, 3_600,
] as const

/** No group under five is shown (handbook measures 0.1, systems C core). */
export const fewestShown = 5

export const longestUseSeconds = 4 * 3_600

/** The Monday of the week: no time is kept finer than that. */
export const weekOf = (on: Day): Day => addDays(on, 1 - weekday(on))

/** The place in the histogram of a use that took so long. */
export const bucketOf = (seconds: number): number => {
  const place = bucketEnds.findIndex((end) => seconds <= end)
  return place === -1 ? bucketEnds.length : place
}

const startOf = (bucket: number): number => (bucket === 0 ? 0 : (bucketEnds[bucket - 1] ?? 0))

/**
 * The time under which the share `q` of the uses stayed, read from the histogram: evenly spread within a bucket, and the
 * open one counted as its beginning, so that one who left a form lying does not move it.
 */
export const quantile = (histogram: ReadonlyMap<number, number>, q: number): number => {
  const buckets = [...histogram].filter(([, uses]) => uses > 0).sort(([a], [b]) => a - b)
  const all = buckets.reduce((sum, [, uses]) => sum + uses, 0)
  let left = all * q
  for (const [bucket, uses] of buckets) {
    const [from, end] = [startOf(bucket), bucketEnds[bucket]]
    if (left <= uses) return end === undefined ? from : Math.round(from + ((end - from) * left) / uses)
    left -= uses
  }
  return 0
}

export type Burden = {
  readonly fields: number
  readonly secondsPerField: number
  readonly usesPerMonth: number
}

/** C10: field burden = fields × seconds to fill one × uses, in hours per month. */
export const fieldBurdenHours = ({ fields, secondsPerField, usesPerMonth }: Burden): number =>
  (fields * secondsPerField * usesPerMonth) / 3_600

const weeksPerMonth = 365.25 / 12 / 7

/** How many uses there are in a month of average length, when so many were counted in so many weeks. */
export const perMonth = (count: number, weeks: number): number =>
  weeks <= 0 ? 0 : (count / weeks) * weeksPerMonth

/** What one use of a form said, as the server keeps it: no person, no matter, no content. */
export type Use = {
  readonly form: string
  readonly version: string
  readonly outcome: 'sent' | 'left'
  readonly seconds: number
  readonly clicks: number
  readonly presses: number
  readonly fields: readonly { readonly name: string; readonly seconds: number; readonly filled: boolean }[]
}

export type UseRow = {
  readonly form: string
  readonly version: string
  readonly sent: number
  readonly abandoned: number
  readonly seconds: number
  readonly clicks: number
  readonly presses: number
  readonly shown: number
  readonly filled: number
}
export type TimeRow = { readonly form: string; readonly bucket: number; readonly uses: number }
export type FieldRow = {
  readonly form: string
  readonly field: string
  readonly shown: number
  readonly filled: number
  readonly seconds: number
}
export type Tallied = {
  readonly uses: readonly UseRow[]
  readonly times: readonly TimeRow[]
  readonly fields: readonly FieldRow[]
}

type Numbers = Readonly<Record<string, number | string>>

const summed = <R extends Numbers>(
  rows: readonly R[],
  keyOf: (row: R) => string,
  plus: (a: R, b: R) => R,
) => {
  const byKey = new Map<string, R>()
  for (const row of rows) {
    const key = keyOf(row)
    const before = byKey.get(key)
    byKey.set(key, before === undefined ? row : plus(before, row))
  }
  // In one order always: two batches that meet wait for each other, and never in a circle.
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}

const filledIn = ({ fields }: Use): number => fields.filter(({ filled }) => filled).length

const useRow = (use: Use): UseRow => {
  const sent = use.outcome === 'sent'
  return {
    form: use.form,
    version: use.version,
    sent: sent ? 1 : 0,
    abandoned: sent ? 0 : 1,
    seconds: use.seconds,
    clicks: use.clicks,
    presses: use.presses,
    shown: sent ? use.fields.length : 0,
    filled: sent ? filledIn(use) : 0,
  }
}

/**
 * A batch of uses as the counters that it raises. What was left unsent costs its time, and says nothing of which fields
 * are filled: those are counted in what was sent.
 */
export const tally = (uses: readonly Use[]): Tallied => {
  const sent = uses.filter(({ outcome }) => outcome === 'sent')
  return {
    uses: summed(
      uses.map(useRow),
      ({ form, version }) => `${form} ${version}`,
      (a, b) => ({
        ...a,
        sent: a.sent + b.sent,
        abandoned: a.abandoned + b.abandoned,
        seconds: a.seconds + b.seconds,
        clicks: a.clicks + b.clicks,
        presses: a.presses + b.presses,
        shown: a.shown + b.shown,
        filled: a.filled + b.filled,
      }),
    ),
    times: summed(
      sent.map(({ form, seconds }) => ({ form, bucket: bucketOf(seconds), uses: 1 })),
      ({ form, bucket }) => `${form} ${bucket}`,
      (a, b) => ({ ...a, uses: a.uses + b.uses }),
    ),
    fields: summed(
      sent.flatMap(({ form, fields }) =>
        fields.map(({ name, seconds, filled }) => ({
          form,
          field: name,
          shown: 1,
          filled: filled ? 1 : 0,
          seconds,
        })),
      ),
      ({ form, field }) => `${form} ${field}`,
      (a, b) => ({
        ...a,
        shown: a.shown + b.shown,
        filled: a.filled + b.filled,
        seconds: a.seconds + b.seconds,
      }),
    ),
  }
}

export type UnitCount = { readonly unitId: string; readonly uses: number; readonly workers: number }

const isBigEnough = (groups: readonly UnitCount[]): boolean =>
  groups.reduce((sum, { uses }) => sum + uses, 0) >= fewestShown &&
  groups.reduce((sum, { workers }) => sum + workers, 0) >= fewestShown

/**
 * The units whose figures for a form may be shown beside the whole municipality's. A unit needs five uses and five workers;
 * and as the whole is shown too, those that are hidden must together be just as many, or subtraction would tell: then the
 * smallest of the others is hidden with them.
 */
export const unitsThatMayBeShown = (units: readonly UnitCount[]): readonly string[] => {
  const used = units.filter(({ uses }) => uses > 0)
  const shown = used.filter((unit) => isBigEnough([unit])).sort((a, b) => b.uses - a.uses)
  const hidden = used.filter((unit) => !shown.includes(unit))
  while (hidden.length > 0 && !isBigEnough(hidden)) {
    const smallest = shown.pop()
    if (smallest === undefined) break
    hidden.push(smallest)
  }
  return shown.map(({ unitId }) => unitId)
}

/** How many weeks back a claim like "nobody for twelve months" needs. */
export const weeksOfAYear = 52

/** A field stands out when its form was used often enough to say so, and the field never. */
export const isNeverFilled = ({ shown, filled }: Pick<FieldRow, 'shown' | 'filled'>): boolean =>
  shown >= fewestShown && filled === 0

const cell = (value: string | number): string => {
  const text = typeof value === 'number' ? String(value).replace('.', ',') : value
  // A spreadsheet takes what begins so for a formula: an own field may be called anything.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A table for a spreadsheet in Swedish: semicolons, decimal comma, and the mark that tells Excel that it is UTF-8. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`

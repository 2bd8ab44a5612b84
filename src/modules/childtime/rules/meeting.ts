import type { Day, Instant } from '#kernel/day.ts'
import { monthOf } from './planned.ts'

/** What a worker's minutes of one held meeting are stored as. */
export type ContactRow = {
  readonly visitId: string
  readonly workerId: string
  readonly unitId: string
  readonly on: Day
  readonly beganAt: Instant
  readonly endedAt: Instant
  readonly child: number
  readonly childAdult: number
  readonly adult: number
  readonly travel: number
  readonly childMinutes: number
  readonly aloneMinutes: number
  readonly meetings: number
  readonly workers: number
}

type Minutes = {
  readonly child: number
  readonly child_adult: number
  readonly adult: number
  readonly travel: number
}

export type Meeting = {
  readonly visitId: string
  readonly on: Day
  readonly beganAt: Instant
  readonly endedAt: Instant
  readonly workers: readonly { readonly workerId: string; readonly minutes: Minutes }[]
  readonly children: readonly { readonly childId: string; readonly total: number; readonly alone: number }[]
}

/**
 * Rows of a held meeting. Two workers for an hour are two hours of work, and one hour for the child: the children's minutes
 * stand on the row of the first worker who was there, so that a sum over rows counts them once.
 */
export const rowsOf = (meeting: Meeting, unitOf: ReadonlyMap<string, string>): ContactRow[] => {
  const there = meeting.workers.flatMap(({ workerId, minutes }) => {
    const unitId = unitOf.get(workerId)
    const sum = minutes.child + minutes.child_adult + minutes.adult + minutes.travel
    return unitId === undefined || sum === 0 ? [] : [{ workerId, minutes, unitId }]
  })
  const total = meeting.children.reduce((sum, child) => sum + child.total, 0)
  const alone = meeting.children.reduce((sum, child) => sum + child.alone, 0)
  return there.map(({ workerId, minutes, unitId }, at) => ({
    visitId: meeting.visitId,
    workerId,
    unitId,
    on: meeting.on,
    beganAt: meeting.beganAt,
    endedAt: meeting.endedAt,
    child: minutes.child,
    childAdult: minutes.child_adult,
    adult: minutes.adult,
    travel: minutes.travel,
    childMinutes: at === 0 ? total : 0,
    aloneMinutes: at === 0 ? alone : 0,
    meetings: at === 0 ? 1 : 0,
    workers: there.length,
  }))
}

/** What a month of a worker is added up from. */
export const sums = [
  'child',
  'childAdult',
  'adult',
  'travel',
  'childMinutes',
  'aloneMinutes',
  'meetings',
] as const
export type Sums = Readonly<Record<(typeof sums)[number], number>>

export type MonthChange = Sums & { readonly unitId: string; readonly monthOn: Day; readonly workerId: string }

/** What the months change by when these rows take the place of those; nothing for what stays as it was. In one order. */
export const monthChanges = (
  before: readonly ContactRow[],
  after: readonly ContactRow[],
): readonly MonthChange[] => {
  const byKey = new Map<string, MonthChange>()
  const add = (row: ContactRow, sign: 1 | -1): void => {
    const at = { unitId: row.unitId, monthOn: monthOf(row.on), workerId: row.workerId }
    const key = `${at.unitId} ${at.monthOn} ${at.workerId}`
    const so = byKey.get(key)
    const sum = (name: (typeof sums)[number]): number => (so?.[name] ?? 0) + sign * row[name]
    byKey.set(key, {
      ...at,
      child: sum('child'),
      childAdult: sum('childAdult'),
      adult: sum('adult'),
      travel: sum('travel'),
      childMinutes: sum('childMinutes'),
      aloneMinutes: sum('aloneMinutes'),
      meetings: sum('meetings'),
    })
  }
  for (const row of before) add(row, -1)
  for (const row of after) add(row, 1)
  return [...byKey]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, change]) => (sums.some((name) => change[name] !== 0) ? [change] : []))
}

/** Longer than a working day and an evening: somebody has most likely forgotten to end it. */
const longestLikely = 12 * 60

export type Told = Pick<ContactRow, 'visitId' | 'beganAt' | 'endedAt'>

const minutesBetween = (from: Instant, until: Instant): number =>
  Math.round(
    (Temporal.Instant.from(until).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds) / 60_000,
  )

export type Oddity =
  | { readonly kind: 'overlap'; readonly visitId: string; readonly otherId: string; readonly minutes: number }
  | { readonly kind: 'long'; readonly visitId: string; readonly minutes: number }

/**
 * What one worker's meetings cannot all be: two at the same time, or one without end. Nothing is taken away silently: the
 * worker is told and corrects it in the meeting.
 */
export const odditiesOf = (meetings: readonly Told[]): Oddity[] => {
  const ordered = meetings.toSorted((a, b) => (a.beganAt < b.beganAt ? -1 : a.beganAt > b.beganAt ? 1 : 0))
  const long = ordered.flatMap(({ visitId, beganAt, endedAt }): Oddity[] => {
    const minutes = minutesBetween(beganAt, endedAt)
    return minutes > longestLikely ? [{ kind: 'long', visitId, minutes }] : []
  })
  const overlaps = ordered.flatMap((one, at) =>
    ordered.slice(at + 1).flatMap((other): Oddity[] => {
      const until = one.endedAt < other.endedAt ? one.endedAt : other.endedAt
      const minutes = minutesBetween(other.beganAt, until)
      return other.beganAt < one.endedAt && minutes > 0
        ? [{ kind: 'overlap', visitId: one.visitId, otherId: other.visitId, minutes }]
        : []
    }),
  )
  return [...long, ...overlaps]
}

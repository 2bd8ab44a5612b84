import { addDays, type Day, type Instant, instant, weekday } from '#kernel/day.ts'
import { isNonWorkday, nextWorkday } from '#kernel/calendar.ts'
import { drawRandomMoments, type MinuteRange } from '#kernel/stats/random-moments.ts'
import { seededRandom } from '#kernel/stats/seeded-random.ts'
import { type Employed, isAtWork, minutesOfDay } from '../rules/planned.ts'

export const ways = ['prompts', 'diary'] as const
export type Way = (typeof ways)[number]

/** As the boxes of a form hand them on: Monday is 1. */
export const weekdayWords = ['1', '2', '3', '4', '5', '6', '7'] as const
export type WeekdayName = (typeof weekdayWords)[number]

export const weekdayNames = (days: readonly number[]): WeekdayName[] =>
  weekdayWords.filter((name) => days.includes(Number(name)))

export const waveStates = ['planned', 'running', 'over', 'closed'] as const
export type WaveState = (typeof waveStates)[number]

export const stateOf = (
  wave: { readonly startsOn: Day; readonly endsOn: Day; readonly closedAt: Instant | null },
  today: Day,
): WaveState =>
  wave.closedAt !== null
    ? 'closed'
    : today < wave.startsOn
      ? 'planned'
      : today > wave.endsOn
        ? 'over'
        : 'running'

const zone = 'Europe/Stockholm'

/** The moment of a minute of a day in Sweden; one that summer time skips is the first after it. */
export const momentAt = (on: Day, minute: number): Instant =>
  instant(
    Temporal.PlainDate.from(on)
      .toZonedDateTime({
        timeZone: zone,
        plainTime: Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }),
      })
      .toInstant()
      .toString(),
  )

/** The minute of the day in Sweden. */
export const minuteOf = (at: Instant): number => {
  const { hour, minute } = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  return hour * 60 + minute
}

const two = (n: number): string => String(n).padStart(2, '0')

export const clockOf = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

export const minuteOfClock = (at: string): number => {
  const [hours = '0', minutes = '0'] = at.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** Lunch is nobody's working time, and nobody is asked then. */
const lunch = { from: 12 * 60, until: 13 * 60 }
const dayBegins = 8 * 60

export type WorkingDay = {
  readonly weekdays: readonly number[]
  readonly fromMinute: number
  readonly untilMinute: number
}

/** What a working day is until somebody says otherwise: Monday to Friday from eight, the share of eight hours, and lunch. */
export const usualDay = (employmentPercent: number): WorkingDay => {
  const worked = Math.round((minutesOfDay * employmentPercent) / 100 / 15) * 15
  const until = dayBegins + worked
  return {
    weekdays: [1, 2, 3, 4, 5],
    fromMinute: dayBegins,
    untilMinute: until > lunch.from ? until + (lunch.until - lunch.from) : until,
  }
}

/** The planned minutes of a day, without lunch; none on a day off or away. */
export const plannedRanges = (
  { weekdays, fromMinute, untilMinute }: WorkingDay,
  employed: Employed,
  on: Day,
): readonly MinuteRange[] => {
  if (!weekdays.includes(weekday(on)) || isNonWorkday(on) || !isAtWork(employed, on)) return []
  const before = { from: fromMinute, until: Math.min(untilMinute, lunch.from) }
  const after = { from: Math.max(fromMinute, lunch.until), until: untilMinute }
  return [before, after].filter(({ from, until }) => until > from)
}

export const rangesMinutes = (ranges: readonly MinuteRange[]): number =>
  ranges.reduce((sum, { from, until }) => sum + until - from, 0)

type Drawing = {
  /** Of the wave, and of whom it is drawn for: the same two give the same moments. */
  readonly seed: string
  readonly person: string
  readonly from: Day
  readonly endsOn: Day
  readonly momentsPerDay: number
  readonly day: WorkingDay
  readonly employed: Employed
}

/**
 * Every planned minute as likely: so many a day, each out of its own part of the day (measures.md C.3). A shorter day has fewer,
 * in proportion, so that all worked minutes weigh the same.
 */
export const drawMoments = ({
  seed,
  person,
  from,
  endsOn,
  momentsPerDay,
  day,
  employed,
}: Drawing): Instant[] => {
  const due: Instant[] = []
  for (let on = from; on <= endsOn; on = addDays(on, 1)) {
    const ranges = plannedRanges(day, employed, on)
    const planned = rangesMinutes(ranges)
    if (planned === 0) continue
    const random = seededRandom(`${seed} ${person} ${on}`)
    const exact = (momentsPerDay * planned) / minutesOfDay
    // The part of a moment that is left over is drawn too, or a half-timer would weigh more or less than worked.
    const extra = random.below(1_000_000) < (exact - Math.floor(exact)) * 1_000_000 ? 1 : 0
    const moments = Math.min(planned, Math.floor(exact) + extra)
    if (moments === 0) continue
    due.push(...drawRandomMoments(ranges, moments, random).map((minute) => momentAt(on, minute)))
  }
  return due
}

/** So long after its moment an answer still is one of the moment itself. */
export const windowMinutes = 15

export const isWithinWindow = (dueAt: Instant, now: Instant): boolean =>
  Temporal.Instant.from(now).epochMilliseconds - Temporal.Instant.from(dueAt).epochMilliseconds <=
  windowMinutes * 60_000

/** The next whole working week after this one. */
export const nextWeek = (today: Day): { readonly startsOn: Day; readonly endsOn: Day } => {
  const monday = addDays(today, 8 - weekday(today))
  return { startsOn: nextWorkday(monday), endsOn: addDays(monday, 4) }
}

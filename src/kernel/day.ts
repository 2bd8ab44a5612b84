import type { z } from 'zod'

/** A calendar day in Sweden, 'YYYY-MM-DD'. Compare with `<` and `===`. */
export type Day = string & z.$brand<'Day'>

/** A moment, '2026-11-22T08:15:00.000Z': always UTC, always three decimals, so that `<` compares in time. */
export type Instant = string & z.$brand<'Instant'>

/** Monday is 1, Sunday is 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const zone = 'Europe/Stockholm'
const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const dayShape = /^\d{4}-\d{2}-\d{2}$/
const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

const holds = (read: () => unknown): boolean => {
  try {
    read()
    return true
  } catch {
    return false
  }
}

/** Says whether the text is a day that exists: '2026-02-30' is not. */
export const isDay = (text: string): text is Day =>
  dayShape.test(text) && holds(() => Temporal.PlainDate.from(text))

/** Says whether the text is a moment in the one form that we store and compare. */
export const isInstant = (text: string): text is Instant =>
  instantShape.test(text) && holds(() => Temporal.Instant.from(text))

/** Reads a day; throws RangeError on a day that does not exist. */
export const day = (text: string): Day => {
  if (!isDay(text)) throw new RangeError('not a calendar day (YYYY-MM-DD)')
  return text
}

/** Reads a moment in any ISO form with an offset and writes it in our own; parts under a millisecond are cut. */
export const instant = (text: string): Instant => {
  const written = Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' })
  if (!isInstant(written)) throw new RangeError('a moment outside the years 0000 to 9999')
  return written
}

const plain = (on: Day): Temporal.PlainDate => Temporal.PlainDate.from(on)

/** The day so many days later (earlier when negative). */
export const addDays = (on: Day, days: number): Day => day(plain(on).add({ days }).toString())

/** The same day of the week so many weeks later. Lag (1930:173) 1 §. */
export const addWeeks = (on: Day, weeks: number): Day => day(plain(on).add({ weeks }).toString())

/** The same number in the month so many months later, or the last day of that month. Lag (1930:173) 1 §. */
export const addMonths = (on: Day, months: number): Day => day(plain(on).add({ months }).toString())

/** The same date so many years later; 29 February becomes 28 when the year has none. Lag (1930:173) 1 §. */
export const addYears = (on: Day, years: number): Day => day(plain(on).add({ years }).toString())

/** Number of days from one day to another; negative when `until` comes first. */
export const daysBetween = (from: Day, until: Day): number =>
  plain(from).until(plain(until), { largestUnit: 'day' }).days

/** Day of the week: Monday is 1, Sunday is 7. */
export const weekday = (on: Day): Weekday => {
  const found = weekdays[plain(on).dayOfWeek - 1]
  if (found === undefined) throw new RangeError('a week has seven days')
  return found
}

const dayAt = (at: Instant): Day =>
  day(Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString())

// Since 1980 clocks in Sweden have stood a whole number of hours from UTC and changed on the hour, so that a whole UTC hour is
// one day here. A place of its own for the hours of some years.
const wholeHoursSince = '1980'
const mostHours = 20_000
const dayOfHour = new Map<string, Day>()

/** The calendar day in Sweden at that moment, summer time included. */
export const dayOf = (at: Instant): Day => {
  if (at < wholeHoursSince) return dayAt(at)
  const hour = at.slice(0, 'YYYY-MM-DDTHH'.length)
  const known = dayOfHour.get(hour)
  if (known !== undefined) return known
  if (dayOfHour.size >= mostHours) dayOfHour.clear()
  const found = dayAt(at)
  dayOfHour.set(hour, found)
  return found
}

/** The moment so many hours later: real hours, so that 24 of them may end on another clock time. */
/** Whole seconds from one moment to another, rounded down; negative when `to` is first. */
export const secondsBetween = (from: Instant, to: Instant): number =>
  Math.floor(
    (Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds) / 1000,
  )

export const addHours = (at: Instant, hours: number): Instant =>
  instant(Temporal.Instant.from(at).add({ hours }).toString())

/** The first of the days, or undefined when there are none. */
export const earliest = (days: readonly Day[]): Day | undefined =>
  days.reduce<Day | undefined>(
    (first, each) => (first === undefined || each < first ? each : first),
    undefined,
  )

/** Whole years lived on that day; born on 29 February counts 28 February as the birthday. Lag (1930:173) 1 §. */
export const ageOn = (birthOn: Day, on: Day): number => {
  const years = plain(on).year - plain(birthOn).year
  return addYears(birthOn, years) <= on ? years : years - 1
}

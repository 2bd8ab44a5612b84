import { addDays, ageOn, type Day, type Instant, instant, weekday } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'

const zone = 'Europe/Stockholm'

/** '14:05'. */
export const clockShape = /^([01]\d|2[0-3]):[0-5]\d$/

/** The moment of a day and a clock time in Sweden; an hour that summer time skips is the next. */
export const momentOf = (on: Day, at: string): Instant =>
  instant(
    Temporal.PlainDate.from(on)
      .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(at) })
      .toInstant()
      .toString(),
  )

/** '14:05' in Sweden at that moment. */
export const clockOf = (at: Instant): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })

/** The moment so many minutes later. */
export const addMinutes = (at: Instant, minutes: number): Instant =>
  instant(Temporal.Instant.from(at).add({ minutes }).toString())

const friday = 5
const daysAhead = 366

/** Tomorrow, or the Monday after the weekend. */
export const nextOfficeDay = (today: Day): Day => {
  const next = addDays(today, 1)
  const over = weekday(next) - friday
  return over > 0 ? addDays(next, 3 - over) : next
}

type Planned = {
  readonly on: Day
  readonly place: string
  readonly writerId: string
  readonly talkerId: string | null
}

/** What cannot be planned so. A year away is a slip of the pen. OSL 21:3: where a protected person will be is nowhere written. */
export const planIssues = (
  plan: Planned,
  { today, isProtected }: { readonly today: Day; readonly isProtected: boolean },
): Issue[] => [
  ...(plan.on > addDays(today, daysAhead) || plan.on < addDays(today, -daysAhead)
    ? [{ path: 'on', code: 'visit_day_far' }]
    : []),
  ...(isProtected && plan.place !== '' ? [{ path: 'place', code: 'visit_place_protected' }] : []),
  ...(plan.talkerId === plan.writerId ? [{ path: 'talkerId', code: 'visit_same_worker' }] : []),
]

const grownUp = 18

/** FB 9:1: grown up from the birthday. An unknown day of birth is a child's. */
export const isGrownUp = (birthOn: Day | null, on: Day): boolean =>
  birthOn !== null && ageOn(birthOn, on) >= grownUp

/** Names typed on one line, with commas between. */
export const namesIn = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]

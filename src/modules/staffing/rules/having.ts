import { addDays, addYears, type Day, daysBetween } from '#kernel/day.ts'

/** The ones we have, before the ones we lack (C3). */
export type Having = {
  readonly startedOn: Day
  readonly experiencedFrom: Day | null
  readonly talkedOn: Day | null
}

const daysInYear = 365.25

/** Years with a decimal: for shares and for sorting into bands, never for pay. */
export const yearsBetween = (from: Day, to: Day): number => daysBetween(from, to) / daysInYear

/** The years that are worth a cake: each of the first five, then every fifth. */
const isRound = (years: number): boolean => years > 0 && (years <= 5 || years % 5 === 0)

/** The next anniversary that is kept within so many days, with its years; undefined: none. */
export const anniversaryWithin = (
  startedOn: Day,
  today: Day,
  days: number,
): { readonly on: Day; readonly years: number } | undefined => {
  const passed = Number(today.slice(0, 4)) - Number(startedOn.slice(0, 4))
  return [passed, passed + 1]
    .map((years) => ({ years, on: addYears(startedOn, years) }))
    .find(({ years, on }) => isRound(years) && on >= today && on <= addDays(today, days))
}

/** A year without a talk, or never one: with those who have been here half a year. */
export const lacksTalk = ({ startedOn, talkedOn }: Having, today: Day): boolean =>
  talkedOn === null ? addDays(startedOn, 183) <= today : addYears(talkedOn, 1) < today

/** Shares of the public comparisons: under one year, at least three, at least five (B6). */
export const tenureShares = (years: readonly number[]) => {
  const share = (isIn: (one: number) => boolean): number | undefined =>
    years.length === 0 ? undefined : years.filter(isIn).length / years.length
  return {
    people: years.length,
    underOne: share((one) => one < 1),
    threeOrMore: share((one) => one >= 3),
    fiveOrMore: share((one) => one >= 5),
  }
}

import { addDays, addMonths, type Day } from '#kernel/day.ts'
import { goneFrom, isOn, type Occupancy } from './post.ts'

/** One stay with the municipality: occupancies of one person that follow on each other, from which day until which. */
export type Stay = {
  readonly holderId: string
  readonly fromOn: Day
  /** Half open: not here any more from this day. null: still here. */
  readonly goneOn: Day | null
  readonly isPension: boolean
}

/** What stands between two posts and is still the same stay: a holiday between two contracts is no leaving. */
const gapDays = 31

/** Consultants are not employed: one who becomes employed starts then, and leaves nothing (measures.md B.5). */
const isEmployed = ({ kind }: Occupancy): boolean => kind !== 'consultant'

const joined = (stays: readonly Stay[], one: Occupancy): Stay[] => {
  const last = stays.at(-1)
  const goneOn = one.lastOn === null ? null : goneFrom(one.lastOn)
  const isPension = one.reason === 'pension'
  if (last === undefined || (last.goneOn !== null && addDays(last.goneOn, gapDays) < one.fromOn))
    return [...stays, { holderId: one.holderId, fromOn: one.fromOn, goneOn, isPension }]
  if (last.goneOn === null || (goneOn !== null && goneOn <= last.goneOn)) return [...stays]
  return [...stays.slice(0, -1), { ...last, goneOn, isPension }]
}

/** The stays of everybody among these occupancies: those of a whole municipality, or of one unit. */
export const staysOf = (occupancies: readonly Occupancy[]): Stay[] => {
  const sorted = occupancies.filter(isEmployed).toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
  return [...Map.groupBy(sorted, ({ holderId }) => holderId).values()].flatMap((own) =>
    own.reduce<Stay[]>(joined, []),
  )
}

const hereOn = (all: readonly Stay[], on: Day): Stay[] =>
  all.filter(({ fromOn, goneOn }) => fromOn <= on && (goneOn === null || goneOn > on))

/** What every definition of turnover is made of, over a period of months: one count each. */
export type Movement = {
  readonly atStart: number
  readonly atEnd: number
  /** Mean of the headcounts at the ends of the months. */
  readonly mean: number
  readonly joiners: number
  /** Who left these posts, also for another unit of the municipality. */
  readonly leavers: number
  readonly internal: number
  readonly pensions: number
  /** Of those who were here at the start: still here at the end, without a break. */
  readonly stayed: number
}

export type Period = { readonly from: Day; readonly months: number }

/**
 * Movement among the people of some posts. `everybody` are the occupancies of the whole municipality: whoever leaves these
 * posts and is still employed after that has moved inside it.
 */
export const movementOf = (
  occupancies: readonly Occupancy[],
  everybody: readonly Occupancy[],
  { from, months }: Period,
): Movement => {
  const until = addMonths(from, months)
  const stays = staysOf(occupancies)
  const start = hereOn(stays, from)
  const left = stays.filter(({ goneOn }) => goneOn !== null && goneOn > from && goneOn <= until)
  const stillEmployed = ({ holderId, goneOn }: Stay): boolean =>
    goneOn !== null &&
    everybody.some(
      (one) => isEmployed(one) && one.holderId === holderId && isOn(one, addDays(goneOn, gapDays)),
    )
  const internal = left.filter(stillEmployed)
  const ends = Array.from({ length: months }, (_, at) => hereOn(stays, addMonths(from, at + 1)).length)
  return {
    atStart: start.length,
    atEnd: hereOn(stays, until).length,
    mean: ends.reduce((all, one) => all + one, 0) / months,
    joiners: stays.filter(({ fromOn }) => fromOn > from && fromOn <= until).length,
    leavers: left.length,
    internal: internal.length,
    pensions: left.filter((one) => one.isPension && !internal.includes(one)).length,
    stayed: start.filter(({ goneOn }) => goneOn === null || goneOn > until).length,
  }
}

/** For Kaplan–Meier: how many whole months of a stay are known, and whether it ended. By the year in which it began. */
export type Duration = { readonly months: number; readonly left: boolean }

const wholeMonths = (from: Day, to: Day): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'month' }).months

export const durationsByYear = (stays: readonly Stay[], today: Day): Map<number, Duration[]> =>
  Map.groupBy(
    stays
      .filter(({ fromOn }) => fromOn <= today)
      .map((one) => {
        const left = one.goneOn !== null && one.goneOn <= today
        return {
          year: Number(one.fromOn.slice(0, 4)),
          months: wholeMonths(one.fromOn, left && one.goneOn !== null ? one.goneOn : today),
          left,
        }
      }),
    ({ year }) => year,
  )

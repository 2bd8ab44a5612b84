import { isNonWorkday } from '#kernel/calendar.ts'
import { addDays } from '#kernel/day.ts'
import type { ExplanationCode } from './explanations.ts'
import type { Opening } from './facts.ts'
import { dayKey, type Habits, hourKey } from './habits.ts'
import { havingAt, isOnDuty, type Known, metAround, wroteThatDay } from './known.ts'

export const hintCodes = [
  'same_surname',
  'same_address',
  'colleague_family',
  'volume',
  'many_in_hour',
  'off_hours',
  'near_leave',
  'closed_elsewhere',
  'protected',
  'repeated',
  'no_trace',
] as const
export type HintCode = (typeof hintCodes)[number]

/** What the look of one opening is compared with. `unexplainedLooks`: how often this worker looked at this child so. */
export type Around = {
  readonly known: Known
  readonly habits: Habits
  readonly explanation: ExplanationCode | undefined
  readonly unexplainedLooks: number
}

/**
 * Something unusual. Never a verdict: it is a reason to ask, and the one who is asked has often a good answer.
 * `counts`: beside which explanation it is enough by itself to put the opening on the list.
 */
export type Hint = {
  readonly code: HintCode
  readonly counts: 'always' | 'when thin'
  readonly paragraph: string
  readonly holds: (opening: Opening, around: Around) => boolean
}

const paragraph = 'SoLPuL 10 §'
/** FL 16–17: whoever is close to a party does not handle the matter, and so has no reason to read it. */
const conflict = 'FL 16–17 §§, SoLPuL 10 §'

/** A name that so many of all families have says nothing about kin. */
const rareShare = 0.003
const rareAtMost = 3

const isRare = (name: string, known: Known): boolean =>
  (known.surnames.get(name) ?? 0) <= Math.max(rareAtMost, known.children.size * rareShare)

const sharesName = (opening: Opening, known: Known, surname: string | undefined): boolean =>
  surname !== undefined &&
  surname !== '' &&
  isRare(surname, known) &&
  (known.children.get(opening.childId)?.surnames ?? []).includes(surname)

const timesMedian = 3
const fewestADay = 10
const fewestAnHour = 12
const [nightUntil, nightFrom] = [6, 22]
const daysAroundLeave = 3
const looksThatRepeat = 3

/** The rules for what is unusual. One thing that always counts is kin; the rest counts beside a thin explanation or none. */
export const hints: readonly Hint[] = [
  {
    code: 'same_surname',
    counts: 'always',
    paragraph: conflict,
    holds: (opening, { known }) => sharesName(opening, known, known.workers.get(opening.workerId)?.surname),
  },
  {
    code: 'same_address',
    counts: 'always',
    paragraph: conflict,
    holds: ({ workerId, childId }, { known }) => {
      const home = known.workers.get(workerId)?.home ?? null
      return home !== null && (known.children.get(childId)?.homes ?? []).includes(home)
    },
  },
  {
    code: 'colleague_family',
    counts: 'when thin',
    paragraph: conflict,
    holds: (opening, { known }) => {
      const unitId = known.workers.get(opening.workerId)?.unitId
      return [...known.workers.values()].some(
        (one) =>
          one.id !== opening.workerId &&
          one.unitId === unitId &&
          (sharesName(opening, known, one.surname) ||
            (one.home !== null && (known.children.get(opening.childId)?.homes ?? []).includes(one.home))),
      )
    },
  },
  {
    code: 'volume',
    counts: 'when thin',
    paragraph,
    holds: (opening, { habits }) => {
      const count = habits.perDay.get(dayKey(opening)) ?? 0
      return count >= fewestADay && count > timesMedian * (habits.medianPerDay.get(opening.workerId) ?? 0)
    },
  },
  {
    code: 'many_in_hour',
    counts: 'when thin',
    paragraph,
    holds: (opening, { habits }) => (habits.perHour.get(hourKey(opening)) ?? 0) >= fewestAnHour,
  },
  {
    code: 'off_hours',
    counts: 'when thin',
    paragraph,
    holds: (opening, { known }) =>
      (opening.hour < nightUntil || opening.hour >= nightFrom || isNonWorkday(opening.on)) &&
      !isOnDuty(known, opening),
  },
  {
    code: 'near_leave',
    counts: 'when thin',
    paragraph,
    holds: ({ workerId, on }, { known }) =>
      (known.away.get(workerId) ?? []).some(
        (one) =>
          (one.kind === 'leave' || one.kind === 'ending') &&
          addDays(one.fromOn, -daysAroundLeave) <= on &&
          (one.untilOn === null || on <= addDays(one.untilOn, daysAroundLeave)),
      ),
  },
  {
    code: 'closed_elsewhere',
    counts: 'when thin',
    paragraph,
    holds: (opening, { known }) => {
      const unitId = known.workers.get(opening.workerId)?.unitId
      const before = known.hadByChild.get(opening.childId) ?? []
      return (
        before.length > 0 &&
        havingAt(known, opening).length === 0 &&
        before.every((one) => one.unitId !== unitId)
      )
    },
  },
  {
    code: 'protected',
    counts: 'when thin',
    paragraph: 'OSL 26:1, SoLPuL 10 §',
    holds: ({ childId }, { known, explanation }) =>
      explanation === undefined && known.children.get(childId)?.isProtected === true,
  },
  {
    code: 'repeated',
    counts: 'when thin',
    paragraph,
    holds: (_, { unexplainedLooks }) => unexplainedLooks >= looksThatRepeat,
  },
  {
    // SoL 14:3: whoever did something for a child whose worker was away has written it down, as a rule.
    code: 'no_trace',
    counts: 'when thin',
    paragraph: 'SoL 14:3, SoLPuL 10 §',
    holds: (opening, { known, explanation }) =>
      explanation === 'stand_in' && !wroteThatDay(known, opening) && !metAround(known, opening),
  },
]

/** All that is unusual about an opening. */
export const hintsOf = (opening: Opening, around: Around): readonly Hint[] =>
  hints.filter((one) => one.holds(opening, around))

import type { Day } from '#kernel/day.ts'
import type { Days } from './days.ts'
import type { Dice } from './dice.ts'
import type { Invented } from './families.ts'
import { atWork, type Organisation, type Worker } from './organisation.ts'
import type { Teller } from './story-texts.ts'
import type { Theme } from './texts/theme.ts'

export type Place = { readonly dice: Dice; readonly days: Days; readonly organisation: Organisation }

/** A case that goes on: help was granted that many days ago and has not begun. */
export type Granted = {
  readonly id: string
  readonly decidedAgo: number
  readonly theme: Theme | undefined
  readonly people: People
  readonly guardians: readonly Invented[]
}

/** What is known of a case before its rows are made. `Ago` is days before the day of the seed. */
export type PastCase = {
  readonly child: Invented
  readonly guardian: Invented | undefined
  readonly openedAgo: number
  readonly caseNumber: string
  readonly receiptNumber: string
  readonly granted?: Granted
}

export type Course = {
  readonly receivedAgo: number
  readonly openedAgo: number
  readonly endedAgo: number
  /** undefined: the case is open. */
  readonly closedAgo: number | undefined
  readonly outcome: 'intervention' | 'no_measure'
}

export type People = {
  readonly intake: Worker
  readonly owner: Worker
  readonly coworker: Worker
  readonly lead: Worker
}

/** One who was there then; when nobody was, whoever has that part now. */
const oneOf = (
  dice: Dice,
  workers: readonly Worker[],
  fits: (one: Worker) => boolean,
  ago: number,
): Worker => {
  const all = workers.filter(fits)
  const then = atWork(all, ago)
  return dice.pick(then.length > 0 ? then : all)
}

/** Who had it, of those who were there then. */
export const peopleOf = ({ dice, organisation }: Place, openedAgo: number): People => {
  const { workers } = organisation
  const unit = dice.chance(0.5) ? 'one' : 'two'
  const owner = oneOf(dice, workers, (w) => w.unit === unit && w.role === 'social_worker', openedAgo)
  const inUnit = (w: Worker): boolean => w.unit === unit && w.role === 'social_worker' && w.id !== owner.id
  return {
    intake: oneOf(dice, workers, (w) => w.unit === 'intake' && w.role === 'social_worker', openedAgo),
    owner,
    coworker: oneOf(dice, workers, inUnit, openedAgo),
    lead: oneOf(dice, workers, (w) => w.unit === unit && w.role === 'lead', openedAgo),
  }
}

const longestInvestigation = 118
const shortestHelp = 60
const longestHelp = 400

export const courseOf = ({ dice, days }: Place, { openedAgo, granted }: PastCase): Course => {
  const receivedAgo = days.office(openedAgo + dice.int(0, 13))
  if (granted !== undefined)
    return {
      receivedAgo,
      openedAgo,
      endedAgo: days.office(granted.decidedAgo),
      closedAgo: undefined,
      outcome: 'intervention',
    }
  const endedAgo = days.office(openedAgo - dice.int(24, Math.min(longestInvestigation, openedAgo - 8)))
  const hasHelp = endedAgo > shortestHelp + 20 && dice.chance(0.55)
  const helpEnds = hasHelp ? endedAgo - dice.int(shortestHelp, Math.min(longestHelp, endedAgo - 5)) : endedAgo
  return {
    receivedAgo,
    openedAgo,
    endedAgo,
    closedAgo: hasHelp ? days.office(helpEnds) : endedAgo,
    outcome: hasHelp ? 'intervention' : 'no_measure',
  }
}

/** A case whose course, people and words are drawn: its rows are made from this. */
export type Told = Place & {
  readonly of: PastCase
  readonly course: Course
  readonly people: People
  readonly tell: Teller
  readonly ids: {
    readonly report: string
    readonly reportChild: string
    readonly case: string
    readonly investigation: string
    readonly intervention: string
  }
}

/** A workday between two days of the case. */
export const dayIn = ({ dice, days }: Place, fromAgo: number, untilAgo: number): Day =>
  days.ago(days.office(dice.int(untilAgo, Math.max(untilAgo, fromAgo))))

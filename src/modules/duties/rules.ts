import { day, type Day } from '#kernel/day.ts'
import type { Role } from '#kernel/actor.ts'

export const dutyKinds = [
  'lexSarah',
  'incident',
  'gdprBreach',
  'fosterRegister',
  'statistics',
  'otherDuty',
] as const
export type DutyKind = (typeof dutyKinds)[number]

/** What a person opens; the yearly ones are opened by the server. */
export const openedByHand = [
  'lexSarah',
  'incident',
  'gdprBreach',
  'otherDuty',
] as const satisfies readonly DutyKind[]

/** What the calendar year itself opens. SoF 3:4, HSLF-FS 2016:3. */
export const yearlyKinds = ['fosterRegister', 'statistics'] as const satisfies readonly DutyKind[]

/** The step that each begins with. */
export const firstStep: Readonly<Record<DutyKind, string>> = {
  lexSarah: 'noticed',
  incident: 'known',
  gdprBreach: 'known',
  fosterRegister: 'yearEnded',
  statistics: 'yearEnded',
  otherDuty: 'opened',
}

/**
 * The year that has just ended and its last day, in the first quarter of the next. Later nothing is opened by itself: a
 * server that is set up in the autumn does not begin with duties of last winter.
 */
export const yearToReport = (today: Day): { readonly year: number; readonly endedOn: Day } | undefined => {
  if (Number(today.slice(5, 7)) > 3) return undefined
  const year = Number(today.slice(0, 4)) - 1
  return { year, endedOn: day(`${year}-12-31`) }
}

export type Candidate = {
  readonly id: string
  readonly unitId: string
  readonly role: Role
  readonly isAway: boolean
}

const order: Readonly<Record<'people' | 'board', readonly Role[]>> = {
  people: ['unit_manager', 'head', 'lead'],
  board: ['head', 'unit_manager', 'administrator', 'board_secretary', 'lead'],
}

/**
 * Who gets a new duty: a report about the service goes to the manager of the reporter's unit, never to the reporter if
 * anybody else is there; what the board answers for to the head. Nothing is without an owner.
 */
export const firstOwner = (
  kind: DutyKind,
  staff: readonly Candidate[],
  opener: { readonly workerId: string; readonly unitId: string } | undefined,
): Candidate | undefined => {
  const wanted = order[kind === 'lexSarah' ? 'people' : 'board']
  const rank = (one: Candidate): number => {
    const place = wanted.indexOf(one.role)
    const otherUnit = kind === 'lexSarah' && one.role === 'unit_manager' && one.unitId !== opener?.unitId
    const isOpener = kind === 'lexSarah' && one.id === opener?.workerId
    return (
      (place < 0 ? wanted.length : place + (otherUnit ? 1.5 : 0)) +
      (one.isAway ? 10 : 0) +
      (isOpener ? 100 : 0)
    )
  }
  return staff.toSorted((a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id))[0]
}

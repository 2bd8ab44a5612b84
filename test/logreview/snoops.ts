import { addDays, type Day } from '#kernel/day.ts'
import type { Child, Worker } from '#modules/logreview/rules/facts.ts'
import type { Log } from './honest.ts'
import { hasOn, isAwayOn, momentOn, type Year } from './town.ts'

/** Looks out of curiosity, as they stand in judgments and in what supervisors have written. `share`: of 200. */
export const patterns = [
  ['own relative', 22],
  ['neighbour', 20],
  ['celebrity', 20],
  ['family of an ex-partner', 18],
  ['child of a colleague', 18],
  ['browsing 130 journals', 6],
  ['look after the handover', 20],
  ['look before resigning or leave', 12],
  ['night look', 16],
  ['protected person without relation', 16],
  ['closed matter of another unit', 14],
  ['thin reason', 18],
] as const
export type Pattern = (typeof patterns)[number][0]

type Look = {
  readonly year: Year
  readonly log: Log
  readonly snoop: number
  readonly worker: Worker
  readonly on: Day
}

/** A child that this worker has nothing to do with, as most are. */
const strangerTo = (
  { year: { chance, facts } }: Look,
  isIt: (child: Child) => boolean = () => true,
): Child => {
  const all = facts.children.filter(isIt)
  return chance.pick(all.length > 0 ? all : facts.children)
}

const lookAt = (look: Look, childId: string, times: number, hour?: number): void => {
  const { year, log, snoop, worker } = look
  for (let n = 0; n < times; n++) {
    const on = addDays(look.on, n === 0 ? 0 : year.chance.below(20))
    log.open(worker.id, childId, on <= (year.days.at(-1) ?? on) ? on : look.on, {
      snoop,
      ...(hour === undefined ? {} : { hour }),
    })
  }
}

/** A reason that would hold if somebody asked: a note of one line, a colleague who is away, the own turn of duty. */
const disguised = (look: Look): void => {
  const { year, worker, on } = look
  const { chance, facts } = year
  const way = chance.below(3)
  const inUnit = facts.had.filter(
    (one) => one.unitId === worker.unitId && one.workerId !== worker.id && hasOn(one, on),
  )
  if (way === 0) {
    const childId = strangerTo(look).id
    facts.wrote.push({ workerId: worker.id, childId, on })
    return lookAt({ ...look }, childId, 1)
  }
  const awayNow = inUnit.filter((one) => isAwayOn(facts, one.workerId, on))
  if (way === 1 && awayNow.length > 0) return lookAt(look, chance.pick(awayNow).childId, 1)
  const turn = facts.turns.find((one) => one.workerId === worker.id)
  if (!turn) return lookAt(look, strangerTo(look).id, 2)
  const hour = 18 + chance.below(5)
  const live = facts.had.filter(
    (one) => one.fromAt < turn.fromAt && (one.untilAt === null || one.untilAt > turn.fromAt),
  )
  const thatDay = year.days.find((one) => momentOn(one, 0).slice(0, 10) === turn.fromAt.slice(0, 10)) ?? on
  return lookAt(
    { ...look, on: thatDay },
    live.length > 0 ? chance.pick(live).childId : strangerTo(look).id,
    1,
    hour,
  )
}

const renamed = (look: Look, child: Child, surname: string): Child => {
  const { children } = look.year.facts
  const changed = { ...child, surnames: [surname, ...child.surnames.slice(1)] }
  children[children.findIndex((one) => one.id === child.id)] = changed
  return changed
}

const ways: Readonly<Record<Pattern, (look: Look, nth: number) => void>> = {
  // Half of one's relatives are called something else.
  'own relative': (look, nth) => {
    const child = strangerTo(look)
    if (nth % 2 === 0) renamed(look, child, look.worker.surname)
    lookAt(look, child.id, 1 + look.year.chance.below(4))
  },
  neighbour: (look) => {
    const home = look.year.homeOf.get(look.worker.id) ?? 0
    const near = strangerTo(look, (child) => Math.abs((look.year.homeOf.get(child.id) ?? -999) - home) < 12)
    lookAt(look, near.id, 1 + look.year.chance.below(2))
  },
  celebrity: (look) => lookAt(look, look.year.facts.children[7]?.id ?? '', 1),
  'family of an ex-partner': (look) => lookAt(look, strangerTo(look).id, 3 + look.year.chance.below(4)),
  'child of a colleague': (look) => {
    const { facts, chance } = look.year
    const colleague = chance.pick(
      facts.workers.filter((one) => one.unitId === look.worker.unitId && one.id !== look.worker.id),
    )
    const child = renamed(look, strangerTo(look), colleague.surname)
    lookAt(look, child.id, 1 + chance.below(2))
  },
  'browsing 130 journals': (look) => {
    for (let n = 0; n < 130; n++) lookAt({ ...look, on: addDays(look.on, n % 3) }, strangerTo(look).id, 1)
  },
  'look after the handover': (look) => {
    const { chance, facts, days } = look.year
    const last = days.at(-1) ?? look.on
    const one = chance.pick(facts.moved.filter((each) => each.on < last))
    const worker = facts.workers.find((each) => each.id === one.fromId) ?? look.worker
    const on = addDays(one.on, 1 + chance.below(90))
    lookAt({ ...look, worker, on: on <= last ? on : last }, one.childId, 1 + chance.below(2))
  },
  'look before resigning or leave': (look) => {
    const { chance, facts } = look.year
    const gone = chance.pick(facts.away.filter((one) => one.kind === 'ending' || one.kind === 'leave'))
    const worker = facts.workers.find((one) => one.id === gone.workerId) ?? look.worker
    const on = addDays(gone.fromOn, -1 - chance.below(3))
    const ended = facts.had.filter(
      (one) => one.workerId === worker.id && one.untilAt !== null && one.untilAt.slice(0, 10) < on,
    )
    for (let n = 0; n < 4; n++)
      lookAt(
        { ...look, worker, on },
        (ended.length > 0 ? chance.pick(ended).childId : undefined) ?? strangerTo(look).id,
        1,
      )
  },
  'night look': (look) => lookAt(look, strangerTo(look).id, 1, look.year.chance.below(5)),
  'protected person without relation': (look) =>
    lookAt(look, strangerTo(look, (child) => child.isProtected).id, 1),
  'closed matter of another unit': (look) => {
    const { facts } = look.year
    const live = new Set(facts.had.filter((one) => hasOn(one, look.on)).map((one) => one.childId))
    lookAt(look, strangerTo(look, (child) => !live.has(child.id)).id, 2)
  },
  'thin reason': disguised,
}

export type Planted = { readonly snoop: number; readonly pattern: Pattern; readonly isDisguised: boolean }

/** Plants the snoops. One in ten of every pattern is done with a reason at hand, and one in twenty by somebody who leads. */
export const plant = (year: Year, log: Log): readonly Planted[] => {
  const { chance, facts, days } = year
  const all: Planted[] = []
  for (const [pattern, count] of patterns)
    for (let nth = 0; nth < count; nth++) {
      const snoop = all.length
      const role = chance.isOneIn(20) ? 'unit_manager' : 'social_worker'
      const on = days[chance.below(days.length)] ?? days[0]
      const here = facts.workers.filter(
        (one) => one.role === role && on !== undefined && !isAwayOn(facts, one.id, on),
      )
      const worker = chance.pick(here)
      if (on === undefined) continue
      const before = log.all.length
      ways[pattern]({ year, log, snoop, worker, on }, nth)
      const isDisguised =
        pattern !== 'thin reason' && pattern !== 'browsing 130 journals' && chance.isOneIn(10)
      if (isDisguised)
        for (const one of log.all.slice(before, before + 1))
          facts.wrote.push({ workerId: one.workerId, childId: one.childId, on: one.on })
      all.push({ snoop, pattern, isDisguised: isDisguised || pattern === 'thin reason' })
    }
  return all
}

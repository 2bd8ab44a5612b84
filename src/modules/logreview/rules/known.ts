import { addDays, type Day } from '#kernel/day.ts'
import type { Child, Emergency, Facts, Had, OnDay, Opening, Worker } from './facts.ts'

/** The facts by whom and what they are about, so that a month of openings is asked in one pass. */
export type Known = {
  readonly workers: ReadonlyMap<string, Worker>
  readonly children: ReadonlyMap<string, Child>
  readonly hadByChild: ReadonlyMap<string, readonly Had[]>
  readonly wrote: ReadonlySet<string>
  readonly met: ReadonlySet<string>
  readonly tookIn: ReadonlyMap<string, Facts['tookIn']>
  readonly moved: ReadonlyMap<string, Facts['moved']>
  readonly away: ReadonlyMap<string, Facts['away']>
  readonly turns: ReadonlyMap<string, Facts['turns']>
  readonly emergencies: ReadonlyMap<string, Facts['emergencies']>
  /** How many children in the register have a surname in the family. */
  readonly surnames: ReadonlyMap<string, number>
}

const keyOf = ({ workerId, childId, on }: OnDay): string => `${workerId} ${childId} ${on}`

const grouped = <T>(all: readonly T[], by: (one: T) => string): ReadonlyMap<string, readonly T[]> =>
  Map.groupBy(all, by)

/** Sorts the facts once. */
export const knownFrom = (facts: Facts): Known => {
  const surnames = new Map<string, number>()
  for (const child of facts.children)
    for (const name of new Set(child.surnames)) surnames.set(name, (surnames.get(name) ?? 0) + 1)
  return {
    workers: new Map(facts.workers.map((one) => [one.id, one])),
    children: new Map(facts.children.map((one) => [one.id, one])),
    hadByChild: grouped(facts.had, (one) => one.childId),
    wrote: new Set(facts.wrote.map(keyOf)),
    met: new Set(facts.met.map(keyOf)),
    tookIn: grouped(facts.tookIn, (one) => `${one.workerId} ${one.childId}`),
    moved: grouped(facts.moved, (one) => one.childId),
    away: grouped(facts.away, (one) => one.workerId),
    turns: grouped(facts.turns, (one) => one.workerId),
    emergencies: grouped(facts.emergencies, (one) => `${one.workerId} ${one.childId}`),
    surnames,
  }
}

const dayBefore = (on: Day): Day => addDays(on, -1)

export const wroteThatDay = (known: Known, opening: OnDay): boolean => known.wrote.has(keyOf(opening))

/** A meeting is prepared the day before and written about the day after. */
export const metAround = (known: Known, { workerId, childId, on }: OnDay): boolean =>
  [on, addDays(on, 1), dayBefore(on)].some((each) => known.met.has(keyOf({ workerId, childId, on: each })))

/** Who had the child at that moment. */
export const havingAt = (known: Known, { childId, at }: Opening): readonly Had[] =>
  (known.hadByChild.get(childId) ?? []).filter(
    (one) => one.fromAt <= at && (one.untilAt === null || at < one.untilAt),
  )

export const isAway = (known: Known, workerId: string, on: Day): boolean =>
  (known.away.get(workerId) ?? []).some(
    (one) => one.kind !== 'moving' && one.fromOn <= on && (one.untilOn === null || on <= one.untilOn),
  )

export const isOnDuty = (known: Known, { workerId, at }: Opening, unitIds?: readonly string[]): boolean =>
  (known.turns.get(workerId) ?? []).some(
    (one) =>
      one.fromAt <= at &&
      at < one.untilAt &&
      (unitIds === undefined || one.unitId === null || unitIds.includes(one.unitId)),
  )

/** The break-glass by which it was opened. */
export const emergencyOf = (
  known: Pick<Known, 'emergencies'>,
  { workerId, childId, at }: Opening,
): Emergency | undefined =>
  (known.emergencies.get(`${workerId} ${childId}`) ?? []).find((one) => one.fromAt <= at && at <= one.untilAt)

import { addDays, type Day, day, instant, type Instant } from '#kernel/day.ts'
import { isNonWorkday } from '#kernel/calendar.ts'
import type {
  Away,
  Child,
  Facts,
  Had,
  Moved,
  OnDay,
  TookIn,
  Turn,
  Worker,
} from '#modules/logreview/rules/facts.ts'
import { type Chance, chanceOf } from '../histories/random.ts'

/**
 * An invented municipality over a year: who works there, which children there are, who had whom and when, who was away.
 * Written from what happens in such a place, without a look at the rules that are tried on it.
 */
export type Year = {
  readonly chance: Chance
  readonly days: readonly Day[]
  readonly facts: Writable
  readonly homeOf: ReadonlyMap<string, number>
  readonly unitsOfInquiry: readonly string[]
}

type Writable = { readonly [K in keyof Facts]: Facts[K][number][] }

const common = [
  'Andersson',
  'Johansson',
  'Karlsson',
  'Nilsson',
  'Eriksson',
  'Larsson',
  'Olsson',
  'Persson',
  'Svensson',
  'Gustafsson',
  'Pettersson',
  'Jonsson',
  'Hansson',
  'Ali',
  'Hassan',
  'Ahmed',
  'Lindberg',
  'Lindström',
  'Berg',
  'Lund',
]
const begins = [
  'Påhitt',
  'Sago',
  'Dikt',
  'Låtsas',
  'Tänk',
  'Fabel',
  'Gåt',
  'Drömm',
  'Skrönn',
  'Myt',
  'Spök',
  'Trolld',
  'Visk',
  'Glimm',
  'Snurr',
]
const ends = [
  'berg',
  'gren',
  'kvist',
  'dal',
  'ström',
  'lund',
  'hed',
  'vik',
  'holm',
  'mark',
  'fors',
  'näs',
  'ås',
  'bäck',
  'sjö',
  'fält',
  'rud',
  'sten',
]

const surnameBy = (chance: Chance): string =>
  chance.below(100) < 38 ? chance.pick(common) : `${chance.pick(begins)}${chance.pick(ends)}`

/** A moment on a day; the town has no summer time, so that its hours are what they are called. */
export const momentOn = (on: Day, hour: number, minute = 0): Instant =>
  instant(`${on}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`)

export const isAwayOn = (facts: Facts, workerId: string, on: Day): boolean =>
  facts.away.some(
    (one) => one.workerId === workerId && one.fromOn <= on && (one.untilOn === null || one.untilOn >= on),
  )

export const hasOn = (one: Had, on: Day): boolean =>
  one.fromAt.slice(0, 10) <= on && (one.untilAt === null || one.untilAt.slice(0, 10) > on)

const staff = (chance: Chance): { workers: Worker[]; inquiry: string[] } => {
  const intake = ['mottagning-1', 'mottagning-2']
  const inquiry = ['utredning-1', 'utredning-2', 'utredning-3', 'utredning-4', 'utredning-5', 'utredning-6']
  const one = (unitId: string, role: Worker['role'], n: number): Worker => ({
    id: `${unitId}/${role}/${n}`,
    unitId,
    role,
    surname: surnameBy(chance),
    endedOn: null,
    // A third of those who work here are in the register themselves.
    home: chance.isOneIn(3) ? `gata-${chance.below(9_000)}` : null,
  })
  const workers = [...intake, ...inquiry].flatMap((unitId) => [
    one(unitId, 'unit_manager', 0),
    one(unitId, 'lead', 0),
    ...Array.from({ length: 6 }, (_, n) => one(unitId, 'social_worker', n)),
  ])
  return { workers, inquiry }
}

const absencesOf = (worker: Worker, days: readonly Day[], chance: Chance): Away[] => {
  const all: Away[] = []
  for (let week = 0; week < days.length / 7; week++) {
    const from = days[week * 7 + chance.below(5)]
    if (from && chance.isOneIn(7)) {
      const isLong = chance.isOneIn(3)
      all.push({
        workerId: worker.id,
        kind: isLong ? 'leave' : 'absence',
        fromOn: from,
        untilOn: addDays(from, isLong ? 11 : chance.below(3)),
      })
    }
  }
  return all
}

/** A child's course: a report, perhaps an inquiry, perhaps help for long; some had a matter that was closed before. */
const courseOf = (child: Child, year: Year): void => {
  const { chance, facts, days } = year
  const first = days[0] ?? day('2026-01-01')
  const beganOn = addDays(first, chance.below(days.length + 200) - 200)
  const intaker = chance.pick(
    facts.workers.filter((one) => one.unitId.startsWith('mottagning') && one.role === 'social_worker'),
  )
  const decidedOn = addDays(beganOn, 3 + chance.below(11))
  facts.tookIn.push({ workerId: intaker.id, childId: child.id, fromOn: beganOn, untilOn: decidedOn })
  facts.had.push({
    childId: child.id,
    workerId: intaker.id,
    unitId: intaker.unitId,
    part: 'owner',
    fromAt: momentOn(beganOn, 8),
    untilAt: momentOn(decidedOn, 16),
  })
  if (chance.below(10) < 3) return
  const unitId = chance.pick(year.unitsOfInquiry)
  const team = facts.workers.filter((one) => one.unitId === unitId && one.role === 'social_worker')
  const owner = chance.pick(team)
  const coworker = chance.pick(team)
  const closedOn = addDays(decidedOn, chance.below(10) < 5 ? 90 + chance.below(60) : 500)
  const span = { childId: child.id, unitId, fromAt: momentOn(decidedOn, 16), untilAt: momentOn(closedOn, 16) }
  facts.had.push({ ...span, workerId: owner.id, part: 'owner' })
  if (coworker !== owner && chance.below(10) < 6)
    facts.had.push({ ...span, workerId: coworker.id, part: 'coworker' })
}

/** Whoever goes for good, or for long, hands over what he has. */
const handOver = (worker: Worker, on: Day, year: Year): void => {
  const { facts, chance } = year
  for (const [at, one] of facts.had.entries()) {
    if (one.workerId !== worker.id || !hasOn(one, on)) continue
    const receiver = chance.pick(
      facts.workers.filter(
        (each) => each.unitId === one.unitId && each.id !== worker.id && each.role === 'social_worker',
      ),
    )
    facts.had[at] = { ...one, untilAt: momentOn(on, 12) }
    facts.had.push({ ...one, workerId: receiver.id, fromAt: momentOn(on, 12) })
    facts.moved.push({ childId: one.childId, fromId: worker.id, toId: receiver.id, on })
  }
}

export const firstDay = day('2025-12-01')

/** The town of a seed; `length` in days. */
export const townOf = (seed: number, length: number): Year => {
  const chance = chanceOf(seed, 1)
  const days = Array.from({ length }, (_, n) => addDays(firstDay, n))
  const { workers, inquiry } = staff(chance)
  const [had, wrote, met, tookIn, moved, turns]: [Had[], OnDay[], OnDay[], TookIn[], Moved[], Turn[]] = [
    [],
    [],
    [],
    [],
    [],
    [],
  ]
  const children: Child[] = Array.from({ length: 1_600 }, (_, n) => {
    const own = surnameBy(chance)
    return {
      id: `barn-${n}`,
      surnames: chance.isOneIn(2) ? [own, surnameBy(chance)] : [own],
      homes: [`gata-${chance.below(9_000)}`],
      isProtected: chance.isOneIn(40),
    }
  })
  const away = workers.flatMap((worker) => absencesOf(worker, days, chance))
  const homeOf = new Map([...workers, ...children].map((one) => [one.id, chance.below(9_000)]))
  const year: Year = {
    chance,
    days,
    homeOf,
    unitsOfInquiry: inquiry,
    facts: { workers, children, had, wrote, met, tookIn, moved, away, turns, emergencies: [] },
  }
  for (const child of children) {
    courseOf(child, year)
    if (chance.isOneIn(5)) courseOf(child, year)
  }
  const goers = Math.max(1, Math.round(length / 40))
  const team = workers.filter((one) => one.role === 'social_worker')
  for (let n = 0; n < goers * 2; n++) {
    const worker = chance.pick(team)
    const on = days[10 + chance.below(days.length - 20)] ?? firstDay
    if (away.some((one) => one.workerId === worker.id && one.kind === 'ending') || isNonWorkday(on)) continue
    handOver(worker, on, year)
    // Some come to another unit or another task, some go: both hand over.
    if (n % 2 === 0) {
      away.push({ workerId: worker.id, kind: 'ending', fromOn: addDays(on, 5), untilOn: null })
      workers[workers.indexOf(worker)] = { ...worker, endedOn: addDays(on, 4) }
    }
  }
  for (const on of days) {
    const worker = chance.pick(
      workers.filter((one) => one.role !== 'unit_manager' && !isAwayOn(year.facts, one.id, on)),
    )
    turns.push({
      workerId: worker.id,
      unitId: null,
      fromAt: momentOn(on, isNonWorkday(on) ? 8 : 17),
      untilAt: momentOn(addDays(on, 1), 8),
    })
  }
  return year
}

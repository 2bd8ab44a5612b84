import { addDays, addMonths, type Day, type Instant, weekday } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import {
  type Category,
  categories,
  type Counts,
  drawMoments,
  monthOf,
  monthsUntil,
  plannedMinutes,
  totalOf,
  usualDay,
  workdaysWithin,
} from '#modules/childtime/index.ts'
import { insertRows } from './bulk.ts'
import { clockTime } from './days.ts'
import type { Dice } from './dice.ts'
import type { Worker } from './organisation.ts'
import type { Place } from './past-course.ts'
import { formerStaff, staff, type UnitKey } from './staff.ts'

/**
 * Two years as they could have been: a baseline, laptops that are written on in the family's kitchen, then a post for the
 * administration that others can do. The reception is left as it was. Shares of the planned time, by months back. Invented.
 */
const shareWithChild = (unit: UnitKey, monthsAgo: number): number => {
  const laptops = { intake: 99, one: 16, two: 14 }[unit] > monthsAgo && unit !== 'intake'
  const adminPost = { intake: -1, one: 9, two: 4 }[unit] > monthsAgo
  const baseline = { intake: 0.062, one: 0.105, two: 0.112 }[unit]
  return baseline + (laptops ? 0.025 : 0) + (adminPost ? 0.04 : 0)
}

const monthsBack = 24
const counted: readonly string[] = ['trainee', 'social_worker', 'lead']
const percentOf = new Map([...staff, ...formerStaff].map(({ login, percent }) => [login, percent]))

const employedAs = ({ days }: Pick<Place, 'days'>, worker: Worker) => ({
  employmentPercent: percentOf.get(worker.login) ?? 100,
  startedOn: days.ago(worker.startedAgo),
  endedOn: worker.endedAgo === undefined ? null : days.ago(worker.endedAgo),
  away: [],
})

/** A person has a way of working of her own, and a month is never like another. */
const near = (dice: Dice, value: number, spread: number): number =>
  value * (1 - spread + dice.next() * 2 * spread)

const monthRow = (dice: Dice, planned: number, share: number) => {
  const withChild = Math.round(planned * share)
  const child = Math.round(withChild * near(dice, 0.3, 0.3))
  const childMinutes = Math.round(withChild * 0.68)
  return {
    planned_minutes: planned,
    child,
    child_adult: withChild - child,
    adult: Math.round(planned * near(dice, 0.055, 0.4)),
    travel: Math.round(planned * near(dice, 0.05, 0.4)),
    child_minutes: childMinutes,
    alone_minutes: Math.round(childMinutes * 0.3),
    meetings: Math.round(withChild / 80),
  }
}

const months = (place: Place): object[] => {
  const { dice, days, organisation } = place
  const workers = organisation.workers.filter(({ role }) => counted.includes(role))
  const habits = new Map(workers.map(({ id }) => [id, near(dice, 1, 0.22)]))
  // Of the month that runs the days that have been; what is planned in it the house counts itself.
  const running = monthOf(days.today)
  return monthsUntil(days.today, monthsBack + 1).flatMap((month_on, at) => {
    const workdays = workdaysWithin(month_on, month_on === running ? days.today : addMonths(month_on, 1))
    return workers.flatMap((worker) => {
      const planned = plannedMinutes(employedAs(place, worker), workdays)
      const share =
        shareWithChild(worker.unit, monthsBack - at) * near(dice, habits.get(worker.id) ?? 1, 0.15)
      const row = monthRow(dice, planned, share)
      const known = month_on === running ? { ...row, planned_minutes: null } : row
      return planned === 0 ? [] : [{ unit_id: worker.unitId, month_on, worker_id: worker.id, ...known }]
    })
  })
}

/** What else takes the time, before the administrative post and after it. */
const weightsOf = (withChild: number, hasPost: boolean): Readonly<Record<Category, number>> => ({
  child: withChild * 0.35,
  child_adult: withChild * 0.65,
  adult: 0.06,
  casework: 0.22,
  note: hasPost ? 0.2 : 0.23,
  movable: hasPost ? 0.06 : 0.11,
  travel: 0.06,
  partner: 0.05,
  team: 0.08,
  develop: 0.02,
  other: 0.04,
})

const drawnOne = (dice: Dice, weights: Readonly<Record<Category, number>>): Category => {
  const all = categories.reduce((sum, one) => sum + weights[one], 0)
  let left = dice.next() * all
  for (const one of categories) {
    left -= weights[one]
    if (left < 0) return one
  }
  return 'other'
}

const answers = (dice: Dice, count: number, weights: Readonly<Record<Category, number>>): Counts => {
  const found = new Map<Category, number>()
  for (let at = 0; at < count; at += 1) {
    const one = drawnOne(dice, weights)
    found.set(one, (found.get(one) ?? 0) + 1)
  }
  return Object.fromEntries(found)
}

const measured: readonly UnitKey[] = ['one', 'two']
const momentsPerDay = 10

type WaveAt = { readonly startsOn: Day; readonly monthsAgo: number }

const waveRow = ({ dice, organisation }: Place, { startsOn }: WaveAt, closedAt: Instant | null) => {
  const head = organisation.workers.find(({ role }) => role === 'head')?.id ?? ''
  return {
    id: dice.id(startsOn),
    starts_on: startsOn,
    ends_on: addDays(startsOn, 4),
    moments_per_day: momentsPerDay,
    seed: dice.id(startsOn),
    agreed_on: addDays(startsOn, -20),
    made_by: head,
    made_at: clockTime(addDays(startsOn, -14), 9, 0),
    closed_at: closedAt,
    closed_by: closedAt === null ? null : head,
  }
}

const takingPart = ({ days, organisation }: Place, startsOn: Day): Worker[] =>
  organisation.workers.filter(
    ({ role, unit, startedAgo, endedAgo }) =>
      counted.includes(role) &&
      measured.includes(unit) &&
      days.ago(startedAgo) < startsOn &&
      (endedAgo === undefined || days.ago(endedAgo) > addDays(startsOn, 7)),
  )

const sumRows = (
  place: Place,
  wave: ReturnType<typeof waveRow>,
  at: WaveAt,
  keys: ReadonlyMap<string, string>,
) =>
  takingPart(place, at.startsOn).map((worker) => {
    const drawn = Math.round((momentsPerDay * 5 * (percentOf.get(worker.login) ?? 100)) / 100)
    const hasPost = shareWithChild(worker.unit, at.monthsAgo) > 0.16
    const share = shareWithChild(worker.unit, at.monthsAgo) + 0.015
    const counts = answers(
      place.dice,
      Math.round(drawn * near(place.dice, 0.75, 0.2)),
      weightsOf(share, hasPost),
    )
    const answered = totalOf(counts)
    return {
      wave_id: wave.id,
      key: keys.get(worker.id),
      unit_id: worker.unitId,
      way: 'prompts',
      drawn,
      shown: Math.min(drawn, answered + 2),
      answered,
      late: Math.round(answered * 0.2),
      counts,
    }
  })

const mondayOf = (on: Day): Day => addDays(on, 1 - weekday(on))

/** A week that runs now, with the questions of one who takes part: what has been is answered, but for the last ones. */
const runningRows = (place: Place, login: string) => {
  const { dice, days, organisation } = place
  const worker = organisation.workers.find((one) => one.login === login)
  const wave = waveRow(place, { startsOn: mondayOf(days.today), monthsAgo: 0 }, null)
  if (worker === undefined) return { wave, people: [], moments: [] }
  const day = usualDay(100)
  const due = drawMoments({
    seed: wave.seed,
    person: worker.id,
    from: wave.starts_on,
    endsOn: wave.ends_on,
    momentsPerDay,
    day,
    employed: employedAs(place, worker),
  })
  const yesterday = clockTime(days.today, 0, 0)
  const weights = weightsOf(shareWithChild(worker.unit, 0), true)
  const moments = due.map((due_at) => {
    const isAnswered = due_at < yesterday && dice.chance(0.8)
    const seen = isAnswered ? due_at : null
    return {
      id: dice.id(days.today),
      wave_id: wave.id,
      worker_id: worker.id,
      due_at,
      sent_at: seen,
      shown_at: seen,
      answered_at: seen,
      category: isAnswered ? drawnOne(dice, weights) : null,
      source: isAnswered ? 'tap' : null,
    }
  })
  const person = {
    wave_id: wave.id,
    worker_id: worker.id,
    unit_id: worker.unitId,
    way: 'prompts',
    weekdays: 31,
    from_minute: day.fromMinute,
    minutes: day.untilMinute - day.fromMinute,
    joined_at: clockTime(addDays(wave.starts_on, -3), 9, 0),
  }
  return { wave, people: [person], moments }
}

/** Two years of time with children, three closed measuring weeks and one that runs, and the target. */
export const insertChildTime = async (tx: Tx, place: Place): Promise<void> => {
  const { dice, days, organisation } = place
  await insertRows(tx, 'contact_months', months(place))
  const keys = new Map(
    organisation.workers
      .filter(({ role, unit }) => counted.includes(role) && measured.includes(unit))
      .map(({ id }) => [id, dice.id(days.today)]),
  )
  const closed = [12, 6, 2].map((monthsAgo) => {
    const at = { monthsAgo, startsOn: mondayOf(addMonths(days.today, -monthsAgo)) }
    const wave = waveRow(place, at, clockTime(addDays(at.startsOn, 7), 9, 0))
    return { wave, sums: sumRows(place, wave, at, keys) }
  })
  const { wave: running, people, moments } = runningRows(place, 'amira')
  const waves = [...closed.map(({ wave }) => wave), running]
  await insertRows(tx, 'time_waves', waves)
  await insertRows(
    tx,
    'time_wave_units',
    waves.flatMap(({ id, closed_at: closedAt, starts_on: startsOn }) =>
      measured.map((unit) => ({
        wave_id: id,
        unit_id: organisation.units[unit],
        asked:
          closedAt === null ? null : takingPart(place, startsOn).filter((one) => one.unit === unit).length,
      })),
    ),
  )
  await insertRows(
    tx,
    'time_keys',
    [...keys].map(([worker_id, key]) => ({ worker_id, key })),
  )
  await insertRows(
    tx,
    'time_sums',
    closed.flatMap(({ sums }) => sums),
  )
  await insertRows(tx, 'time_wave_people', people)
  await insertRows(tx, 'time_moments', moments)
  await insertRows(tx, 'child_time_targets', [
    {
      id: dice.id(days.today),
      per_mille: 200,
      from_on: addMonths(days.today, -20),
      set_by: organisation.workers.find(({ role }) => role === 'head')?.id,
      set_at: clockTime(addMonths(days.today, -20), 9, 0),
    },
  ])
}

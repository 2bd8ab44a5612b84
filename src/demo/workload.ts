import { addDays, addMonths, type Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import {
  capacityOf,
  type Group,
  linesOf,
  type Model,
  monthsUntil,
  pointsOf,
  sampleModel,
  sampleVersion,
} from '#modules/workload/index.ts'
import { insertRows } from './bulk.ts'
import { clockTime } from './days.ts'
import type { Dice } from './dice.ts'
import type { Worker } from './organisation.ts'
import type { Place } from './past-course.ts'
import { formerStaff, staff, type UnitKey } from './staff.ts'

const monthsBack = 24
/** So many months ago: talks began, the own model was decided, administrators took over chores, unit two lost people. */
const began = { talks: 19, model: 16, support: 12, fragile: 6 } as const

/** The municipality's own model: invented, like everything here. */
export const demoModel: Model = { ...sampleModel, name: 'Demokommunens modell (påhittad)', newDays: 30 }

/** What a unit carries so many months ago, in per cent: heavy, lighter with support, and one that becomes fragile. */
const targetOf = (unit: UnitKey, ago: number): number => {
  const relief = ago >= began.support ? 0 : Math.min(began.support - ago, 6)
  if (unit === 'intake') return 112 - 2 * relief
  if (unit === 'one') return 121 - 4 * relief
  return ago >= began.fragile ? 103 - relief : 100 + 5 * (began.fragile - ago)
}

const group = (type: Group['type'], count: number, more: Partial<Group> = {}): Group => ({
  type,
  part: 'owner',
  isSibling: false,
  factors: [],
  count,
  ...more,
})

/** A month's matters that come near to so many points. */
const mattersNear = (dice: Dice, unit: UnitKey, points: number): Group[] => {
  const rest =
    unit === 'intake'
      ? [group('newInvestigation', 1), group('other', dice.int(1, 3))]
      : [
          group('newInvestigation', dice.int(1, 2)),
          group('placement', dice.int(0, 2), { factors: ['compulsory'] }),
          group('followUp', dice.int(1, 3)),
          group('investigation', dice.int(1, 2), { part: 'coworker' }),
        ]
  const main = unit === 'intake' ? 'firstAssessment' : 'investigation'
  const left = points - pointsOf(linesOf(demoModel, { groups: rest, duties: [] }))
  const count = Math.max(1, Math.round(left / demoModel.matters[main]))
  return [group(main, count), ...rest].filter((one) => one.count > 0)
}

const todo = [
  'Bo med i ett av de tunga mötena',
  'Gå igenom tre ärenden som kan avslutas',
  'En halv dag utan möten varje vecka',
  'Administratören bokar resor och lokaler',
  'Medhandläggare i familjen med tre barn',
  'Handledning varannan vecka i en månad',
  'Flytta uppföljningen till kollegan som känner familjen',
]
const drops = ['Onsdagens informationsmöte', 'Statistiken utöver den som krävs', 'Arbetsgruppen om lokaler']

type Rows = {
  readonly months: object[]
  readonly ratings: object[]
  readonly talks: object[]
  readonly actions: object[]
}

type Month = {
  readonly worker: Worker
  readonly monthOn: Day
  readonly ago: number
  readonly managerId: string
}

const agree = (dice: Dice, { worker, ago, managerId }: Month, talk: { id: string; on: Day }): object[] => {
  const due_on = addDays(talk.on, 30)
  const isDone = dice.next() < (worker.unit === 'two' ? 0.45 : 0.8)
  const settled =
    ago > 1 ? { settled_on: due_on, settled_by: managerId } : { settled_on: null, settled_by: null }
  const common = { talk_id: talk.id, worker_id: worker.id, unit_id: worker.unitId, due_on, ...settled }
  const outcome = ago > 1 ? (isDone ? 'done' : 'not_done') : null
  const agreed = [
    {
      ...common,
      id: dice.id(talk.on),
      kind: 'todo',
      words: dice.pick(todo),
      owner_id: dice.next() < 0.5 ? worker.id : managerId,
      outcome,
    },
  ]
  return dice.next() < 0.3
    ? [
        ...agreed,
        {
          ...common,
          id: dice.id(talk.on),
          kind: 'drop',
          words: dice.pick(drops),
          owner_id: managerId,
          outcome,
        },
      ]
    : agreed
}

/** Talks began nineteen months ago; where people leave there is no time for them, and the month is not measured. */
const isTalked = (dice: Dice, { worker, ago }: Month): boolean =>
  ago > 0 &&
  ago <= began.talks &&
  dice.next() > (worker.unit === 'two' && ago < began.fragile && ago > 2 ? 0.7 : 0.06)

const flexOf = (percent: number): string =>
  percent > 118 ? 'over_40' : percent > 106 ? 'over_20' : percent > 96 ? 'plus' : 'even'

const tellMonth = (dice: Dice, month: Month, rows: Rows): void => {
  const { worker, monthOn, ago, managerId } = month
  const person = [...staff, ...formerStaff].find(({ login }) => login === worker.login)
  const post = {
    employmentPercent: person?.percent ?? 100,
    agreedPercent: 0,
    experienceMonths: Math.max(0, Math.round((person?.experience ?? 0) * 12) - ago),
  }
  const capacity = capacityOf(demoModel, post)
  const wanted = targetOf(worker.unit, ago) + dice.int(-9, 9)
  const groups = mattersNear(dice, worker.unit, (wanted / 100) * capacity)
  const points = pointsOf(linesOf(demoModel, { groups, duties: [] }))
  const percent = (points / capacity) * 100
  rows.months.push({
    worker_id: worker.id,
    month_on: monthOn,
    unit_id: worker.unitId,
    model_version: ago > began.model ? sampleVersion : 1,
    basis: { groups, duties: [] },
    employment_percent: post.employmentPercent,
    agreed_percent: 0,
    experience_months: post.experienceMonths,
    points_tenths: Math.round(points * 10),
    capacity_tenths: Math.round(capacity * 10),
    counted_at: clockTime(addDays(addMonths(monthOn, 1), -1), 1, 50),
  })
  if (ago <= began.talks && dice.next() < 0.85)
    rows.ratings.push({
      worker_id: worker.id,
      month_on: monthOn,
      rating: Math.max(1, Math.min(5, Math.round(percent / 30) - 1 + dice.int(0, 1))),
      flex: flexOf(percent),
      rated_at: clockTime(addDays(monthOn, 2), 9, 5),
    })
  if (!isTalked(dice, month)) return
  const talk = { id: dice.id(monthOn), on: addDays(monthOn, dice.int(3, 24)) }
  rows.talks.push({
    id: talk.id,
    worker_id: worker.id,
    month_on: monthOn,
    unit_id: worker.unitId,
    held_by: managerId,
    held_on: talk.on,
    held_at: clockTime(talk.on, 13, 30),
  })
  rows.actions.push(...agree(dice, month, talk))
}

const isCounted = ({ role }: Worker): boolean => ['trainee', 'social_worker', 'lead'].includes(role)

/** Two years of months, ratings and talks, as if the house had counted so long, and the municipality's own model. */
export const insertWorkload = async (tx: Tx, { dice, days, organisation }: Place): Promise<void> => {
  const rows: Rows = { months: [], ratings: [], talks: [], actions: [] }
  const managerOf = (unit: UnitKey): string =>
    organisation.workers.find(
      (one) => one.unit === unit && one.role === 'unit_manager' && one.endedAgo === undefined,
    )?.id ?? ''
  const head = organisation.workers.find(({ role }) => role === 'head')
  for (const [i, monthOn] of monthsUntil(days.today, monthsBack + 1)
    .slice(0, -1)
    .entries()) {
    const ago = monthsBack - i
    const isThere = ({ startedAgo, endedAgo }: Worker): boolean =>
      days.ago(startedAgo) <= monthOn &&
      (endedAgo === undefined || days.ago(endedAgo) > addMonths(monthOn, 1))
    for (const worker of organisation.workers.filter((one) => isCounted(one) && isThere(one)))
      tellMonth(dice, { worker, monthOn, ago, managerId: managerOf(worker.unit) }, rows)
  }
  const decidedOn = monthsUntil(days.today, began.model + 1)[0] ?? days.today
  await insertRows(tx, 'workload_models', [
    {
      id: dice.id(decidedOn),
      version: 1,
      name: demoModel.name,
      content: demoModel,
      valid_from: decidedOn,
      decided_by: head?.id,
      decided_at: clockTime(decidedOn, 9, 0),
    },
  ])
  await insertRows(tx, 'workload_months', rows.months)
  await insertRows(tx, 'workload_ratings', rows.ratings)
  await insertRows(tx, 'workload_talks', rows.talks)
  await insertRows(tx, 'workload_actions', rows.actions)
}

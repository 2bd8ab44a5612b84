import type { Actor, Role } from '#kernel/actor.ts'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { insertRows } from './bulk.ts'
import type { Days } from './days.ts'
import type { Dice } from './dice.ts'
import { yearsAsDays } from './families.ts'
import { delegation, formerStaff, type Person, staff, titles, type UnitKey, unitNames } from './staff.ts'

export type Worker = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly title: string
  readonly role: Role
  readonly unit: UnitKey
  readonly unitId: string
  /** Days before the day of the seed. */
  readonly startedAgo: number
  /** Half open: no longer at work from this day. undefined: at work today. */
  readonly endedAgo: number | undefined
}

export type Organisation = {
  readonly units: Readonly<Record<UnitKey, string>>
  readonly workers: readonly Worker[]
  readonly ruleOf: ReadonlyMap<string, string>
}

const workerOf = (dice: Dice, days: Days, units: Organisation['units'], person: Person): Worker => ({
  id: dice.id(days.today),
  login: person.login,
  name: person.name,
  title: titles[person.role],
  role: person.role,
  unit: person.unit,
  unitId: units[person.unit],
  startedAgo: days.office(yearsAsDays(person.years)),
  endedAgo: person.left === undefined ? undefined : yearsAsDays(person.left),
})

/** Units, people and delegation order, with ids of the seed's own making. */
export const planOrganisation = (dice: Dice, days: Days): Organisation => {
  const units = { intake: dice.id(days.today), one: dice.id(days.today), two: dice.id(days.today) }
  return {
    units,
    workers: [...staff, ...formerStaff].map((person) => workerOf(dice, days, units, person)),
    ruleOf: new Map(delegation.map(([kind]) => [kind, dice.id(days.today)])),
  }
}

/** Everybody at work that many days ago. */
export const atWork = (workers: readonly Worker[], ago: number): Worker[] =>
  workers.filter((one) => one.startedAgo >= ago && (one.endedAgo === undefined || one.endedAgo < ago))

export const actorOf = (tenantId: string, worker: Worker): Actor => ({
  tenantId,
  workerId: worker.id,
  name: worker.name,
  title: worker.title,
  role: worker.role,
  unitId: worker.unitId,
})

/** A rule of delegation is as old as the wordings of the law that we keep, so that old decisions have one. */
const delegatedFrom = '2013-01-01'

/** Has no degree of the work with children (SoL 25:1) and needs none. */
const isOffice = ({ role }: Person): boolean => role === 'administrator' || role === 'board_secretary'

const workerRow = (days: Days, worker: Worker, person: Person) => ({
  id: worker.id,
  login: worker.login,
  name: worker.name,
  title: worker.title,
  unit_id: worker.unitId,
  role: worker.role,
  employment_percent: person.percent,
  started_on: days.ago(worker.startedAgo),
  experienced_from: person.experience === 0 ? null : days.ago(yearsAsDays(person.experience)),
  qualification: isOffice(person) ? 'none' : 'social_work_degree',
  may_act_alone: person.role !== 'trainee' && !isOffice(person),
  ended_on: endOf(days, worker),
})

const endOf = (days: Days, { endedAgo }: Worker): Day | null =>
  endedAgo === undefined ? null : days.ago(endedAgo)

export const organisationRows = (days: Days, { units, workers, ruleOf }: Organisation) => {
  const people = new Map([...staff, ...formerStaff].map((person) => [person.login, person]))
  const unit = (key: UnitKey) => ({
    id: units[key],
    name: unitNames[key],
    kind: key === 'intake' ? key : 'investigation',
  })
  return {
    units: [unit('intake'), unit('one'), unit('two')],
    workers: workers.flatMap((worker) => {
      const person = people.get(worker.login)
      return person === undefined ? [] : [workerRow(days, worker, person)]
    }),
    delegation_rules: delegation.map(([kind, paragraph, lowest]) => ({
      id: ruleOf.get(kind),
      decision_kind: kind,
      paragraph,
      lowest_role: lowest,
      valid_from: delegatedFrom,
    })),
  }
}

export const insertOrganisation = async (tx: Tx, days: Days, organisation: Organisation): Promise<void> => {
  for (const [table, rows] of Object.entries(organisationRows(days, organisation)))
    await insertRows(tx, table, rows)
}

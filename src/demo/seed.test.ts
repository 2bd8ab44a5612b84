import { Client } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { instant } from '#kernel/day.ts'
import { isTestNumber } from '#kernel/identity-number.ts'
import { fixedClock } from '#platform/clock.ts'
import { inTenant, type Tx } from '#platform/db/tenant.ts'
import { listDemoPeople, readOrganisation } from '#modules/organisation/contract.ts'
import { listOwnVisits, readNextVisit } from '#modules/visits/contract.ts'
import { listCases, readCase } from '#modules/cases/contract.ts'
import { aTown, type Town } from '#test/support/town.ts'
import { doorOf } from './act.ts'
import { planDemo, seedDemo } from './seed.ts'

const now = instant('2026-11-23T09:00:00.000Z')
const closed = 60
const { tenantId, organisation } = planDemo(now)

let town: Town
const said: string[] = []

const seed = () =>
  seedDemo(town.house, {
    ownerUrl: town.ownerUrl,
    clock: fixedClock(now),
    say: (text) => said.push(text),
    closed,
    open: 20,
  })

const look = <T>(read: (tx: Tx) => Promise<T>): Promise<T> => inTenant(town.db, tenantId, read)

const asOwner = async (sql: string): Promise<unknown[]> => {
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  await owner.query(`set app.tenant_id = '${tenantId}'`)
  const { rows } = await owner.query(sql)
  await owner.end()
  return rows
}

const worker = (login: string) => {
  const found = organisation.workers.find((one) => one.login === login)
  if (!found) throw new Error(login)
  return found
}

const everybody = () =>
  look((tx) => tx.selectFrom('persons').select(['id', 'given_name', 'family_name']).orderBy('id').execute())

beforeAll(async () => {
  town = await aTown()
  await seed()
}, 240_000)

test('the municipality has three units and twenty-seven people at work, and Amira is one of them', async () => {
  const { units, workers } = await doorOf(town.house, tenantId).act(
    worker('amira'),
    readOrganisation,
    {},
    now,
  )
  expect(units.map(({ name }) => name)).toEqual(['Mottagningen', 'Utredning 1', 'Utredning 2'])
  expect(workers).toHaveLength(27)
  for (const unit of units) {
    const roles = workers.filter(({ unitId }) => unitId === unit.id).map(({ role }) => role)
    expect(roles).toEqual(expect.arrayContaining(['unit_manager', 'lead', 'social_worker', 'trainee']))
  }
  expect(workers).toContainEqual(
    expect.objectContaining({ name: 'Amira Lindqvist', title: 'Socialsekreterare', unit: 'Utredning 1' }),
  )
})

test('everybody at work can be picked at the sign-in of the demo, and nobody who has left', async () => {
  const people = await doorOf(town.house, tenantId).act('public', listDemoPeople, {}, now)
  expect(people).toHaveLength(27)
  expect(people.map(({ login }) => login)).toContain('amira')
})

test('Amira has matters of her own', async () => {
  const { rows } = await doorOf(town.house, tenantId).act(worker('amira'), listCases, { view: 'own' }, now)
  expect(rows.length).toBeGreaterThan(5)
})

test('Amira has held a meeting that waits for its signature, has one today and one to come', async () => {
  const { visits, today } = await doorOf(town.house, tenantId).act(worker('amira'), listOwnVisits, {}, now)
  expect(
    visits.map(({ on, phase, waitsForNote }) => [on < today, on === today, phase, waitsForNote]),
  ).toEqual([
    [true, false, 'over', true],
    [false, true, 'planned', false],
    [false, false, 'planned', false],
  ])
})

test('Amira holds the meeting of today with a colleague, and its investigation is open to write in afterwards', async () => {
  const door = doorOf(town.house, tenantId)
  const { visits, today } = await door.act(worker('amira'), listOwnVisits, {}, now)
  const meeting = visits.find(({ on }) => on === today)
  const { caseId } = await door.act(
    worker('amira'),
    readNextVisit,
    { childId: meeting?.children[0]?.childId ?? '' },
    now,
  )
  const { investigation } = await door.act(worker('amira'), readCase, { caseId: caseId ?? '' }, now)
  expect(meeting).toMatchObject({ kind: 'home_visit' })
  expect(meeting?.workers).toHaveLength(2)
  expect(investigation).toMatchObject({ endedOn: null })
})

test('every open child has an owner and a next date, and it is that of its soonest clock', async () => {
  const open = await look((tx) =>
    tx
      .selectFrom('watches')
      .innerJoin('clocks', 'clocks.matter_id', 'watches.matter_id')
      .select((s) => [
        'watches.matter_id',
        'watches.owner_id',
        'watches.next_on',
        s.fn.min('clocks.due_on').as('soonest'),
      ])
      .where('clocks.ended_on', 'is', null)
      .groupBy(['watches.matter_id', 'watches.owner_id', 'watches.next_on'])
      .execute(),
  )
  const matters = await look((tx) => tx.selectFrom('watches').select('matter_id').execute())
  expect(matters.length).toBeGreaterThan(25)
  expect(open).toHaveLength(matters.length)
  for (const one of open) expect(one.next_on).toBe(one.soonest)
})

test('some matters are late, some are for today and some are well', async () => {
  const next = (await look((tx) => tx.selectFrom('watches').select('next_on').execute())).map(
    (row) => row.next_on,
  )
  expect(next.some((on) => on < '2026-11-23')).toBe(true)
  expect(next.some((on) => on === '2026-11-23')).toBe(true)
  expect(next.some((on) => on > '2026-12-23')).toBe(true)
})

test('every identity number is one of the official test numbers, or one of our own', async () => {
  const numbers = await look((tx) =>
    tx.selectFrom('person_numbers').select('number').where('kind', '<>', 'reserve').execute(),
  )
  expect(numbers.length).toBeGreaterThan(150)
  expect(numbers.filter(({ number }) => !isTestNumber(number))).toEqual([])
})

test('families with a protected identity are there, and no address of theirs is stored', async () => {
  const hidden = await look((tx) =>
    tx
      .selectFrom('persons')
      .select(['protection', 'address', 'phone'])
      .where('protection', '<>', 'none')
      .execute(),
  )
  expect(new Set(hidden.map(({ protection }) => protection))).toEqual(
    new Set(['marking', 'protected_registration', 'fictitious']),
  )
  for (const { protection, address, phone } of hidden) {
    if (protection !== 'marking') expect([address, phone]).toEqual(['', ''])
  }
})

test('closed cases are closed with a reason, watched by nobody, and have signed notes', async () => {
  const rows = await look((tx) =>
    tx
      .selectFrom('cases')
      .leftJoin('watches', 'watches.matter_id', 'cases.id')
      .leftJoin('notes', 'notes.case_id', 'cases.id')
      .select((s) => [
        'cases.id',
        'cases.closing_reason',
        'watches.matter_id',
        s.fn.count('notes.id').as('notes'),
      ])
      .where('cases.closed_on', 'is not', null)
      .groupBy(['cases.id', 'cases.closing_reason', 'watches.matter_id'])
      .execute(),
  )
  expect(rows.length).toBeGreaterThanOrEqual(closed)
  for (const row of rows) {
    expect(row.closing_reason).not.toBe('')
    expect(row.matter_id).toBeNull()
    expect(Number(row.notes)).toBeGreaterThan(0)
  }
})

test('numbers of cases and reports go on after those of the closed ones', async () => {
  const numbers = (await look((tx) => tx.selectFrom('cases').select('number').execute())).map(
    (row) => row.number,
  )
  expect(new Set(numbers).size).toBe(numbers.length)
  const counters = await look((tx) =>
    tx.selectFrom('counters').select(['name', 'value']).where('name', '=', 'case-2026').execute(),
  )
  const of2026 = numbers.filter((number) => number.startsWith('2026-'))
  expect(counters).toEqual([{ name: 'case-2026', value: of2026.length }])
})

test('what the workers did stands in the log', async () => {
  const actions = await look((tx) => tx.selectFrom('audit_log').select('action').distinct().execute())
  expect(actions.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['assessProtection', 'decideReport', 'signDraft', 'signDecision']),
  )
})

test('a second start makes nothing', async () => {
  const before = said.length
  await seed()
  expect(said).toHaveLength(before)
})

test('a seed that was killed half way is made again, with the same people', async () => {
  const before = await everybody()
  await asOwner("delete from counters where name = 'demo-seed-done'")
  await asOwner('delete from assessment_quotes')
  await asOwner('delete from notes')
  await seed()
  expect(await everybody()).toEqual(before)
  expect(await asOwner("select slug from tenants where slug = 'demo'")).toHaveLength(1)
}, 240_000)

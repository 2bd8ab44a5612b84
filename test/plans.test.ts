import { beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '#kernel/route.ts'
import { readCookie } from '#platform/http/session.ts'
import { run } from '#platform/run.ts'
import * as cases from '#modules/cases/contract.ts'
import { readConsents } from '#modules/cases/consent/contract.ts'
import { readMeasures } from '#modules/cases/measures/contract.ts'
import { listPlacementsOfChild } from '#modules/cases/placements/contract.ts'
import { readTransfers } from '#modules/cases/transfers/contract.ts'
import { readCaseDecisions, readChildDecisions } from '#modules/decisions/contract.ts'
import { readReport } from '#modules/intake/contract.ts'
import { listNotes, saveDraft } from '#modules/journal/contract.ts'
import { readChild, readTeam, readToday } from '#modules/overview/contract.ts'
import { searchPeople } from '#modules/people/contract.ts'
import { type Reading, readingsOf, saidBy, type Statement } from '#test/support/explain.ts'
import { bigTables, manyRows } from '#test/support/many-rows.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { rooms } from '../src/rooms.ts'

/** As many rows as a town of some size has after some years: enough that reading them all is noticed. */
const copies = 10_000
/** What a screen about one child, one worker or one name may touch of a table that has so many rows. */
const most = 500

let town: Town
let world: World
let rowsOf: ReadonlyMap<string, number>

beforeAll(async () => {
  town = await aTown()
  world = await aWorld(town)
  rowsOf = await manyRows(town, copies)
}, 60_000)

const ask = async (login: Login, route: Route, input: object): Promise<Statement[]> => {
  const served = rooms.flatMap((room) => room.routes).find((one) => one.route.name === route.name)
  if (!served) throw new Error(`no route ${route.name}`)
  const caller = readCookie(Object.values(await town.cookie(login))[0])
  if (!caller) throw new Error(`no session of ${login}`)
  return saidBy(town.db, (db) =>
    run({ ...town.house, db }, served, caller, {
      input,
      now: town.now(),
      requestId: newUuid(),
      language: 'sv',
    }),
  )
}

const isBig = ({ table }: Reading): boolean => bigTables.some((name) => name === table)

/** Readings of a big table that look at far more than they answer with: no index led to the rows. */
const tooMuch = async (statement: Statement): Promise<string[]> =>
  (await readingsOf(town.db, town.tenantId, statement))
    .filter((one) => isBig(one) && (one.isWhole || one.rows > most))
    .map(({ how, table, rows }) => `${how} on ${table}: ${rows} rows`)

/** What was inserted cannot be inserted again, and reads nothing. */
const isInsert = ({ text }: Statement): boolean => /\binsert into\b/i.test(text)

const faultsOf = async (statements: readonly Statement[]): Promise<string[]> => {
  const faults: string[] = []
  for (const statement of statements.filter((one) => !isInsert(one))) {
    const found = await tooMuch(statement)
    if (found.length > 0) faults.push(`${found.join('; ')}\n${statement.text.slice(0, 1_000)}`)
  }
  return faults
}

const id = (table: string): string => world[table] ?? ''

const hotPaths: readonly (readonly [string, Login, Route, () => object])[] = [
  ['the list of the day', 'amira', readToday, () => ({})],
  ['the list of the unit', 'cilla', readTeam, () => ({})],
  ['a case', 'amira', cases.readCase, () => ({ caseId: id('cases') })],
  ['the own cases', 'amira', cases.listCases, () => ({ view: 'own' })],
  ['the notes of a child', 'amira', listNotes, () => ({ childId: id('persons') })],
  ['the page of a child', 'amira', readChild, () => ({ childId: id('persons') })],
  ['the decisions of a case', 'amira', readCaseDecisions, () => ({ caseId: id('cases') })],
  ['the decisions of a child', 'amira', readChildDecisions, () => ({ childId: id('persons') })],
  ['the consents of a case', 'amira', readConsents, () => ({ caseId: id('cases') })],
  ['the legal courses of a case', 'amira', readMeasures, () => ({ caseId: id('cases') })],
  ['the placements of a child', 'amira', listPlacementsOfChild, () => ({ childId: id('persons') })],
  ['the transfers of a case', 'amira', readTransfers, () => ({ caseId: id('cases') })],
  ['a report', 'maja', readReport, () => ({ reportId: id('reports') })],
  ['a search for a name', 'amira', searchPeople, () => ({ q: 'påhittad' })],
  ['a search for a name with a slip', 'amira', searchPeople, () => ({ q: 'påhittda' })],
  [
    'saving a draft',
    'amira',
    saveDraft,
    () => ({
      draftId: newUuid(),
      childId: id('persons'),
      caseId: id('cases'),
      reportChildId: null,
      kind: 'home_visit',
      eventOn: '2026-11-20',
      place: 'Hemma',
      childAlone: null,
      participants: [],
      happened: 'Lugnt.',
      childWords: '',
      assessment: '',
      originalId: null,
      correctionReason: '',
      revision: 0,
      tabId: newUuid(),
      tabSeq: 1,
    }),
  ],
]

const notesOfChild = (on: string): Statement => ({
  text: `select n.id from persons p join notes n on ${on}
         where p.id = $1::uuid and p.tenant_id = $2::uuid and n.tenant_id = $2::uuid`,
  values: [id('persons'), town.tenantId],
})

describe('under row-level security and generic plans, in a municipality with many rows', () => {
  test('every big table has many', () => {
    const few = bigTables.filter((table) => (rowsOf.get(table) ?? 0) < copies)
    expect(few).toEqual([])
  })

  test.each(hotPaths)('%s reads no big table through', async (_name, login, route, input) => {
    const said = await ask(login, route, input())
    expect(said.length).toBeGreaterThan(2)
    expect(await faultsOf(said)).toEqual([])
  })

  test('a join on coalesce(a, b) = id is found out: no index leads there', async () => {
    expect(await tooMuch(notesOfChild('n.child_id = p.id'))).toEqual([])
    expect(await tooMuch(notesOfChild('coalesce(n.original_id, n.child_id) = p.id'))).not.toEqual([])
  })
})

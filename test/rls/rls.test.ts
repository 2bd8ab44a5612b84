import { expect, inject, test } from 'vitest'
import { callAll } from './functions.ts'
import { brokenFences, forgottenWhere } from './holes.ts'
import { tryTables } from './run.ts'
import { verbs, ways } from './ways.ts'

/** The short form of `npm run test:rls`: one place of each kind to try from. */
test('as the application, no row of another municipality and no denied one is seen or changed, in no table and by no way', async () => {
  const { faults, tables, tries } = await tryTables(inject('template'), true)
  expect(faults).toEqual([])
  expect(tables.length).toBeGreaterThanOrEqual(100)
  expect(new Set(ways.map(({ verb }) => verb))).toEqual(new Set(verbs))
  expect(tries).toBeGreaterThan(tables.length * ways.length * 2)
}, 240_000)

test('a function of the database tells nothing of another municipality, and the application can change no fence', async () => {
  const { faults, functions } = await callAll(inject('template'))
  expect(faults).toEqual([])
  expect(functions).toBeGreaterThanOrEqual(7)
}, 60_000)

test('a query without its where gives the own rows alone', async () => {
  expect(await forgottenWhere(inject('template'))).toEqual({ planted: 1, found: 1, missed: [] })
})

test('each broken fence is told: taken down, open for reading, open for writing, blind to denials, gone around', async () => {
  const { missed, found } = await brokenFences(inject('template'))
  expect(missed).toEqual([])
  expect(found).toBe(6)
}, 120_000)

import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Chance, chanceOf } from '../histories/random.ts'
import type { AskerName } from './actors.ts'
import { names } from './stage.ts'
import { rooms } from '../../src/rooms.ts'
import { type Authz, openAuthz } from './house.ts'
import { askingLines, lineCells } from './lines.ts'
import { compareGraphs } from './graphs.ts'
import { plantedFaults } from './planted.ts'
import { swappedIds } from './swapped.ts'
import { askingAt, cellsOf, told, wrongCells } from './matrix.ts'

let authz: Authz

/** So many of those who may ask, each once. */
const someNames = (chance: Chance, count: number): AskerName[] =>
  names
    .map((name) => ({ name, at: chance.below(1_000_000) }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ name }) => name)

beforeAll(async () => {
  authz = await openAuthz(inject('template'))
}, 60_000)
afterAll(() => authz.close())

describe('the matrix', () => {
  test('knows no address that nobody has written a law for', async () => {
    const { apps, stage } = authz
    const hidden = cellsOf([{ method: 'GET', path: '/api/secret-door' }])
    const wrong = await wrongCells(hidden, stage, { asking: askingAt(apps, stage) })
    expect(wrong.length).toBe(hidden.length)
  })

  test('has every address of the server’s own list, and every route of the rooms is one of them', () => {
    const listed = new Set(authz.entries.map(({ method, path }) => `${method} ${path}`))
    const ours = rooms.flatMap((room) => room.routes.map(({ route }) => `${route.method} ${route.path}`))
    expect(ours.filter((one) => !listed.has(one))).toEqual([])
    expect(authz.entries.length).toBeGreaterThan(ours.length + 90)
  })

  test('has no wrong cell: every address, four of those who may ask; all of them in `npm run test:authz`', async () => {
    const { apps, stage, entries } = authz
    const cells = entries.flatMap((entry, at) => cellsOf([entry], someNames(chanceOf(1, at), 4)))
    const wrong = await wrongCells(cells, stage, { asking: askingAt(apps, stage) })
    expect(wrong.map(told)).toEqual([])
    expect(cells.length).toBe(entries.length * 4)
  }, 240_000)

  test('nor has a line that stays open', async () => {
    const { apps, stage } = authz
    const wrong = await wrongCells(lineCells(), stage, { asking: askingLines(apps.app, stage) })
    expect(wrong.map(told)).toEqual([])
  })
})

test('an id of another municipality or another family, in whatever place, is refused, and nothing is written', async () => {
  const swapped = await swappedIds(authz, 3)
  expect(swapped.letThrough).toEqual([])
  expect(swapped.ids).toBeGreaterThan(250)
}, 240_000)

test('of random families, the product says the same as the law, whoever asks for whatever', async () => {
  const { disagreements, ...compared } = await compareGraphs(authz.opened, 60, 1)
  expect(disagreements).toEqual([])
  expect(compared.letIn).toBeGreaterThan(60)
  expect(compared.denied).toBeGreaterThan(10)
}, 240_000)

test('a policy that is wider or narrower than the law by one permission is found', async () => {
  const planted = await plantedFaults(authz, 6)
  expect(planted.missed).toEqual([])
  expect(planted.planted).toBeGreaterThan(20)
  expect(planted.found).toBe(planted.planted)
}, 240_000)

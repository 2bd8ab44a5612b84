import { z } from 'zod'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { routesUnder } from '#kernel/route.ts'
import { serve } from '#platform/module.ts'
import { openOn, type Opened } from '#test/support/town.ts'
import { fuzzRoutes } from './fuzz.ts'

let opened: Opened
beforeAll(async () => {
  opened = await openOn(inject('template'))
})
afterAll(() => opened.close())

/** The short form of `npm run fuzz`. */
test('of hundreds of strange requests, some to every route, none meets a fault of ours, and none learns what we are made of', async () => {
  const fuzzed = await fuzzRoutes(opened, { inputs: 3, seed: 2026 })
  expect(fuzzed.faults).toEqual([])
  expect(fuzzed.inputs).toBe(fuzzed.routes * 3)
  expect(fuzzed.routes).toBeGreaterThan(250)
  // Not all is refused: many inputs come as far as the acts themselves.
  expect(fuzzed.answers['2xx']).toBeGreaterThan(fuzzed.inputs / 6)
}, 240_000)

/** What once answered 500: a duty before its law, an age that no home begins at. */
test('what has failed before is tried again', async () => {
  const fuzzed = await fuzzRoutes(opened, { inputs: 45, seed: 11, only: ['openDuty', 'enterHome'] })
  expect(fuzzed.faults).toEqual([])
}, 60_000)

const may = {}
const route = routesUnder<typeof may>()
const input = z.strictObject({ words: z.string().max(20), days: z.number().int().min(1).max(9).default(1) })
const asked = { public: 'invented for the test' } as const
type Given = { readonly words: string; readonly days: number }
const planted = (name: string, act: (given: Given) => unknown) =>
  serve(
    route({ name, method: 'POST', path: `/api/${name}`, may: asked, input, reply: z.unknown() }),
    async (_, given) => act(given),
  )

const careless = [
  planted('fails', ({ days }) => {
    if (days > 8) throw new RangeError('too many days')
    return null
  }),
  planted('tellsItsInside', ({ words }) =>
    words.includes('a') ? { at: 'select name from workers where id = $1' } : null,
  ),
  planted('pollutes', ({ days }) => {
    if (days > 7)
      Reflect.defineProperty(Object.getPrototypeOf({}), 'planted', { value: 1, configurable: true })
    return null
  }),
]

test('a route that fails, one that shows its SQL and one that changes a prototype are found', async () => {
  try {
    const { faults } = await fuzzRoutes(opened, {
      inputs: 60,
      seed: 1,
      rooms: [{ name: 'careless', routes: careless }],
    })
    const of = (name: string) => faults.find((fault) => fault.route === name)
    expect(of('fails')?.what).toMatch(/^500/)
    expect(of('fails')?.logged).toContain('RangeError')
    expect(of('tellsItsInside')?.what).toContain('shows')
    expect(of('pollutes')?.what).toBe('a prototype was changed')
  } finally {
    Reflect.deleteProperty(Object.prototype, 'planted')
  }
})

import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Route } from '#kernel/route.ts'
import { rooms } from '../../rooms.ts'

type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const replyOf = (route: Pick<Route, 'reply'>): unknown =>
  z.toJSONSchema(route.reply, { io: 'output', unrepresentable: 'any' })

/** Every list in a reply, wherever it stands: the names of all that is told of one row, however deep. */
const listsIn = (schema: unknown): string[][] => {
  if (Array.isArray(schema)) return schema.flatMap(listsIn)
  if (!isJson(schema)) return []
  const own = schema['type'] === 'array' ? [namesIn(schema['items'])] : []
  return [...own, ...Object.values(schema).flatMap(listsIn)]
}

const namesIn = (schema: unknown): string[] => {
  if (Array.isArray(schema)) return schema.flatMap(namesIn)
  if (!isJson(schema)) return []
  const properties = isJson(schema['properties']) ? schema['properties'] : {}
  return [...Object.keys(properties), ...Object.values(schema).flatMap(namesIn)]
}

const person = /^(worker|workerId|owner|ownerId|name|login|title)$/
const figure = /^(points|percent|percents|load|capacity|rating|band|rank|share)$/

/** A list of people with a figure about the load of each could be sorted by it, whatever its own order is. */
const ranks = (route: Pick<Route, 'reply'>): boolean =>
  listsIn(replyOf(route)).some(
    (names) => names.some((name) => person.test(name)) && names.some((name) => figure.test(name)),
  )

const routes = rooms
  .filter(({ name }) => name === 'workload')
  .flatMap((room) => room.routes.map(({ route }) => route))

test('no route of the room lists people with points, share, rating or band: nobody can be ranked', () => {
  expect(routes.length).toBeGreaterThan(10)
  expect(routes.filter(ranks).map(({ name }) => name)).toEqual([])
})

test('no route takes an order, and no file leaves the house with a person’s figure', () => {
  for (const { name, input, produces } of routes) {
    const asked = namesIn(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }))
    expect(
      asked.filter((one) => /^(sort|sortBy|order|orderBy|top|limit)$/.test(one)),
      name,
    ).toEqual([])
    expect(produces, name).toBeUndefined()
  }
})

const list = (row: z.ZodRawShape) => ({ reply: z.object({ people: z.array(z.object(row)) }) })

test('a route that did would be found', () => {
  expect(ranks(list({ name: z.string(), percent: z.number() }))).toBe(true)
  expect(ranks(list({ worker: z.object({ id: z.string() }), load: z.object({ points: z.number() }) }))).toBe(
    true,
  )
  expect(ranks(list({ unit: z.string(), median: z.number() }))).toBe(false)
})

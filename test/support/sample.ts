import { z } from 'zod'
import type { Route } from '#kernel/route.ts'
import { newUuid } from './town.ts'
import { tableOf, type World } from './world.ts'

/** An input that a contract takes, made from the contract itself, and the places in it where something can go wrong. */
type Json = Readonly<Record<string, unknown>>

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const schemaOf = (route: Route): Json => {
  const made: unknown = z.toJSONSchema(route.input, { io: 'input', unrepresentable: 'any' })
  return isJson(made) ? made : {}
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const numberOf = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise

const texts = [
  'Påhittad text',
  '2026-0001',
  '2026-000001',
  '0780',
  'namn@exempel.se',
  '08-123 45',
  '14:05',
  'a',
  '1',
  '0'.repeat(43),
  'https://exempel.se',
]

const textOf = (schema: Json, name: string, world: World): string => {
  const { format, pattern } = schema
  if (format === 'uuid') {
    const table = name === 'id' ? undefined : tableOf(name, Object.keys(world))
    return (table === undefined ? undefined : world[table]) ?? newUuid()
  }
  if (format === 'date') return '2026-11-20'
  if (format === 'date-time') return '2026-11-20T10:00:00.000Z'
  if (format === 'email') return 'namn@exempel.se'
  const fits = (text: string): boolean =>
    text.length <= numberOf(schema['maxLength'], 1e9) &&
    (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text))
  return (texts.find(fits) ?? 'a').padEnd(numberOf(schema['minLength'], 0), 'a')
}

/** `path` is where we are in the input, as 'questions.0.how'. */
const sampleOf = (schema: unknown, path: string, world: World): unknown => {
  if (!isJson(schema)) return 'påhittad'
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum'])) return schema['enum'].find((word) => word !== '') ?? schema['enum'][0]
  const choices = [...listOf(schema['anyOf']), ...listOf(schema['oneOf'])].filter(
    (one) => !(isJson(one) && one['type'] === 'null'),
  )
  if (choices.length > 0) return sampleOf(choices.at(-1), path, world)
  if (Array.isArray(schema['allOf'])) return sampleOf(schema['allOf'][0], path, world)
  // Of a list of ids, `caseIds.0`, each is one of what the list is of.
  const name = (path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '').replace(/Ids$/, 'Id')
  switch (listOf(schema['type']).find((type) => type !== 'null') ?? schema['type']) {
    case 'object':
      return Object.fromEntries(
        Object.entries(isJson(schema['properties']) ? schema['properties'] : {}).map(([key, one]) => [
          key,
          sampleOf(one, path === '' ? key : `${path}.${key}`, world),
        ]),
      )
    case 'array':
      return [sampleOf(schema['items'], `${path}.0`, world)]
    case 'integer':
    case 'number':
      return Math.max(1, Math.min(numberOf(schema['maximum'], 1e9), numberOf(schema['minimum'], 1)))
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return textOf(schema, name, world)
  }
}

/** One input of the contract with everything filled in, ids being those of `world`. */
export const sampleInput = (route: Route, world: World): Record<string, unknown> => {
  const sample = sampleOf(schemaOf(route), '', world)
  return isJson(sample) ? { ...sample } : {}
}

/** Where a value stands in an input. */
export type Place = readonly (string | number)[]

/** Every leaf of an input, and every list and object in it. */
export const placesIn = (value: unknown, at: Place = []): Place[] => {
  const below = Array.isArray(value)
    ? value.flatMap((one, i) => placesIn(one, [...at, i]))
    : isJson(value)
      ? Object.entries(value).flatMap(([key, one]) => placesIn(one, [...at, key]))
      : []
  return at.length === 0 ? below : [at, ...below]
}

const nothing: unique symbol = Symbol('nothing')

/** Stands for "leave it out" in `withValue`. */
export const leftOut: symbol = nothing

/** The same input with another value in one place. */
export const withValue = (input: unknown, [key, ...rest]: Place, value: unknown): unknown => {
  if (key === undefined) return value
  if (Array.isArray(input)) return input.map((one, i) => (i === key ? withValue(one, rest, value) : one))
  if (!isJson(input)) return input
  const changed = withValue(input[String(key)], rest, value)
  const others = Object.entries(input).filter(([name]) => name !== key)
  return Object.fromEntries(changed === nothing ? others : [...others, [key, changed]])
}

export const valueAt = (input: unknown, [key, ...rest]: Place): unknown =>
  key === undefined
    ? input
    : Array.isArray(input)
      ? valueAt(input[Number(key)], rest)
      : isJson(input)
        ? valueAt(input[String(key)], rest)
        : undefined

import fc from 'fast-check'
import type { Route } from '#kernel/route.ts'
import { schemaOf } from '#test/support/sample.ts'
import { newUuid } from '#test/support/town.ts'
import { tableOf, type World } from '#test/support/world.ts'

/** Inputs that a contract takes, or nearly: made from its own schema, at and beside its limits. */
type Json = Readonly<Record<string, unknown>>

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const numberOf = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise

/** A town's own ids, and those of a town that the one who asks may know nothing of. */
export type Worlds = { readonly ours: World; readonly theirs: World }

const idsFor = (name: string, { ours, theirs }: Worlds): fc.Arbitrary<unknown> => {
  const table = name === 'id' ? undefined : tableOf(name, Object.keys(ours))
  const known = table === undefined ? undefined : ours[table]
  const others = fc.oneof(
    fc.constantFrom(...Object.values(ours)),
    fc.constantFrom(...Object.values(theirs)),
    fc.constant(newUuid()),
  )
  return known === undefined
    ? fc.oneof({ arbitrary: fc.constant(newUuid()), weight: 3 }, others)
    : fc.oneof(
        { arbitrary: fc.constant(known), weight: 12 },
        { arbitrary: fc.constant(theirs[table ?? '']), weight: 1 },
        { arbitrary: others, weight: 1 },
      )
}

const days = fc.oneof(
  {
    arbitrary: fc.constantFrom('2026-11-20', '2026-11-22', '2026-11-23', '2026-11-24', '2026-12-24'),
    weight: 6,
  },
  fc.constantFrom('1900-01-01', '2024-02-29', '0001-01-01', '9999-12-31', '2262-04-11', '2100-02-28'),
  fc
    .tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(
      ([y, m, d]) =>
        `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
    ),
)

const instants = fc.oneof(
  {
    arbitrary: fc.constantFrom(
      '2026-11-23T08:59:00.000Z',
      '2026-11-24T09:00:00.000Z',
      '2026-11-20T10:00:00.000Z',
    ),
    weight: 4,
  },
  fc.constantFrom(
    '0001-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
    '2026-10-25T00:30:00.000Z',
    '1969-12-31T23:59:59Z',
  ),
)

const words = fc.constantFrom(
  'Påhittad text.',
  'a',
  '2026-0001',
  '0780',
  '14:05',
  '08-123 45',
  '201501019808',
  'namn@exempel.se',
  'https://exempel.se',
  'Rad ett\nrad två\r\n\r\n\tslut',
  'Åsa-Märta Öberg d’Anjou',
)

const textsOf = (schema: Json, name: string, worlds: Worlds): fc.Arbitrary<unknown> => {
  const { format, pattern } = schema
  if (format === 'uuid') return idsFor(name, worlds)
  if (format === 'date') return days
  if (format === 'date-time') return instants
  const [min, max] = [numberOf(schema['minLength'], 0), Math.min(numberOf(schema['maxLength'], 300), 60_000)]
  if (typeof pattern === 'string' && format !== 'email')
    return fc.oneof({ arbitrary: fc.stringMatching(new RegExp(pattern, 'u')), weight: 4 }, words)
  return fc.oneof(
    { arbitrary: words.map((text) => text.padEnd(min, 'å').slice(0, Math.max(max, 1))), weight: 8 },
    {
      arbitrary: fc.string({ unit: 'grapheme', minLength: min, maxLength: Math.max(min, Math.min(max, 60)) }),
      weight: 4,
    },
    {
      arbitrary: fc.string({ unit: 'binary', minLength: min, maxLength: Math.max(min, Math.min(max, 20)) }),
      weight: 1,
    },
    {
      arbitrary: fc.constantFrom('å'.repeat(max), 'a'.repeat(max + 1), '😀'.repeat(Math.ceil(max / 2))),
      weight: 1,
    },
  )
}

const numbersOf = (schema: Json, isWhole: boolean): fc.Arbitrary<unknown> => {
  const [min, max] = [
    Math.max(numberOf(schema['minimum'], -5), -1e9),
    Math.min(numberOf(schema['maximum'], 1e6), 1e9),
  ]
  const near = fc.constantFrom(min, max, min - 1, max + 1)
  const inside = isWhole
    ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
    : fc.double({ min, max, noNaN: true })
  return fc.oneof({ arbitrary: inside, weight: 8 }, near)
}

const arbitraryOf = (schema: unknown, path: string, worlds: Worlds): fc.Arbitrary<unknown> => {
  if (!isJson(schema)) return words
  if ('const' in schema) return fc.constant(schema['const'])
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...schema['enum'])
  const choices = [...listOf(schema['anyOf']), ...listOf(schema['oneOf'])]
  if (choices.length > 0) return fc.oneof(...choices.map((one) => arbitraryOf(one, path, worlds)))
  if (Array.isArray(schema['allOf'])) return arbitraryOf(schema['allOf'][0], path, worlds)
  const name = (path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '').replace(/Ids$/, 'Id')
  switch (listOf(schema['type']).find((type) => type !== 'null') ?? schema['type']) {
    case 'object': {
      const properties = isJson(schema['properties']) ? schema['properties'] : {}
      const fields = Object.entries(properties).map(
        ([key, one]) => [key, arbitraryOf(one, path === '' ? key : `${path}.${key}`, worlds)] as const,
      )
      const needed = listOf(schema['required']).filter((key) => typeof key === 'string')
      return fc.record(Object.fromEntries(fields), {
        requiredKeys: needed.filter((key) => key in properties),
      })
    }
    case 'array': {
      const least = numberOf(schema['minItems'], 0)
      return fc.array(arbitraryOf(schema['items'], `${path}.0`, worlds), {
        minLength: least,
        maxLength: Math.max(least, Math.min(numberOf(schema['maxItems'], 4), 4)),
      })
    }
    case 'integer':
      return numbersOf(schema, true)
    case 'number':
      return numbersOf(schema, false)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return textsOf(schema, name, worlds)
  }
}

/** So many inputs of a route from its contract; the same ones for the same seed, but for the ids of the towns. */
export const inputsOf = (
  route: Route,
  worlds: Worlds,
  { count, seed }: { readonly count: number; readonly seed: number },
): Record<string, unknown>[] =>
  fc
    .sample(arbitraryOf(schemaOf(route), '', worlds), { seed, numRuns: count })
    .map((input) => (isJson(input) ? { ...input } : {}))

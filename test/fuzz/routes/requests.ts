import type { Served } from '#platform/module.ts'
import { leftOut, placesIn, withValue } from '#test/support/sample.ts'
import type { Chance } from '../../histories/random.ts'
import {
  brokenBody,
  contentTypes,
  hostileText,
  hostileValue,
  strangeHeaders,
  strangeQueries,
  strangeSegments,
} from './values.ts'

/** One request as it is put on the wire. */
export type Shot = {
  readonly kind: string
  readonly method: Served['route']['method']
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload?: string | Buffer
}

type Input = Readonly<Record<string, unknown>>
type Made = {
  readonly served: Served
  readonly right: Input
  readonly likely: Input
  readonly chance: Chance
}

const inText = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()

const queryOf = (fields: Input): string => {
  const parts = Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) => `${encodeURIComponent(key.toWellFormed())}=${encodeURIComponent(inText(value))}`)
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

const paramsOf = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')

const addressOf = (path: string, input: Input): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(inText(input[name] ?? '')))

const json = { 'content-type': 'application/json' } as const

/** The request that an input makes: in the address what the path names, the rest behind it or in the body. */
const shotOf = (kind: string, { route }: Served, input: Input): Shot => {
  const inPath = new Set(paramsOf(route.path))
  const rest = Object.fromEntries(Object.entries(input).filter(([key]) => !inPath.has(key)))
  const url = addressOf(route.path, input)
  return route.method === 'GET'
    ? { kind, method: route.method, url: url + queryOf(rest), headers: {} }
    : { kind, method: route.method, url, headers: json, payload: JSON.stringify(rest) }
}

const changed = ({ served, right, likely, chance }: Made): Shot => {
  let input: unknown = chance.isOneIn(3) ? likely : right
  const places = placesIn(input)
  for (let n = places.length === 0 ? 0 : 1 + chance.below(3); n > 0; n--) {
    input = withValue(input, chance.pick(places), chance.isOneIn(8) ? leftOut : hostileValue(chance))
  }
  if (chance.isOneIn(10)) input = { ...Object(input), [hostileText(chance)]: hostileValue(chance) }
  const inPath = paramsOf(served.route.path)
  // What is in the address is text, and short enough to be sent at all.
  const short = Object.fromEntries(
    Object.entries(Object(input)).map(([key, value]) => [
      key,
      served.route.method === 'GET' || inPath.includes(key) ? inText(value).slice(0, 3_000) : value,
    ]),
  )
  return shotOf('changed', served, short)
}

const broken = ({ served, right, chance }: Made): Shot => {
  const shot = shotOf('body', served, right)
  return shot.payload === undefined
    ? { ...shot, kind: 'query', url: addressOf(served.route.path, right) + chance.pick(strangeQueries) }
    : { ...shot, payload: brokenBody(String(shot.payload), chance) }
}

const mislabelled = ({ served, right, chance }: Made): Shot => {
  const shot = shotOf('content type', served, right)
  const type = chance.pick(contentTypes)
  const isForm = type.startsWith('application/x-www-form')
  const body = isForm ? queryOf(right).slice(1) : (shot.payload ?? '{"a":1}')
  return { ...shot, headers: { 'content-type': type }, payload: body }
}

/** A line that a screen follows stays open: there the header is not strange, and no answer ever ends. */
const withHeaders = ({ served, right, chance }: Made): Shot => {
  const shot = shotOf('headers', served, right)
  const line = served.follow === undefined ? [{ accept: 'text/event-stream' }] : []
  return { ...shot, headers: { ...shot.headers, ...chance.pick([...strangeHeaders, ...line]) } }
}

const misaddressed = ({ served, right, chance }: Made): Shot => {
  const shot = shotOf('address', served, right)
  const params = paramsOf(served.route.path)
  const strange = params.length === 0 ? '' : chance.pick(params)
  const url = served.route.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    name === strange ? chance.pick(strangeSegments) : encodeURIComponent(inText(right[name])),
  )
  return { ...shot, url: chance.isOneIn(3) ? url + chance.pick(strangeQueries) : url }
}

/** One of ten kinds, a likely input four times of ten. */
export const shot = (made: Made): Shot => {
  const kind = made.chance.below(20)
  if (kind < 8) return shotOf('likely', made.served, made.likely)
  if (kind < 14) return changed(made)
  if (kind < 16) return broken(made)
  if (kind < 17) return mislabelled(made)
  return kind < 19 ? withHeaders(made) : misaddressed(made)
}

import { z } from 'zod'
import type { Route } from '#kernel/route.ts'

type Schema = Record<string, unknown>

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Schema =>
  z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    // `format` says it; the pattern of a date alone is 300 characters.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern
    },
  })

const isRecord = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const pathIds = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')

const split = (route: Route): { parameters: Schema[]; body: Schema | undefined } => {
  const whole = schemaOf(route.input, 'input')
  const properties = isRecord(whole['properties']) ? whole['properties'] : {}
  const required = Array.isArray(whole['required']) ? whole['required'] : []
  const ids = pathIds(route.path)
  const inPath = ids.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: properties[name] ?? { type: 'string' },
  }))
  const rest = Object.entries(properties).filter(([name]) => !ids.includes(name))
  if (route.method === 'GET') {
    const inQuery = rest.map(([name, schema]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      schema,
    }))
    return { parameters: [...inPath, ...inQuery], body: undefined }
  }
  const body = {
    ...whole,
    properties: Object.fromEntries(rest),
    required: required.filter((name) => !ids.includes(String(name))),
  }
  delete (body as Schema)['$schema']
  return { parameters: inPath, body }
}

const replySchema = (route: Route): Schema => {
  const schema = schemaOf(route.reply, 'output')
  delete schema['$schema']
  return schema
}

/** A reply that several routes share is described once, under the name of the first of them that reads. */
const sharedReplies = (routes: readonly Route[]): ReadonlyMap<z.ZodType, Route> => {
  const first = new Map<z.ZodType, Route>()
  for (const route of routes) {
    const sharing = routes.filter((other) => other.reply === route.reply && other.produces === undefined)
    const named = sharing.find((other) => other.method === 'GET') ?? sharing[0]
    if (named && sharing.length > 1) first.set(route.reply, named)
  }
  return first
}

const componentName = ({ name }: Route): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}Reply`

const operation = (route: Route, shared: ReadonlyMap<z.ZodType, Route>): Schema => {
  const { parameters, body } = split(route)
  const type = route.produces ?? 'application/json'
  const named = route.produces === undefined ? shared.get(route.reply) : undefined
  const answer = named
    ? { $ref: `#/components/schemas/${componentName(named)}` }
    : route.produces === undefined
      ? replySchema(route)
      : { type: 'string' }
  return {
    operationId: route.name,
    'x-permission': route.may,
    parameters,
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      200: { description: 'OK', content: { [type]: { schema: answer } } },
      default: { description: 'An error, with a code and a sentence in the language of the caller' },
    },
  }
}

/** OpenAPI 3.1 of the contracts themselves: what the server parses is what is described. */
export const openApi = (routes: readonly Route[]): Schema => {
  const shared = sharedReplies(routes)
  const paths: Record<string, Schema> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, shared) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Barntid', version: '0.1.0', license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    paths,
    components: {
      schemas: Object.fromEntries(
        [...new Set(shared.values())].map((route) => [componentName(route), replySchema(route)]),
      ),
    },
  }
}

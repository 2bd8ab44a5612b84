import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aTown } from '#test/support/town.ts'
import { openApiFile, openApiText } from '../tools/write-openapi.ts'
import { rooms } from './rooms.ts'

const routes = rooms.flatMap((room) => room.routes.map(({ route }) => route))

const Schema = z.record(z.string(), z.unknown())

/** As much of OpenAPI 3.1 as we use, strictly: an unknown word is a mistake of ours. */
const Parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(['path', 'query']),
  required: z.boolean(),
  schema: Schema,
})
const Content = z.record(z.string().regex(/^[a-z]+\/[a-z-]+$/), z.strictObject({ schema: Schema }))
const Answer = z.strictObject({ description: z.string().min(1), content: Content.optional() })
const Operation = z.strictObject({
  operationId: z.string().regex(/^[a-z][A-Za-z]+$/),
  'x-permission': z.union([
    z.string(),
    z.strictObject({ public: z.string() }),
    z.strictObject({ signedIn: z.string() }),
  ]),
  parameters: z.array(Parameter),
  requestBody: z.strictObject({ required: z.literal(true), content: Content }).optional(),
  responses: z.record(z.string().regex(/^([1-5]\d\d|default)$/), Answer),
})
const OpenApi = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d$/),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  paths: z.record(
    z.string().regex(/^\/[\w/{}.-]*$/),
    z.partialRecord(z.enum(['get', 'post', 'put', 'delete']), Operation),
  ),
  components: z.strictObject({ schemas: z.record(z.string().regex(/^[A-Za-z]+$/), Schema) }),
})

const described = async () => OpenApi.parse(JSON.parse(openApiText()))

describe('the description of the interface', () => {
  test('is the one in the repository; if not, look at the difference and run `npm run openapi`', async () => {
    expect(openApiText()).toBe(await readFile(openApiFile, 'utf8'))
  })

  test('is OpenAPI 3.1, one operation for each route', async () => {
    const { paths } = await described()
    const operations = Object.values(paths).flatMap((path) => Object.values(path))
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
      routes.map(({ name }) => name).sort(),
    )
    expect(operations.length).toBeGreaterThanOrEqual(50)
  })

  test('names each part of an address once, and nothing that is not in it', async () => {
    for (const [path, operations] of Object.entries((await described()).paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      for (const { operationId, parameters } of Object.values(operations)) {
        const named = parameters.filter((parameter) => parameter.in === 'path')
        expect(
          named.map(({ name }) => name),
          operationId,
        ).toEqual(inPath)
        expect(
          named.every(({ required }) => required),
          operationId,
        ).toBe(true)
      }
    }
  })

  test('refers to nothing that is not there', async () => {
    const text = openApiText()
    const { components } = await described()
    const asked = [...text.matchAll(/"\$ref": "#\/components\/schemas\/(\w+)"/g)].map(
      (match) => match[1] ?? '',
    )
    expect(asked.length).toBe(text.split('"$ref"').length - 1)
    expect([...new Set(asked)].sort()).toEqual(Object.keys(components.schemas).sort())
    expect(text).not.toContain('"$schema"')
  })

  test('is what the server answers with, to anybody', async () => {
    const town = await aTown()
    const { statusCode, body } = await town.app.inject({ method: 'GET', url: '/api/openapi.json' })
    expect(statusCode).toBe(200)
    expect(JSON.parse(body)).toEqual(JSON.parse(openApiText()))
  })
})

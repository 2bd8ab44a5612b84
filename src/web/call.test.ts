// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { Route } from '#kernel/route.ts'
import { addressOf, call, CallError, onSignedOut, sendRaw } from './call.ts'

const read = {
  name: 'readCase',
  method: 'GET',
  path: '/api/cases/:caseId',
  may: 'read',
  input: z.object({
    caseId: z.string(),
    kinds: z.array(z.string()).optional(),
    from: z.string().nullable().optional(),
  }),
  reply: z.object({ id: z.string() }),
} satisfies Route
const save = {
  name: 'saveNote',
  method: 'POST',
  path: '/api/cases/:caseId/notes',
  may: 'write',
  input: z.object({ caseId: z.string(), text: z.string() }),
  reply: z.object({ id: z.string() }),
} satisfies Route

const answers = (...replies: readonly (Response | 'no network')[]) => {
  const waiting = [...replies]
  const sent: { url: string; init: RequestInit }[] = []
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    sent.push({ url, init })
    const next = waiting.shift()
    return next === undefined || next === 'no network'
      ? Promise.reject(new TypeError('no network'))
      : Promise.resolve(next)
  })
  return sent
}
const json = (status: number, body: unknown): Response => Response.json(body, { status })
const header = (init: RequestInit | undefined, name: string): string | null =>
  new Headers(init?.headers).get(name)

afterEach(() => vi.unstubAllGlobals())

test('a reading puts ids in the path and the rest in the query', () => {
  expect(addressOf(read, { caseId: 'a/b', kinds: ['x', 'y'], from: null })).toBe(
    '/api/cases/a%2Fb?kinds=x&kinds=y',
  )
})

test('a fault of the network is tried again with the same key, so that it is done once', async () => {
  const sent = answers('no network', json(200, { id: '1' }))
  await expect(call(save, { caseId: 'c', text: 'hej' })).resolves.toEqual({ id: '1' })
  expect(sent).toHaveLength(2)
  expect(sent[0]?.init.body).toBe('{"text":"hej"}')
  const keys = sent.map(({ init }) => header(init, 'idempotency-key'))
  expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
  expect(keys[1]).toBe(keys[0])
})

test('a no of the server comes with its sentences beside the fields', async () => {
  answers(
    json(400, {
      error: {
        code: 'bad_input',
        message: 'Rätta',
        id: 'F1',
        issues: [{ path: 'text', message: 'Fyll i.' }],
      },
    }),
  )
  const fault = await call(save, { caseId: 'c', text: '' }).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(CallError)
  expect(fault).toMatchObject({ status: 400, errorId: 'F1', issues: [{ path: 'text', message: 'Fyll i.' }] })
})

test('what somebody else saved comes along with a conflict', async () => {
  answers(
    json(409, { error: { code: 'changed', message: '', id: 'F2', details: { current: { text: 'annat' } } } }),
  )
  await expect(call(save, { caseId: 'c', text: 'x' })).rejects.toMatchObject({
    status: 409,
    current: { text: 'annat' },
  })
})

test('an ended session is told to the shell', async () => {
  answers(json(401, { error: { code: 'not_signed_in', message: '', id: 'F3' } }))
  const told = vi.fn()
  const stop = onSignedOut(told)
  await expect(call(read, { caseId: 'c' })).rejects.toMatchObject({ status: 401 })
  stop()
  expect(told).toHaveBeenCalledOnce()
})

test('an answer that breaks the contract is a fault, never half a screen', async () => {
  answers(json(200, { id: 7 }))
  await expect(call(read, { caseId: 'c' })).rejects.toMatchObject({ code: 'unreadable' })
})

test('what the bag sends while nobody is at the page does not keep the session alive', async () => {
  const sent = answers(json(200, {}), json(200, {}))
  const request = { method: 'PUT' as const, address: '/api/x', body: {}, idempotencyKey: 'k' }
  await sendRaw(request, 'by itself')
  await sendRaw(request)
  expect(sent.map(({ init }) => header(init, 'x-by-itself'))).toEqual(['1', null])
})

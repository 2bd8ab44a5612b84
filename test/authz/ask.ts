import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Method, Route } from '#kernel/route.ts'
import { newUuid } from '#test/support/town.ts'
import { formOf } from '#test/support/upload.ts'

/** What an address answered, and how that counts in the matrix. */
export type Answer = { readonly status: number; readonly text: string }

export type Asked = {
  readonly method: Method | 'HEAD'
  readonly route: Pick<Route, 'path'>
  readonly input: Readonly<Record<string, unknown>>
  readonly cookie: string | undefined
  readonly headers?: Readonly<Record<string, string>>
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** The address with its ids in it, and what is left of the input. */
export const addressOf = ({ path }: Pick<Route, 'path'>, input: Asked['input']) => {
  const rest: Record<string, unknown> = { ...input }
  const url = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(asText(value))
  })
  return { url, rest }
}

const letter = { name: 'brev.txt', type: 'text/plain', bytes: Buffer.from('Ett påhittat brev.') }

/** What is sent, and as what: words alone, or with a file where one is asked for. */
const bodyOf = (path: string, rest: object): { readonly payload: string | Buffer; readonly type: string } => {
  if (path !== '/api/files') return { payload: JSON.stringify(rest), type: 'application/json' }
  const { body, type } = formOf({ ...rest, size: letter.bytes.length }, letter)
  return { payload: body, type }
}

export const ask = async (app: FastifyInstance, asked: Asked): Promise<Answer> => {
  const { method, route, input, cookie } = asked
  const { url, rest } = addressOf(route, input)
  const inAddress = method === 'GET' || method === 'HEAD'
  const given = Object.entries(rest).filter(([, value]) => value !== null)
  const query = new URLSearchParams(given.map(([key, value]) => [key, asText(value)]))
  const { payload, type } = bodyOf(route.path, rest)
  const response = await app.inject({
    method,
    url: inAddress && query.size > 0 ? `${url}?${query.toString()}` : url,
    headers: {
      ...(inAddress ? {} : { 'content-type': type }),
      ...(route.path === '/api/files' ? { 'idempotency-key': newUuid() } : {}),
      ...(cookie === undefined ? {} : { cookie }),
      ...asked.headers,
    },
    ...(inAddress ? {} : { payload }),
  })
  return { status: response.statusCode, text: response.body }
}

const Told = z.object({ error: z.object({ issues: z.array(z.object({ code: z.string() })) }) })

/** An id inside a body that is not there is told at its field, in the words for every id that is not there. */
const notThere = new Set(['choose', 'order_names_all', 'break_glass_nobody'])

const namesNothing = (text: string): boolean => {
  if (!text.startsWith('{')) return false
  const read = Told.safeParse(JSON.parse(text))
  return read.success && read.data.error.issues.every(({ code }) => notThere.has(code))
}

/** `sample`: the input was wrong, so nothing was tried; `fault`: the server failed. */
export type Got = 'in' | 'out' | 'sample' | 'fault'

/** `isDoor`: an address beside the rooms, which is given no sample; whoever knocks is answered. */
export const gotOf = ({ status, text }: Answer, isDoor = false): Got => {
  if (status >= 500) return 'fault'
  if (isDoor && status === 400) return 'in'
  if ([401, 403, 404].includes(status)) return 'out'
  if (status === 400) return namesNothing(text) ? 'out' : 'sample'
  return status < 400 || status === 409 ? 'in' : 'sample'
}

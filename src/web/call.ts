import { z } from 'zod'
import { uuidv7At } from '#kernel/id.ts'
import type { Route } from '#kernel/route.ts'
import { epochMilliseconds } from './clock.ts'
import { language } from './language.ts'
import { remember } from './storage.ts'

const Issue = z.object({ path: z.string(), message: z.string() })
const ErrorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string().default(''),
    issues: z.array(Issue).default([]),
    id: z.string().optional(),
    details: z.record(z.string(), z.unknown()).default({}),
    current: z.unknown().optional(),
  }),
})

/** A field that the server could not take, with a sentence for the person. */
export type CallIssue = z.output<typeof Issue>

type Fault = {
  readonly status: number
  readonly code: string
  readonly message?: string
  readonly issues?: readonly CallIssue[]
  readonly errorId?: string | undefined
  readonly details?: Readonly<Record<string, unknown>>
  readonly current?: unknown
}

/** The one error that a call throws. `status` 0 means that no answer came; `current` is what somebody else saved. */
export class CallError extends Error {
  readonly status: number
  readonly code: string
  readonly issues: readonly CallIssue[]
  readonly errorId: string | undefined
  readonly details: Readonly<Record<string, unknown>>
  readonly current: unknown
  constructor(fault: Fault) {
    super(fault.message ?? '')
    this.status = fault.status
    this.code = fault.code
    this.issues = fault.issues ?? []
    this.errorId = fault.errorId
    this.details = fault.details ?? {}
    this.current = fault.current ?? this.details['current']
  }
}

const endListeners = new Set<(endsAt: string) => void>()
const endKey = 'session-ends-at'
// An act in one tab keeps the session of all tabs alive: they tell each other.
if (typeof window !== 'undefined')
  addEventListener('storage', ({ key, newValue }) => {
    if (key === endKey && newValue !== null) for (const listener of endListeners) listener(newValue)
  })

/** Tells when the session will end; every answer of the server moves it. */
export const onSessionEndsAt = (listener: (endsAt: string) => void): (() => void) => {
  endListeners.add(listener)
  return () => endListeners.delete(listener)
}

const tellEnd = (endsAt: string | null): void => {
  if (endsAt === null) return
  for (const listener of endListeners) listener(endsAt)
  remember(endKey, endsAt)
}

const signedOutListeners = new Set<() => void>()

/** Tells when an answer says that the session has ended. The shell asks to sign in again on top of the screen. */
export const onSignedOut = (listener: () => void): (() => void) => {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

/** A new key for one wish of a person. The same key sent twice is done once. */
export const newKey = (): string => uuidv7At(epochMilliseconds())

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const queryOf = (values: readonly (readonly [string, unknown])[]): string => {
  const query = new URLSearchParams()
  for (const [name, value] of values)
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(name, String(one))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

const split = (path: string, input: unknown) => {
  const values = isRecord(input) ? input : {}
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])))
  return { filled, rest: Object.entries(values).filter(([name]) => !names.includes(name)) }
}

/** The address of a GET route, for links to PDFs and other files. Holds ids only, never anything personal. */
export const addressOf = <I extends z.ZodType, R extends z.ZodType>(
  route: Route<string, I, R>,
  input: z.input<I>,
): string => {
  const { filled, rest } = split(route.path, input)
  return filled + queryOf(rest)
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))

// A network fault says nothing of whether the server got it: the same key makes sending again harmless.
const pauses = [300, 1200]
const send = async (address: string, request: RequestInit, attempt = 0): Promise<Response> => {
  const wait = pauses[attempt]
  try {
    const response = await fetch(address, { ...request, signal: AbortSignal.timeout(30_000) })
    if (response.status !== 503 || wait === undefined) return response
  } catch {
    if (wait === undefined) throw new CallError({ status: 0, code: 'no_answer' })
  }
  await pause(wait)
  return send(address, request, attempt + 1)
}

const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const faultOf = (status: number, body: unknown): CallError => {
  const { data } = ErrorBody.safeParse(body)
  if (!data) return new CallError({ status, code: 'unreadable' })
  const { id, ...rest } = data.error
  return new CallError({ status, ...rest, errorId: id })
}

/**
 * Calls a route of a contract and parses the reply by it. Throws CallError on everything else.
 * A changing call carries an Idempotency-Key: give your own to send the same wish again.
 * `leaving`: the page is being closed; the browser sends it (up to 64 kB) although the page is gone.
 */
export const call = async <I extends z.ZodType, R extends z.ZodType>(
  route: Route<string, I, R>,
  input: z.input<I>,
  key: string = newKey(),
  when: 'now' | 'leaving' = 'now',
): Promise<z.output<R>> => {
  const { filled, rest } = split(route.path, input)
  const isRead = route.method === 'GET'
  const response = await send(isRead ? filled + queryOf(rest) : filled, {
    method: route.method,
    credentials: 'same-origin',
    ...(when === 'leaving' ? { keepalive: true } : {}),
    headers: {
      accept: 'application/json',
      'accept-language': language(),
      ...(isRead ? {} : { 'content-type': 'application/json', 'idempotency-key': key }),
    },
    ...(isRead ? {} : { body: JSON.stringify(Object.fromEntries(rest)) }),
  })
  const body = await bodyOf(response)
  tellEnd(response.headers.get('x-session-ends-at'))
  if (response.status === 401) for (const listener of signedOutListeners) listener()
  if (!response.ok) throw faultOf(response.status, body)
  const reply = route.reply.safeParse(body)
  if (!reply.success) throw new CallError({ status: response.status, code: 'unreadable' })
  return reply.data
}

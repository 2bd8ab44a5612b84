import { z } from 'zod'
import { type Instant, isInstant } from '#kernel/day.ts'
import { uuidv7At } from '#kernel/id.ts'
import { requestOf } from '#kernel/request.ts'
import type { WireAnswer, WireRequest } from '#kernel/device.ts'
import { isReading, type Route } from '#kernel/route.ts'
import { epochMilliseconds, inSeconds } from './clock.ts'
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

const endListeners = new Set<(endsAt: Instant) => void>()
const endKey = 'session-ends-at'
const endHeader = 'x-session-seconds-left'
// An act in one tab keeps the session of all tabs alive: they tell each other.
if (typeof window !== 'undefined')
  addEventListener('storage', ({ key, newValue }) => {
    if (key === endKey) {
      const endsAt = newValue ?? ''
      if (isInstant(endsAt)) for (const listener of endListeners) listener(endsAt)
    }
  })

/** Tells when the session will end, by the clock of this device; every answer of the server moves it. */
export const onSessionEndsAt = (listener: (endsAt: Instant) => void): (() => void) => {
  endListeners.add(listener)
  return () => endListeners.delete(listener)
}

// The server says how long is left, not when: a device whose clock is a day wrong would be signed out at once.
const tellEnd = (left: string | null): void => {
  if (left === null) return
  const endsAt = inSeconds(Number(left))
  for (const listener of endListeners) listener(endsAt)
  remember(endKey, endsAt)
}

const signedOutListeners = new Set<() => void>()

/** Tells when an answer says that the session has ended. The shell asks to sign in again on top of the screen. */
export const onSignedOut = (listener: () => void): (() => void) => {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

let askFresh: (() => Promise<boolean>) | undefined
let asking: Promise<boolean> | undefined

/**
 * Set by the shell: asks the person to sign in again for what an open desk is not enough for (`stepUp` in the contract), and
 * tells whether that was done; then the same wish is sent once more under its own key.
 */
export const onFreshNeeded = (ask: () => Promise<boolean>): (() => void) => {
  askFresh = ask
  return () => {
    askFresh = undefined
  }
}

const isFreshNow = (): Promise<boolean> => {
  asking ??= (askFresh?.() ?? Promise.resolve(false)).finally(() => {
    asking = undefined
  })
  return asking
}

let askWhy: ((fault: CallError) => Promise<boolean>) | undefined
let askingWhy: Promise<boolean> | undefined

/** Set by the shell: very many people were opened in an hour; asks why, and tells whether one may go on. */
export const onOpenedTooMany = (ask: (fault: CallError) => Promise<boolean>): (() => void) => {
  askWhy = ask
  return () => {
    askWhy = undefined
  }
}

const mayGoOn = (fault: CallError): Promise<boolean> => {
  askingWhy ??= (askWhy?.(fault) ?? Promise.resolve(false)).finally(() => {
    askingWhy = undefined
  })
  return askingWhy
}

type HeardCall = (key: string, route: string) => void
const callListeners = new Set<HeardCall>()

/** Tells which route is called with which key: so the meter of a form knows the form's name without being told by the screen. */
export const hearCalls = (listener: HeardCall): (() => void) => {
  callListeners.add(listener)
  return () => callListeners.delete(listener)
}

/** A new key for one wish of a person. The same key sent twice is done once. */
export const newKey = (): string => uuidv7At(epochMilliseconds())

/** The address of a GET route, for links to PDFs and other files. Holds ids only, never anything personal. */
export const addressOf = <I extends z.ZodType, R extends z.ZodType>(
  route: Route<string, I, R>,
  input: z.input<I>,
): string => requestOf({ method: 'GET', path: route.path }, input).address

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))

const reachListeners = new Set<(isReached: boolean) => void>()
let isReached = true

/** Tells whether the last word from the server came: for the line "Utan nät". */
export const onReach = (listener: (isReached: boolean) => void): (() => void) => {
  reachListeners.add(listener)
  return () => reachListeners.delete(listener)
}

const reached = (now: boolean): void => {
  isReached = now
  for (const listener of reachListeners) listener(now)
}

/** Answers of something between here and the server that the server is not there. */
const isAway = (status: number): boolean => status === 502 || status === 503 || status === 504

/** The browser itself knows of no network. It says nothing when it believes that there is one. */
const isCutOff = (): boolean => 'onLine' in navigator && !navigator.onLine

// A network fault says nothing of whether the server got it: the same key makes sending again harmless.
const pauses = [300, 1200]
const send = async (
  address: string,
  request: RequestInit,
  tries: readonly number[] = pauses,
): Promise<Response> => {
  const [wait, ...rest] = tries
  try {
    const response = await fetch(address, { ...request, signal: AbortSignal.timeout(30_000) })
    reached(!isAway(response.status))
    if (response.status !== 503 || wait === undefined) return response
  } catch {
    // Without any network a second try is only waiting; the bag answers at once.
    if (wait === undefined || isCutOff()) {
      reached(false)
      throw new CallError({ status: 0, code: 'no_answer' })
    }
  }
  await pause(wait)
  return send(address, request, rest)
}

const bodyOf = async (response: Response): Promise<unknown> => jsonOf(await response.text())

const jsonOf = (text: string): unknown => {
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

/** What stands in for the server without a network: the bag (src/web/offline). */
export type StandIn = {
  readonly isOpen: () => boolean
  /** Whether a wish must go by the outbox although the server may be there, or what is sent in its place: in the server's numbers. */
  readonly wayOf: (
    route: Route,
    input: unknown,
  ) => Promise<{ readonly isHere: true } | { readonly isHere: false; readonly input: unknown }>
  /** A kept reply, or the answer of the device to a wish that it has stored. Throws CallError; undefined: not in the bag. */
  readonly read: (route: Route, input: unknown) => Promise<unknown>
  readonly write: (route: Route, input: unknown, key: string) => Promise<unknown>
}

let standIn: Promise<StandIn | undefined> | undefined

/** Set once, when the page starts; fetched beside the first screen. Where it cannot be had, the server alone answers. */
export const setStandIn = (given: Promise<StandIn>): void => {
  standIn = given.catch(() => undefined)
}

const fromDevice = new WeakSet<object>()

/** Whether this reply was given by the device: saved here, not yet with the server. */
export const isFromDevice = (reply: unknown): boolean =>
  typeof reply === 'object' && reply !== null && fromDevice.has(reply)

/** `by itself`: the screen asks, nobody has touched it, so the session does not live on by it. */
type When = 'now' | 'leaving' | 'by itself'

type Asked = { readonly input: unknown; readonly key: string; readonly when: When }

const overNetwork = async (
  route: Route,
  { input, key, when }: Asked,
  tries: readonly number[],
): Promise<unknown> => {
  const { address, body: sent } = requestOf(route, input)
  const isRead = route.method === 'GET'
  const response = await send(
    address,
    {
      method: route.method,
      credentials: 'same-origin',
      ...(when === 'leaving' ? { keepalive: true } : {}),
      headers: {
        accept: 'application/json',
        'accept-language': language(),
        ...(when === 'by itself' ? { 'x-by-itself': '1' } : {}),
        ...(isRead ? {} : { 'content-type': 'application/json', 'idempotency-key': key }),
      },
      ...(isRead ? {} : { body: JSON.stringify(sent) }),
    },
    tries,
  )
  const body = await bodyOf(response)
  tellEnd(response.headers.get(endHeader))
  if (response.status === 401) for (const listener of signedOutListeners) listener()
  if (response.ok) return body
  const fault = faultOf(response.status, body)
  if (fault.code === 'sign_in_again' && when === 'now' && (await isFreshNow()))
    return overNetwork(route, { input, key, when }, tries)
  if (fault.code === 'opened_too_many' && when === 'now' && (await mayGoOn(fault)))
    return overNetwork(route, { input, key, when }, tries)
  throw fault
}

/** What came back for a wish that was sent in another way than by `call` (upload.ts), told as if it had been. */
export const answerOf = <I extends z.ZodType, R extends z.ZodType>(
  route: Route<string, I, R>,
  { status, text, header }: { status: number; text: string; header: (name: string) => string | null },
): z.output<R> => {
  reached(status !== 0 && !isAway(status))
  if (status === 0) throw new CallError({ status: 0, code: 'no_answer' })
  tellEnd(header(endHeader))
  if (status === 401) for (const listener of signedOutListeners) listener()
  const body = jsonOf(text)
  if (status < 200 || status >= 300) throw faultOf(status, body)
  const reply = route.reply.safeParse(body)
  if (!reply.success) throw new CallError({ status: 200, code: 'unreadable' })
  return reply.data
}

/** Tells whoever counts what forms cost that this wish is on its way. */
export const tellCall = (key: string, route: string): void => {
  for (const listener of callListeners) listener(key, route)
}

const isNoAnswer = (fault: unknown): boolean =>
  fault instanceof CallError && (fault.status === 0 || isAway(fault.status))

const byDevice = async (device: StandIn, route: Route, asked: Asked, fault: unknown): Promise<unknown> => {
  const reply = isReading(route)
    ? await device.read(route, asked.input)
    : await device.write(route, asked.input, asked.key)
  if (reply === undefined) throw fault
  return reply
}

/** The server's answer where there is one; the device's where words wait for the network, or there is none. */
const ask = async (
  route: Route,
  asked: Asked,
): Promise<{ readonly body: unknown; readonly isLocal: boolean }> => {
  const device = await standIn
  if (!device?.isOpen()) return { body: await overNetwork(route, asked, pauses), isLocal: false }
  const way = isReading(route)
    ? { isHere: false, input: asked.input }
    : await device.wayOf(route, asked.input)
  if (way.isHere) return { body: await device.write(route, asked.input, asked.key), isLocal: true }
  try {
    if (isCutOff()) throw new CallError({ status: 0, code: 'no_answer' })
    const sent = { ...asked, input: way.input }
    return { body: await overNetwork(route, sent, isReached ? pauses : []), isLocal: false }
  } catch (fault) {
    if (!isNoAnswer(fault)) throw fault
    return { body: await byDevice(device, route, asked, fault), isLocal: true }
  }
}

/** One request of the outbox: once, and never an error. */
export const sendRaw = async (
  request: WireRequest,
  when: Exclude<When, 'leaving'> = 'now',
): Promise<WireAnswer> => {
  try {
    const response = await fetch(request.address, {
      method: request.method,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(30_000),
      headers: {
        accept: 'application/json',
        'accept-language': language(),
        ...(when === 'by itself' ? { 'x-by-itself': '1' } : {}),
        ...(request.method === 'GET' ? {} : { 'content-type': 'application/json' }),
        ...(request.idempotencyKey === undefined ? {} : { 'idempotency-key': request.idempotencyKey }),
      },
      ...(request.method === 'GET' ? {} : { body: JSON.stringify(request.body ?? {}) }),
    })
    reached(!isAway(response.status))
    tellEnd(response.headers.get(endHeader))
    return { kind: 'answer', status: response.status, body: await bodyOf(response) }
  } catch {
    reached(false)
    return { kind: 'no_answer' }
  }
}

/**
 * Calls a route of a contract and parses the reply by it. Throws CallError on everything else.
 * A changing call carries an Idempotency-Key: give your own to send the same wish again.
 * `leaving`: the page is being closed; the browser sends it (up to 64 kB) although the page is gone.
 * Without a network the bag answers, where it is open and has what is asked for: `isFromDevice(reply)` tells.
 */
export const call = async <I extends z.ZodType, R extends z.ZodType>(
  route: Route<string, I, R>,
  input: z.input<I>,
  key: string = newKey(),
  when: When = 'now',
): Promise<z.output<R>> => {
  tellCall(key, route.name)
  const { body, isLocal } = await ask(route, { input, key, when })
  const reply = route.reply.safeParse(body)
  if (!reply.success) throw new CallError({ status: 200, code: 'unreadable' })
  if (isLocal && typeof reply.data === 'object' && reply.data !== null) fromDevice.add(reply.data)
  return reply.data
}

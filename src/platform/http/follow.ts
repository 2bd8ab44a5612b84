import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '#platform/clock.ts'
import type { Served } from '#platform/module.ts'
import { type Answer, askAgain, type Caller, type House, type Request } from '#platform/run.ts'

/** Rights that are taken away close an open line within two seconds (trust.md 2.4). */
const askEveryMilliseconds = 1000
/** A line is opened anew now and then, with all that is asked of a request. */
const longestMinutes = 60
/** More windows than anybody has: each line asks the database once a second. */
const mostLines = 20
/** What may wait for somebody who does not read. */
const mostWaitingBytes = 256 * 1024

const openLines = new Map<string, number>()

const countLine = (tokenHash: string, change: 1 | -1): void => {
  const now = (openLines.get(tokenHash) ?? 0) + change
  if (now > 0) openLines.set(tokenHash, now)
  else openLines.delete(tokenHash)
}

export const wantsLine = (request: FastifyRequest): boolean =>
  request.method === 'GET' && request.headers.accept?.includes('text/event-stream') === true

type Opened = {
  readonly house: House
  readonly clock: Clock
  readonly served: Served
  readonly caller: Caller
  readonly asked: Request
  readonly answer: Answer
}

/**
 * Keeps the answer open and asks the same question again every second: session, policy and facts as they are then. What is
 * told between is the room's.
 */
export const openLine = (reply: FastifyReply, opened: Opened): FastifyReply => {
  const { house, clock, served, caller, asked, answer } = opened
  const tokenHash = 'tokenHash' in caller ? caller.tokenHash : ''
  if ((openLines.get(tokenHash) ?? 0) >= mostLines)
    throw Object.assign(new Error('too many lines'), { statusCode: 429 })
  const { raw } = reply.hijack()
  // Who went while it was asked hears no end of the connection any more.
  if (raw.destroyed || raw.closed) return reply
  // What hooks have set is on the reply, not on the raw answer.
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  const until = performance.now() + longestMinutes * 60_000
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOpen = true
  const line = {
    workerId: answer.session?.actor.workerId ?? '',
    now: () => clock.now(),
    tell: (message: unknown): void => {
      if (isOpen) raw.write(`data: ${JSON.stringify(message)}\n\n`)
      if (raw.writableLength > mostWaitingBytes) raw.destroy()
    },
    // Not at once: what follows may still be on its way to be made.
    close: (): void => queueMicrotask(close),
  }
  countLine(tokenHash, 1)
  const following = served.follow?.(answer.reply, line)
  const close = (): void => {
    if (!isOpen) return
    isOpen = false
    countLine(tokenHash, -1)
    clearTimeout(timer)
    following?.end()
    raw.end()
  }
  const look = async (): Promise<void> => {
    try {
      const again = await askAgain(house, served, caller, { ...asked, now: clock.now() })
      if (!isOpen) return
      if (again === undefined) {
        following?.refused()
        close()
      } else following?.again(again)
    } catch {
      // The database does not answer: the screen opens the line again when it can, and is told then.
      close()
    }
    if (performance.now() > until) close()
    if (isOpen) timer = setTimeout(() => void look(), askEveryMilliseconds)
  }
  raw.on('close', close)
  raw.write(': \n\n')
  timer = setTimeout(() => void look(), askEveryMilliseconds)
  return reply
}

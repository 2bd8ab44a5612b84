import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '#platform/clock.ts'
import type { Served } from '#platform/module.ts'
import { type Answer, askAgain, type Caller, type House, type Request } from '#platform/run.ts'

/** Rights that are taken away close an open line within two seconds (trust.md 2.4). */
const askEveryMilliseconds = 1000
/** A line is opened anew now and then, with all that is asked of a request. */
const longestMinutes = 60

export const wantsLine = (request: FastifyRequest): boolean =>
  request.headers.accept?.includes('text/event-stream') === true

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
  const { raw } = reply.hijack()
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
    },
    // Not at once: what follows may still be on its way to be made.
    close: (): void => queueMicrotask(close),
  }
  const following = served.follow?.(answer.reply, line)
  const close = (): void => {
    if (!isOpen) return
    isOpen = false
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

import type { z } from 'zod'
import { isReading, type Route } from '#kernel/route.ts'
import type { Bag } from '#modules/bag/core/bag.ts'
import type { BagDoor } from '#modules/together/web/bag-door.ts'
import type { Locks } from '#modules/together/web/lock.ts'
import { type Ask, type Asked, noAnswer } from './asking.ts'

type PageParts = {
  readonly ask: Ask
  readonly bag: Bag
  readonly isOnline: () => boolean
  readonly newId: () => string
  readonly locks: Locks
}

type Any = Readonly<Record<string, unknown>>

/**
 * What src/web/call.ts and src/web/offline/start.ts are to the screens of a window: the server's answer where there is one, the
 * device's where words wait for the network, or there is none.
 */
export const openPage = ({ ask, bag, isOnline, newId, locks }: PageParts) => {
  const listeners = new Set<() => void>()
  let state: ReturnType<BagDoor['state']> = { isOpen: bag.isOpen(), isReached: isOnline(), waiting: [] }

  const show = (some: Partial<typeof state>): void => {
    state = { ...state, ...some }
    for (const listener of listeners) listener()
  }
  const refresh = async (): Promise<void> => {
    const waiting = await bag.waiting()
    show({ isOpen: bag.isOpen(), waiting })
  }

  const read = async <R extends z.ZodType>(
    route: Route<string, z.ZodType, R>,
    input: unknown,
  ): Promise<Asked<z.output<R>>> => {
    const found = await bag.answer(route.name, route.input.parse(input))
    return found ? { kind: 'reply', reply: route.reply.parse(found.reply), isLocal: true } : noAnswer
  }

  const write = async <R extends z.ZodType>(
    route: Route<string, z.ZodType, R>,
    input: Any,
    key: string,
  ): Promise<Asked<z.output<R>>> => {
    const done = await bag.submit(route.name, input, key)
    if (done.kind === 'not_here') return read(route, input)
    if (done.kind === 'fault')
      return done.status === 0
        ? noAnswer
        : { kind: 'refused', status: done.status, code: done.code, current: done.current }
    // A full disk: nothing was kept, and nothing was sent.
    if (done.kind !== 'kept') return noAnswer
    return { kind: 'reply', reply: route.reply.parse(done.reply), isLocal: true }
  }

  const reached = (isReached: boolean): void => {
    if (isReached !== state.isReached) show({ isReached })
  }

  const door: BagDoor = {
    state: () => state,
    onState: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    waiting: () => bag.waiting(),
    locks: () => locks,
  }

  return {
    door,
    /** Something in the bag is another than it was. */
    told: (): Promise<void> => refresh(),
    reached,
    call: async <I extends z.ZodType, R extends z.ZodType>(
      route: Route<string, I, R>,
      input: z.input<I> & Any,
      key: string = newId(),
    ): Promise<Asked<z.output<R>>> => {
      const isRead = isReading(route)
      const byDevice = () => (isRead ? read(route, input) : write(route, input, key))
      const way =
        bag.isOpen() && !isRead ? await bag.wayOf(route.name, input) : { isHere: false as const, input }
      if (way.isHere) return byDevice()
      const answer = await ask(route, way.input as z.input<I>, key)
      reached(answer.kind !== 'no_answer' || answer.isThere)
      return answer.kind === 'no_answer' && !answer.isThere && bag.isOpen() ? byDevice() : answer
    },
  }
}

export type Page = ReturnType<typeof openPage>

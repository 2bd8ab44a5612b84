import type { WireRequest } from '#kernel/device.ts'
import type { Bag } from '#modules/bag/core/bag.ts'
import { newKey, sendRaw } from '../call.ts'
import { remember } from '../storage.ts'
import { isLeftAlone } from './touched.ts'
import type { BagMethod, FromWorker, ToWorker } from './protocol.ts'
import { ownScript } from './trusted.ts'

/** The value is as the worker gave it; `askBag` knows its type by the method. */
type Answer = (ok: boolean, event: MessageEvent | undefined) => void
type Line = { readonly worker: Worker; readonly waiting: Map<number, Answer> }

const { default: address } = await import('./bag-worker.ts?worker&url')

let line: Line | undefined
let asked = 0
const listeners = new Set<() => void>()
const toldKey = 'bag-told'

const tell = (): void => {
  for (const listener of listeners) listener()
}

// Another tab of this device has written or sent something.
addEventListener('storage', ({ key }) => {
  if (key === toldKey) tell()
})

/** Tells that something in the bag, or of what waits to be sent, is another: in this tab or in another. */
export const onBag = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const answerWire = async (to: Line, n: number, request: WireRequest): Promise<void> => {
  const message: ToWorker = {
    kind: 'wire',
    n,
    answer: await sendRaw(request, isLeftAlone() ? 'by itself' : 'now'),
  }
  to.worker.postMessage(message, {})
}

const hear = (to: Line, event: MessageEvent<FromWorker>): void => {
  const { data } = event
  if (data.kind === 'told') {
    tell()
    remember(toldKey, newKey())
    return
  }
  if (data.kind === 'answer') {
    to.waiting.get(data.n)?.(data.ok, event)
    to.waiting.delete(data.n)
    return
  }
  const { n, request } = data
  void answerWire(to, n, request)
}

const open = (): Line => {
  const worker = new Worker(ownScript(address), { type: 'module', name: 'bag' })
  const made: Line = { worker, waiting: new Map() }
  worker.addEventListener('message', (event: MessageEvent<FromWorker>) => hear(made, event))
  // It did not start, or fell: who asked is told, and the next who asks starts another.
  worker.addEventListener('error', () => {
    if (line === made) endBag()
  })
  return made
}

/** The bag did not do what was asked: ended in the middle of it, or broken. */
export class BagFault extends Error {}

/** Asks the worker that holds the keys; starts it when there is none. */
export const askBag = <M extends BagMethod>(
  method: M,
  ...args: Parameters<Bag[M]>
): Promise<Awaited<ReturnType<Bag[M]>>> => {
  const to = (line ??= open())
  asked += 1
  const n = asked
  return new Promise((resolve, reject) => {
    to.waiting.set(n, (ok, event) => {
      if (ok) resolve(event?.data.value)
      else reject(new BagFault(method))
    })
    const message: ToWorker = { kind: 'ask', n, method, args }
    to.worker.postMessage(message, {})
  })
}

/** Ends the worker, and with it every key: nothing in this tab can open the bag any more. */
export const endBag = (): void => {
  const old = line
  line = undefined
  old?.worker.terminate()
  for (const answer of old?.waiting.values() ?? []) answer(false, undefined)
  tell()
}

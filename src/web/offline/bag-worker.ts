import '../zod-setup.ts'
import type { Bytes, WireAnswer } from '#kernel/device.ts'
import { createBag } from '#modules/bag/core/bag.ts'
import { epochMilliseconds } from '../clock.ts'
import { createIdbStore } from './idb-store.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import { registry } from './registry.ts'

/**
 * Holds the keys of the bag, and nothing else does: this worker is ended when the bag is locked. Its own
 * Content-Security-Policy lets it compile Argon2id and denies it all network.
 */
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')

const tell = (message: FromWorker): void => self.postMessage(message, {})

let sent = 0
const waiting = new Map<number, (answer: WireAnswer) => void>()

/** 64 MiB and 3 passes (trust.md 4): half a second here, years for who tries all phrases. */
const derive = async (passphrase: string, salt: Bytes): Promise<Bytes> => {
  const { argon2id } = await import('hash-wasm')
  const made = await argon2id({
    password: passphrase,
    salt,
    parallelism: 1,
    iterations: 3,
    memorySize: 64 * 1024,
    hashLength: 32,
    outputType: 'binary',
  })
  return new Uint8Array(made)
}

const bag = createBag({
  device: {
    clock: { now: epochMilliseconds },
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    store: createIdbStore(),
    wire: {
      send: (request) =>
        new Promise((resolve) => {
          sent += 1
          waiting.set(sent, resolve)
          tell({ kind: 'wire', n: sent, request })
        }),
    },
    timers: {
      after: (milliseconds, work) => {
        const timer = setTimeout(work, milliseconds)
        return () => clearTimeout(timer)
      },
    },
  },
  registry,
  // Over all tabs of this device: two that send at once would send in another order than was written.
  turn: (name, work) => navigator.locks.request(`barntid-bag-${name}`, work),
  derive,
  told: () => tell({ kind: 'told' }),
})

const act = async (message: Extract<ToWorker, { kind: 'ask' }>): Promise<void> => {
  try {
    const method: unknown = Reflect.get(bag, message.method)
    if (typeof method !== 'function') throw new TypeError(message.method)
    const value: unknown = await Reflect.apply(method, bag, [...message.args])
    tell({ kind: 'answer', n: message.n, ok: true, value })
  } catch {
    tell({ kind: 'answer', n: message.n, ok: false })
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'ask') {
    void act(data)
    return
  }
  waiting.get(data.n)?.(data.answer)
  waiting.delete(data.n)
})

import type { Chance } from './chance.ts'

/**
 * Waits until nothing moves: the parts under test are promises on promises, and some of them are ciphers that another thread
 * reckons. Disk, network and timers are ours and only move in a step of their own, so that what is left comes to rest.
 */
let ciphers = 0

const counted = [
  'encrypt',
  'decrypt',
  'digest',
  'sign',
  'verify',
  'deriveBits',
  'deriveKey',
  'generateKey',
  'importKey',
  'exportKey',
  'wrapKey',
  'unwrapKey',
] as const

const turnOfLoop = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

/** Threads end when they like: each answer is given in the order of asking and in a turn of its own, so that a seed is one run. */
let last: Promise<unknown> = Promise.resolve()

const inOrder = (work: Promise<unknown>): Promise<unknown> => {
  const turn = Promise.allSettled([last, work]).then(turnOfLoop)
  last = turn
  return turn.then(() => work)
}

const { subtle } = globalThis.crypto
for (const name of counted) {
  const real = subtle[name].bind(subtle) as (...args: unknown[]) => Promise<unknown>
  Object.defineProperty(subtle, name, {
    value: (...args: unknown[]) => {
      ciphers += 1
      return inOrder(real(...args)).finally(() => {
        ciphers -= 1
      })
    },
  })
}

/** From here on the ids that the house makes come out of the seed too: they tell the order of what is otherwise equal. */
export const drawIdsFrom = (chance: Chance): void => {
  Object.defineProperty(globalThis.crypto, 'getRandomValues', {
    configurable: true,
    value: (array: Uint8Array) => {
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
      for (let at = 0; at < bytes.length; at += 1) bytes[at] = chance.below(256)
      return array
    },
  })
}

const quietTurns = 3

export const calm = async (): Promise<void> => {
  for (let quiet = 0; quiet < quietTurns; quiet += 1) {
    await turnOfLoop()
    if (ciphers > 0) quiet = -1
  }
}

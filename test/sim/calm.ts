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

const { subtle } = globalThis.crypto
for (const name of counted) {
  const real = subtle[name].bind(subtle) as (...args: unknown[]) => Promise<unknown>
  Object.defineProperty(subtle, name, {
    value: (...args: unknown[]) => {
      ciphers += 1
      return real(...args).finally(() => {
        ciphers -= 1
      })
    },
  })
}

const turnOfLoop = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

const quietTurns = 3

export const calm = async (): Promise<void> => {
  for (let quiet = 0; quiet < quietTurns; quiet += 1) {
    await turnOfLoop()
    if (ciphers > 0) quiet = -1
  }
}

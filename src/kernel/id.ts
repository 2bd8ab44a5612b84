import { z } from 'zod'

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')

/**
 * A UUID version 7 (RFC 9562 5.7): 48 bits of time in milliseconds, then 74 random bits.
 * Whoever creates the thing makes the id, also offline; `now` is milliseconds since the epoch.
 */
export const uuidv7At = (now: number): string => uuidv7Of(now, crypto.getRandomValues(new Uint8Array(10)))

/** The same with ten random bytes that are given: of a device whose randomness comes from elsewhere. */
export const uuidv7Of = (now: number, random: Uint8Array): string => {
  const bytes = new Uint8Array(16)
  bytes.set(random.subarray(0, 10), 6)
  const time = BigInt(now)
  for (let i = 0; i < 6; i++) bytes[i] = Number((time >> BigInt(8 * (5 - i))) & 0xffn)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const text = hex(bytes)
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
}

/** Every id of the product, lower case so that one thing has one spelling. */
export const Id = z.uuid().toLowerCase()

import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { SealKey, SealKeys } from './keys.ts'

/** What a sealed value belongs to. It is bound to it: moved to another row, field or municipality it does not open. */
export type SealedPlace = {
  readonly tenantId: string
  readonly personId: string
  readonly field: string
  readonly version: number
}

export type Sealed = { readonly keyId: string; readonly sealed: Uint8Array }

/** The value is there, and cannot be opened: its key is not here, or it was changed or moved. */
export class CannotOpen extends Error {}

const nonceBytes = 12
const tagBytes = 16
/** Values are filled up to a multiple of this: the length of an address tells which of two it is. */
const blockBytes = 64
const endOfText = 0x80

const ownKeys = new WeakMap<SealKey, Map<string, Buffer>>()

/** Each municipality's own key, derived from the master key for one use. */
const ownKey = (key: SealKey, tenantId: string, use: string): Buffer => {
  const known = ownKeys.get(key) ?? new Map<string, Buffer>()
  ownKeys.set(key, known)
  const name = `barntid ${use} ${tenantId}`
  const own = known.get(name) ?? Buffer.from(hkdfSync('sha256', key.secret, '', name, 32))
  known.set(name, own)
  return own
}

const boundTo = ({ tenantId, personId, field, version }: SealedPlace): Buffer =>
  Buffer.from(JSON.stringify([tenantId, personId, field, version]))

const filledUp = (value: string): Buffer => {
  const text = Buffer.from(value)
  const filled = Buffer.alloc(Math.ceil((text.length + 1) / blockBytes) * blockBytes)
  text.copy(filled)
  filled[text.length] = endOfText
  return filled
}

/** AES-256-GCM under the current key. The nonce is of chance: a value that is sealed twice looks like two. */
export const sealValue = (keys: SealKeys, place: SealedPlace, value: string): Sealed => {
  const key = keys.current()
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', ownKey(key, place.tenantId, 'sealed store'), nonce)
  cipher.setAAD(boundTo(place))
  const closed = Buffer.concat([cipher.update(filledUp(value)), cipher.final()])
  return { keyId: key.id, sealed: Buffer.concat([nonce, closed, cipher.getAuthTag()]) }
}

/** Throws CannotOpen; never gives a value of which one bit is not as it was sealed. */
export const openValue = (keys: SealKeys, place: SealedPlace, { keyId, sealed }: Sealed): string => {
  const key = keys.byId(keyId)
  if (key === undefined) throw new CannotOpen('a sealed value has a key that is not here')
  const bytes = Buffer.from(sealed)
  if (bytes.length < nonceBytes + tagBytes) throw new CannotOpen('a sealed value is cut off')
  const nonce = bytes.subarray(0, nonceBytes)
  const cipher = createDecipheriv('aes-256-gcm', ownKey(key, place.tenantId, 'sealed store'), nonce, {
    authTagLength: tagBytes,
  })
  cipher.setAAD(boundTo(place))
  cipher.setAuthTag(bytes.subarray(-tagBytes))
  try {
    const filled = Buffer.concat([cipher.update(bytes.subarray(nonceBytes, -tagBytes)), cipher.final()])
    return filled.subarray(0, filled.lastIndexOf(endOfText)).toString('utf8')
  } catch (cause) {
    throw new CannotOpen('a sealed value was changed, or belongs to another row', { cause })
  }
}

/**
 * A fingerprint that only who has the key can make: a plain hash of a telephone number is found by trying them all. Begins with
 * the id of its key.
 */
export const fingerprintOf = (
  keys: SealKeys,
  tenantId: string,
  text: string,
  keyId: string = keys.current().id,
): string | undefined => {
  const key = keys.byId(keyId)
  if (key === undefined) return undefined
  const print = createHmac('sha256', ownKey(key, tenantId, 'fingerprint'))
    .update(text)
    .digest('hex')
  return `${keyId}:${print}`
}

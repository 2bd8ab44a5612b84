import { z } from 'zod'
import type { Bytes } from '#kernel/device.ts'
import { bytesOf, fromBase64, base64, joined } from './bytes.ts'

/**
 * Words sealed to the municipality's public key: ephemeral ECDH P-256, HKDF-SHA-256, AES-256-GCM (as in ECIES).
 * The device that sealed them cannot open them again, so neither can a thief, nor the next user of the device.
 */
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const
const pointLength = 65
const ivLength = 12
const purpose = 'barntid box 1'

/** A public key as it is sent and stored. */
export const PublicKeySchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().max(64),
  y: z.string().max(64),
})
export type PublicKey = z.output<typeof PublicKeySchema>

export const PrivateKeySchema = PublicKeySchema.extend({ d: z.string().max(64) })
export type PrivateKey = z.output<typeof PrivateKeySchema>

/** A new pair for boxes, made on the server. */
export const newBoxKeys = async (): Promise<{ readonly open: PublicKey; readonly secret: PrivateKey }> => {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  return {
    open: PublicKeySchema.parse(await crypto.subtle.exportKey('jwk', pair.publicKey)),
    secret: PrivateKeySchema.parse(await crypto.subtle.exportKey('jwk', pair.privateKey)),
  }
}

const keyOf = async (shared: ArrayBuffer, point: Bytes): Promise<CryptoKey> => {
  const raw = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: point, info: bytesOf(purpose) },
    raw,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

/** Seals to the public key. `about` is bound to it: opened with another, it does not open. */
export const sealBox = async (to: PublicKey, about: string, words: Bytes): Promise<string> => {
  const [theirs, pair] = await Promise.all([
    crypto.subtle.importKey('jwk', to, curve, false, []),
    crypto.subtle.generateKey(curve, false, ['deriveBits']),
  ])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, pair.privateKey, 256)
  const key = await keyOf(shared, point)
  // The key is used once, so the vector may be anything that does not change.
  const iv = new Uint8Array(ivLength)
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bytesOf(`${purpose}|${about}`) },
    key,
    words,
  )
  return base64(joined(point, new Uint8Array(sealed)))
}

/** Opens what was sealed to the key's public half; undefined when it was not, or when it is about something else. */
export const openBox = async (
  secret: PrivateKey,
  about: string,
  sealed: string,
): Promise<Bytes | undefined> => {
  try {
    const bytes = fromBase64(sealed)
    const point = bytes.slice(0, pointLength)
    const [own, theirs] = await Promise.all([
      crypto.subtle.importKey('jwk', secret, curve, false, ['deriveBits']),
      crypto.subtle.importKey('raw', point, curve, false, []),
    ])
    const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own, 256)
    const words = await crypto.subtle.decrypt(
      {
        name: 'AES-GCM',
        iv: new Uint8Array(ivLength),
        additionalData: bytesOf(`${purpose}|${about}`),
      },
      await keyOf(shared, point),
      bytes.slice(pointLength),
    )
    return new Uint8Array(words)
  } catch {
    return undefined
  }
}

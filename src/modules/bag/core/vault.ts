import { z } from 'zod'
import type { Bytes, DeviceRandom } from '#kernel/device.ts'
import { bytesOf, joined, unpacked } from './bytes.ts'

/** Whose the bag is; bound into every sealed record, so that none can be moved to another user, device or place. */
export type Owner = { readonly tenantId: string; readonly workerId: string; readonly deviceId: string }

/** A record that does not open: of another device, another version, or spoilt. */
export class Spoilt extends Error {}

const ivLength = 12
const keyLength = 32
const tagLength = 16
const wrappedLength = keyLength + tagLength
const format = 1

const importKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])

const encrypt = async (key: CryptoKey, iv: Bytes, about: Bytes, words: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: about }, key, words))

const decrypt = async (key: CryptoKey, iv: Bytes, about: Bytes, sealed: Bytes): Promise<Bytes> => {
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: about }, key, sealed),
    )
  } catch {
    throw new Spoilt()
  }
}

export type Vault = {
  readonly seal: (name: string, version: number, words: Bytes) => Promise<Bytes>
  /** Throws Spoilt. */
  readonly open: (name: string, version: number, sealed: Bytes) => Promise<Bytes>
}

/**
 * Seals records with AES-256-GCM: each with a key of its own and 96-bit random vectors, the key wrapped by the device key.
 * The device key lives here, in memory, and nowhere else in a form that can be used.
 */
export const openVault = async (deviceKey: Bytes, owner: Owner, random: DeviceRandom): Promise<Vault> => {
  const outer = await importKey(deviceKey)
  const aboutOf = (name: string, version: number): Bytes =>
    bytesOf(`barntid bag 1|${owner.tenantId}|${owner.workerId}|${owner.deviceId}|${name}|${version}`)
  return {
    seal: async (name, version, words) => {
      const about = aboutOf(name, version)
      const key = random.bytes(keyLength)
      const [keyIv, iv] = [random.bytes(ivLength), random.bytes(ivLength)]
      const [wrapped, sealed] = await Promise.all([
        encrypt(outer, keyIv, about, key),
        importKey(key).then((inner) => encrypt(inner, iv, about, words)),
      ])
      key.fill(0)
      return joined(new Uint8Array([format]), keyIv, wrapped, iv, sealed)
    },
    open: async (name, version, sealed) => {
      if (sealed[0] !== format || sealed.length < 1 + 2 * ivLength + wrappedLength + tagLength)
        throw new Spoilt()
      const about = aboutOf(name, version)
      const at = 1 + ivLength + wrappedLength
      const key = await decrypt(outer, sealed.slice(1, 1 + ivLength), about, sealed.slice(1 + ivLength, at))
      const inner = await importKey(key)
      key.fill(0)
      return decrypt(inner, sealed.slice(at, at + ivLength), about, sealed.slice(at + ivLength))
    },
  }
}

/** The device key and whose it is, wrapped by what the user knows or has: the only form in which they lie on the disk. */
export const wrapKey = async (
  unlockKey: Bytes,
  inside: { readonly key: Bytes; readonly owner: Owner },
  about: string,
  random: DeviceRandom,
): Promise<Bytes> => {
  const iv = random.bytes(ivLength)
  const words = joined(inside.key, bytesOf(JSON.stringify(inside.owner)))
  return joined(iv, await encrypt(await importKey(unlockKey), iv, wrapAbout(about), words))
}

const wrapAbout = (about: string): Bytes => bytesOf(`barntid wrap 1|${about}`)

const OwnerSchema = z.object({ tenantId: z.string(), workerId: z.string(), deviceId: z.string() })

/** Throws Spoilt: the wrong key. */
export const unwrapKey = async (
  unlockKey: Bytes,
  wrapped: Bytes,
  about: string,
): Promise<{ readonly key: Bytes; readonly owner: Owner }> => {
  const words = await decrypt(
    await importKey(unlockKey),
    wrapped.slice(0, ivLength),
    wrapAbout(about),
    wrapped.slice(ivLength),
  )
  return {
    key: words.slice(0, keyLength),
    owner: OwnerSchema.parse(unpacked(words.slice(keyLength))),
  }
}

/** HKDF over what the user knows or has, bound to the device by the secret that the server gave it. */
export const unlockKeyOf = async (strength: Bytes, secret: Bytes, kind: string): Promise<Bytes> => {
  const raw = await crypto.subtle.importKey('raw', strength, 'HKDF', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: secret, info: bytesOf(`barntid unlock 1|${kind}`) },
    raw,
    keyLength * 8,
  )
  return new Uint8Array(bits)
}

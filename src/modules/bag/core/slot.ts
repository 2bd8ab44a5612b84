import { z } from 'zod'
import type { Bytes, DeviceStore } from '#kernel/device.ts'
import { limits, leaseStanding, type WipeReason, wipeReasons } from '../rules.ts'
import { PublicKeySchema } from './box.ts'
import { base64, bytesOf, fromBase64, packed, unpacked } from './bytes.ts'

/** One way to open: what the user knows (passphrase) or has (passkey), and the device key wrapped by it. */
const WrapSchema = z.object({
  kind: z.enum(['passphrase', 'passkey']),
  salt: z.string(),
  wrapped: z.string(),
  /** Of a passkey: which one. */
  credential: z.string().default(''),
})
export type Wrap = z.output<typeof WrapSchema>

/**
 * What lies on the disk in plain form about one bag: nothing of whose it is or what is in it. `tag` tells the owner, when
 * signed in, that it is his; nobody else can tell from it whose it is.
 */
export const SlotSchema = z.object({
  salt: z.string(),
  tag: z.string(),
  deviceId: z.string(),
  secret: z.string(),
  wraps: z.array(WrapSchema),
  boxKey: PublicKeySchema,
  boxKeyVersion: z.number().int(),
  leaseKey: PublicKeySchema,
  tries: z.number().int(),
  /** The server's clock less the device's, when they last met. */
  offset: z.number(),
  /** The latest time that this device has known, on the server's clock. */
  seen: z.number(),
  /** Null: nothing is packed. */
  lease: z.object({ issued: z.number(), until: z.number() }).nullable(),
  wiped: z.enum(wipeReasons).nullable(),
  indexVersion: z.number().int(),
})
export type Slot = z.output<typeof SlotSchema>

export const slotName = (slotId: string): string => `slot/${slotId}`
export const indexName = (slotId: string): string => `index/${slotId}`
export const outPrefix = (slotId: string): string => `out/${slotId}/`
export const bundlePrefix = (slotId: string): string => `bundle/${slotId}/`

/** Tells whether a bag is this person's, to the person alone. */
export const tagOf = async (salt: string, person: { readonly workerId: string }): Promise<string> => {
  const words = bytesOf(`barntid tag 1|${salt}|${person.workerId}`)
  return base64(new Uint8Array(await crypto.subtle.digest('SHA-256', words)))
}

export const readSlot = async (store: DeviceStore, slotId: string): Promise<Slot | undefined> => {
  const bytes = await store.read(slotName(slotId))
  if (!bytes) return undefined
  const read = SlotSchema.safeParse(unpacked(bytes))
  return read.success ? read.data : undefined
}

export const slotIds = async (store: DeviceStore): Promise<string[]> =>
  (await store.names('slot/')).map((name) => name.slice('slot/'.length))

export const slotBytes = (slot: Slot): Bytes => packed(slot)

/** Whether what is packed must go now. Corrected by what the server's clock said when they last met. */
export const standing = (slot: Slot, deviceNow: number): 'good' | 'lease_over' | 'clock_back' => {
  const now = deviceNow + slot.offset
  if (slot.lease === null) return now < slot.seen - limits.clockBackMilliseconds ? 'clock_back' : 'good'
  return leaseStanding(slot.lease, { now, seen: slot.seen })
}

export const bytesOfSecret = (slot: Slot): Bytes => fromBase64(slot.secret)

export type { WipeReason }

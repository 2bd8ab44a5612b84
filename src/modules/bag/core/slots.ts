import type { Bytes, Device, StoreChange } from '#kernel/device.ts'
import { limits, type WipeReason } from '../rules.ts'
import type { PublicKey } from './box.ts'
import { base64, fromBase64 } from './bytes.ts'
import { isOpen, put, readEntries, remove } from './outbox.ts'
import type { Turn } from './sending.ts'
import {
  bundlePrefix,
  bytesOfSecret,
  indexName,
  outPrefix,
  readSlot,
  type Slot,
  slotBytes,
  slotIds,
  slotName,
  standing,
  tagOf,
  type Wrap,
} from './slot.ts'
import { type Owner, Spoilt, unlockKeyOf, unwrapKey, wrapKey } from './vault.ts'

export type Person = { readonly workerId: string }

/** What the user opens with. A passphrase is made strong by Argon2id first; a passkey's output is strong already. */
export type Opener =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'passkey'; readonly credential: string; readonly output: Bytes }

/** Argon2id (64 MiB, 3 passes) in the browser; something cheaper in a simulation. */
export type Derive = (passphrase: string, salt: Bytes) => Promise<Bytes>

export type SlotsOptions = { readonly device: Device; readonly turn: Turn; readonly derive: Derive }

/** What may be told of a bag before it is opened. `isOwn`: of the person asked about. */
export type SlotView = {
  readonly slotId: string
  readonly deviceId: string
  readonly isOwn: boolean
  readonly isPacked: boolean
  readonly wiped: WipeReason | null
  /** Ids of the passkeys that open it. */
  readonly passkeys: readonly { readonly credential: string; readonly salt: string }[]
  readonly triesLeft: number
  readonly unsent: number
}

export type Registration = Owner & {
  readonly secret: string
  readonly leaseKey: PublicKey
  readonly boxKey: PublicKey
  readonly boxKeyVersion: number
  readonly offset: number
}

export type Unlocking =
  | { readonly kind: 'open'; readonly key: Bytes; readonly owner: Owner; readonly slot: Slot }
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'wiped'; readonly reason: WipeReason }

// Bound to the bag that it opens: a wrap moved from another bag does not.
const aboutOf = (slot: Slot): string => `${slot.deviceId}|${slot.salt}|${slot.tag}`

const ownerOf = ({ tenantId, workerId, deviceId }: Owner): Owner => ({ tenantId, workerId, deviceId })

/** The bags of this device: made, opened, emptied. What is in them is not known here. */
export const createSlots = ({ device, turn, derive }: SlotsOptions) => {
  const { clock, random, store } = device

  const save = (slotId: string, slot: Slot, more: readonly StoreChange[] = []): Promise<void> =>
    store.write([{ put: slotName(slotId), value: slotBytes(slot) }, ...more])

  const strengthOf = async (opener: Opener, salt: Bytes): Promise<Bytes> =>
    opener.kind === 'passkey' ? opener.output : derive(opener.passphrase.normalize('NFC'), salt)

  const wrapFor = async (opener: Opener, key: Bytes, slot: Slot, owner: Owner): Promise<Wrap> => {
    const salt = random.bytes(32)
    const unlock = await unlockKeyOf(await strengthOf(opener, salt), bytesOfSecret(slot), opener.kind)
    return {
      kind: opener.kind,
      salt: base64(salt),
      wrapped: base64(await wrapKey(unlock, { key, owner }, aboutOf(slot), random)),
      credential: opener.kind === 'passkey' ? opener.credential : '',
    }
  }

  /** Everything that can be read goes; what was written and not sent stays, sealed to the municipality. */
  const emptied = async (slotId: string, slot: Slot, reason: WipeReason): Promise<void> => {
    const bundles = await store.names(bundlePrefix(slotId))
    const entries = await readEntries(store, slotId)
    await save(slotId, { ...slot, wraps: [], lease: null, wiped: reason }, [
      { remove: indexName(slotId) },
      ...bundles.map((name) => ({ remove: name })),
      ...entries.map((entry) =>
        isOpen(entry) ? put(slotId, { ...entry, mine: null }) : remove(slotId, entry),
      ),
    ])
  }

  const wipe = (slotId: string, reason: WipeReason): Promise<void> =>
    turn('write', async () => {
      const slot = await readSlot(store, slotId)
      if (slot && slot.wiped === null) await emptied(slotId, slot, reason)
    })

  /** Lets go of bags whose time is out, and remembers how late it has been. Called at start and each minute. */
  const tick = (): Promise<readonly { readonly slotId: string; readonly reason: WipeReason }[]> =>
    turn('write', async () => {
      const wiped: { slotId: string; reason: WipeReason }[] = []
      for (const slotId of await slotIds(store)) {
        const slot = await readSlot(store, slotId)
        if (!slot || slot.wiped !== null) continue
        const found = standing(slot, clock.now())
        if (found !== 'good') {
          await emptied(slotId, slot, found)
          wiped.push({ slotId, reason: found })
          continue
        }
        const seen = Math.max(slot.seen, clock.now() + slot.offset)
        if (seen > slot.seen + 30_000) await save(slotId, { ...slot, seen })
      }
      return wiped
    })

  const views = async (person: Person | undefined): Promise<SlotView[]> => {
    const all = await Promise.all(
      (await slotIds(store)).map(async (slotId): Promise<SlotView[]> => {
        const slot = await readSlot(store, slotId)
        if (!slot) return []
        const entries = await readEntries(store, slotId)
        return [
          {
            slotId,
            deviceId: slot.deviceId,
            isOwn: person !== undefined && (await tagOf(slot.salt, person)) === slot.tag,
            isPacked: slot.lease !== null,
            wiped: slot.wiped,
            passkeys: slot.wraps
              .filter(({ kind }) => kind === 'passkey')
              .map(({ credential, salt }) => ({ credential, salt })),
            triesLeft: limits.wrongTries - slot.tries,
            unsent: entries.filter(isOpen).length,
          },
        ]
      }),
    )
    return all.flat()
  }

  const create = async (
    given: Registration,
    opener: Opener,
  ): Promise<{ slotId: string; key: Bytes; slot: Slot }> => {
    const slotId = base64(random.bytes(16))
    const key = random.bytes(32)
    const salt = base64(random.bytes(16))
    const bare: Slot = {
      salt,
      tag: await tagOf(salt, given),
      deviceId: given.deviceId,
      secret: given.secret,
      wraps: [],
      boxKey: given.boxKey,
      boxKeyVersion: given.boxKeyVersion,
      leaseKey: given.leaseKey,
      tries: 0,
      offset: given.offset,
      seen: clock.now() + given.offset,
      lease: null,
      wiped: null,
      indexVersion: 0,
    }
    const slot = { ...bare, wraps: [await wrapFor(opener, key, bare, ownerOf(given))] }
    await turn('write', () => save(slotId, slot))
    return { slotId, key, slot }
  }

  const tryWraps = async (
    slot: Slot,
    opener: Opener,
  ): Promise<{ readonly key: Bytes; readonly owner: Owner } | undefined> => {
    for (const wrap of slot.wraps.filter(
      (one) =>
        one.kind === opener.kind && (opener.kind === 'passphrase' || one.credential === opener.credential),
    )) {
      const strength = await strengthOf(opener, fromBase64(wrap.salt))
      const unlock = await unlockKeyOf(strength, bytesOfSecret(slot), opener.kind)
      try {
        return await unwrapKey(unlock, fromBase64(wrap.wrapped), aboutOf(slot))
      } catch (fault) {
        if (!(fault instanceof Spoilt)) throw fault
      }
    }
    return undefined
  }

  /** The try is counted before it is made: pulling the plug gives no further one. */
  const unlock = async (slotId: string, opener: Opener): Promise<Unlocking> => {
    await tick()
    const counted = await turn('write', async () => {
      const slot = await readSlot(store, slotId)
      if (!slot || slot.wiped !== null) return slot
      const next = { ...slot, tries: slot.tries + 1 }
      await save(slotId, next)
      return next
    })
    if (!counted || counted.wiped !== null) return { kind: 'wiped', reason: counted?.wiped ?? 'returned' }
    const inside = await tryWraps(counted, opener)
    if (inside) {
      const slot = { ...counted, tries: 0 }
      await turn('write', async () => {
        const now = await readSlot(store, slotId)
        if (now && now.wiped === null) await save(slotId, { ...now, tries: 0 })
      })
      return { kind: 'open', ...inside, slot }
    }
    if (counted.tries < limits.wrongTries) return { kind: 'wrong', left: limits.wrongTries - counted.tries }
    await wipe(slotId, 'wrong_tries')
    return { kind: 'wiped', reason: 'wrong_tries' }
  }

  const change = (slotId: string, next: (slot: Slot) => Slot, more: readonly StoreChange[] = []) =>
    turn('write', async () => {
      const slot = await readSlot(store, slotId)
      if (!slot || slot.wiped !== null) return undefined
      const changed = next(slot)
      await save(slotId, changed, more)
      return changed
    })

  const addWrap = async (slotId: string, opener: Opener, key: Bytes, owner: Owner): Promise<void> => {
    const slot = await readSlot(store, slotId)
    if (!slot) return
    const wrap = await wrapFor(opener, key, slot, owner)
    await change(slotId, (now) => ({
      ...now,
      wraps: [...now.wraps.filter(({ credential }) => credential !== wrap.credential), wrap],
    }))
  }

  /** An empty bag with nothing left to send leaves nothing behind. */
  const discard = (slotId: string): Promise<boolean> =>
    turn('write', async () => {
      const slot = await readSlot(store, slotId)
      const entries = await readEntries(store, slotId)
      if (!slot || slot.wiped === null || entries.some(isOpen)) return false
      const names = await store.names(outPrefix(slotId))
      await store.write([slotName(slotId), ...names].map((name) => ({ remove: name })))
      return true
    })

  return { tick, views, create, unlock, change, addWrap, wipe, discard }
}

export type Slots = ReturnType<typeof createSlots>

import type { Bytes, Device } from '#kernel/device.ts'
import { packed, unpacked } from './bytes.ts'
import type { Command } from './command.ts'
import { type Contents, type Index, IndexSchema, repliesIn } from './contents.ts'
import { readLease } from './lease.ts'
import { commandOf, type Entry, readEntries } from './outbox.ts'
import { bundlePrefix, indexName, readSlot, type Slot } from './slot.ts'
import type { Slots } from './slots.ts'
import { type Owner, Spoilt, type Vault } from './vault.ts'

/** A bag while it is open: in memory only. */
export type Opened = {
  readonly slotId: string
  readonly slot: Slot
  readonly key: Bytes
  readonly owner: Owner
  readonly vault: Vault
  index: Index | undefined
  /** Which list of what is packed was read: another window of this user may have packed since. */
  indexVersion: number
  entries: readonly Entry[]
  commands: ReadonlyMap<string, Command>
}

/** What became of a wish that was put to the device. */
export type Submitted =
  | { readonly kind: 'kept'; readonly id: string; readonly reply: unknown }
  | { readonly kind: 'fault'; readonly status: number; readonly code: string; readonly current?: unknown }
  | { readonly kind: 'full' | 'failed' | 'not_here' }

type OpeningOptions = { readonly device: Device; readonly slots: Slots; readonly contents: Contents }

const spoilt = (fault: unknown): undefined => {
  if (fault instanceof Spoilt) return undefined
  throw fault
}

/** What lies on the disk, read into an open bag, and the list of what is packed written back. */
export const createOpening = ({ device: { clock, store }, slots, contents }: OpeningOptions) => {
  const readIndex = async (to: Opened, slot: Slot): Promise<Index | undefined> => {
    const sealed = await store.read(indexName(to.slotId))
    const bytes =
      sealed && (await to.vault.open(indexName(to.slotId), slot.indexVersion, sealed).catch(spoilt))
    return bytes && IndexSchema.parse(unpacked(bytes))
  }

  /** Reads what is packed. A record that was spoilt on the disk is left out: the rest of the bag can be read. */
  const loadIndex = async (to: Opened, ifMoved: 'wipe' | 'forget' = 'wipe'): Promise<void> => {
    contents.forget()
    to.index = undefined
    const slot = await readSlot(store, to.slotId)
    if (slot) to.indexVersion = slot.indexVersion
    const index = slot && (await readIndex(to, slot))
    if (!slot || !index) return
    const lease = await readLease(slot.leaseKey, index.lease)
    // Somebody has moved the end of the lease on the disk: what was signed rules.
    if (!lease || slot.lease?.issued !== lease.issued || slot.lease.until > lease.until)
      return ifMoved === 'wipe' ? slots.wipe(to.slotId, 'lease_over') : undefined
    const records = [...(index.shared ? [index.shared] : []), ...index.cases]
    const replies = await Promise.all(
      records.map(async ({ record, version }) => {
        const sealed = await store.read(record)
        const bytes = sealed && (await to.vault.open(record, version, sealed).catch(spoilt))
        return { record, replies: bytes ? repliesIn(bytes) : [] }
      }),
    )
    to.index = index
    for (const one of replies) contents.load(one.record, one.replies)
  }

  /** What waits, as it lies on the disk now: another tab of the same user may have written. */
  const sync = async (to: Opened, how: 'changes' | 'anew' = 'changes'): Promise<void> => {
    const slot = await readSlot(store, to.slotId)
    const isPackedAnew = slot !== undefined && slot.indexVersion !== to.indexVersion
    // Not wiped from here: the caller may hold the turn that wiping waits for. It is when the bag is opened next.
    if (isPackedAnew) await loadIndex(to, 'forget')
    const entries = await readEntries(store, to.slotId)
    const known = new Set(to.entries.map(({ id }) => id))
    const isSame = entries.length === known.size && entries.every(({ id }) => known.has(id))
    to.entries = entries
    if (isSame && how === 'changes' && !isPackedAnew) return
    const pairs = await Promise.all(
      entries.map(
        async (entry) => [entry.id, to.commands.get(entry.id) ?? (await commandOf(to.vault, entry))] as const,
      ),
    )
    to.commands = new Map(pairs.flatMap(([id, command]) => (command ? [[id, command] as const] : [])))
    contents.replay(
      entries.flatMap(({ id, state }) => (state === 'handed_in' ? [] : (to.commands.get(id) ?? []))),
    )
  }

  /** Writes what is packed, the lease and the new records in one piece, and lets go of the records that are no longer named. */
  const writeIndex = async (
    to: Opened,
    index: Index,
    lease: Slot['lease'],
    given: {
      readonly more: readonly { readonly put: string; readonly value: Bytes }[]
      readonly offset: number
    },
  ): Promise<void> => {
    const slot = await readSlot(store, to.slotId)
    const version = (slot?.indexVersion ?? 0) + 1
    const name = indexName(to.slotId)
    const sealed = await to.vault.seal(name, version, packed(index))
    const old = await store.names(bundlePrefix(to.slotId))
    const kept = new Set([
      ...(index.shared ? [index.shared.record] : []),
      ...index.cases.map(({ record }) => record),
    ])
    const changed = await slots.change(
      to.slotId,
      (now) => ({
        ...now,
        lease,
        indexVersion: version,
        offset: given.offset,
        seen: clock.now() + given.offset,
      }),
      [
        { put: name, value: sealed },
        ...given.more,
        ...old.filter((one) => !kept.has(one)).map((one) => ({ remove: one })),
      ],
    )
    if (changed) {
      to.index = index
      to.indexVersion = version
    }
  }

  return { loadIndex, sync, writeIndex }
}

export type Opening = ReturnType<typeof createOpening>

import { instant } from '#kernel/day.ts'
import { type Bytes, type Device, StoreFull } from '#kernel/device.ts'
import type { OfflineRegistry } from '#kernel/offline.ts'
import type { WipeReason } from '../rules.ts'
import type { Command } from './command.ts'
import { createContents, type Index } from './contents.ts'
import { commandOf, type Entry, isOpen, newEntry, put, remove } from './outbox.ts'
import { openedByServer, type Round, sendAll, type Turn } from './sending.ts'
import { createAttention } from './attention.ts'
import { createFreshen } from './freshen.ts'
import { createOpening, type Opened, type Submitted } from './opening.ts'
import { createPacking } from './packing.ts'
import { readSlot, type Slot } from './slot.ts'
import {
  createSlots,
  type Derive,
  type Opener,
  type Person,
  type Registration,
  type SlotView,
} from './slots.ts'
import { openVault, type Owner } from './vault.ts'

export type BagOptions = {
  readonly device: Device
  readonly registry: OfflineRegistry
  readonly turn: Turn
  readonly derive: Derive
  /** Something in the bag or the outbox is another than it was. */
  readonly told?: () => void
}

/** `isHere`: by the outbox. */
export type Way = { readonly isHere: true } | { readonly isHere: false; readonly input: unknown }

export type Inside = {
  readonly slotId: string
  readonly owner: Owner
  readonly untilAt: string | null
  readonly packedAt: string | null
  readonly cases: readonly Omit<Index['cases'][number], 'record' | 'version'>[]
}

const caseInside = ({ caseId, childId, number, childName, protection }: Index['cases'][number]) => ({
  caseId,
  childId,
  number,
  childName,
  protection,
})

const lastOf = (to: Opened, subject: string): Entry | undefined =>
  to.entries.findLast(({ id }) => to.commands.get(id)?.subject === subject)

/** The bag of one device: what it holds for whom, what waits to be sent, and when it forgets. */
export const createBag = (options: BagOptions) => {
  const { device, registry, turn } = options
  const { clock, random, store } = device
  const slots = createSlots({ device, turn, derive: options.derive })
  const contents = createContents(registry)
  const opening = createOpening({ device, slots, contents })
  const { loadIndex, sync } = opening
  let opened: Opened | undefined
  const asked = new Set<string>()
  const told = (): void => options.told?.()

  const lock = (): void => {
    opened?.key.fill(0)
    opened = undefined
    asked.clear()
    contents.forget()
    told()
  }

  const openWith = async (slotId: string, slot: Slot, key: Bytes, owner: Owner): Promise<void> => {
    const vault = await openVault(key, owner, random)
    const to: Opened = {
      slotId,
      slot,
      key,
      owner,
      vault,
      index: undefined,
      indexVersion: 0,
      entries: [],
      commands: new Map(),
    }
    await loadIndex(to)
    await sync(to)
    opened = to
    told()
  }

  const wishOf = (route: string, input: unknown) => {
    const known = registry.commands.find((one) => one.route.name === route)
    const wish = known?.read(input)
    return known && wish ? { known, wish } : undefined
  }

  /** A wish about something that has unsent words goes by the outbox; others to the server, in its own numbers. */
  const wayOf = async (route: string, input: unknown): Promise<Way> => {
    const found = wishOf(route, input)
    const to = opened
    if (!to || !found) return { isHere: false, input }
    await sync(to)
    const { wish, known } = found
    if (wish.staysHere(contents.kept)) return { isHere: true }
    const last = lastOf(to, wish.subject)
    const isRefused = last?.state === 'needs_you' && to.commands.get(last.id)?.route === route
    if (last && isOpen(last) && !(isRefused && known.renews)) return { isHere: true }
    const counted = to.entries.find(
      (one) => one.local === wish.base && to.commands.get(one.id)?.subject === wish.subject,
    )
    return { isHere: false, input: counted ? wish.follow(counted.trace ?? undefined) : input }
  }

  const submit = async (
    route: string,
    input: Readonly<Record<string, unknown>>,
    key: string,
  ): Promise<Submitted> => {
    const found = wishOf(route, input)
    const to = opened
    if (!to || !found) return { kind: 'not_here' }
    const { known, wish } = found
    try {
      return await turn('write', async (): Promise<Submitted> => {
        await sync(to)
        const now = instant(new Temporal.Instant(BigInt(Math.round(clock.now())) * 1_000_000n).toString())
        const answer = wish.apply(contents.kept, { now })
        if ('fault' in answer) return { kind: 'fault', ...answer.fault }
        if ('late' in answer) return { kind: 'kept', id: key, reply: answer.late }
        if (to.entries.some(({ id }) => id === key)) return { kind: 'kept', id: key, reply: answer.reply }
        const last = lastOf(to, wish.subject)
        const before = last?.state === 'saved' ? to.commands.get(last.id) : undefined
        const earlier = before?.route === route ? before.input : undefined
        const merged = earlier && known.merge(earlier, input)
        const replaced = earlier && (known.replaces || merged) ? last : undefined
        const base = replaced ? undefined : last
        const command: Command = {
          id: key,
          seq: (to.entries.at(-1)?.seq ?? 0) + 1,
          ...to.owner,
          route,
          version: known.version,
          subject: wish.subject,
          childId: wish.childId(contents.kept),
          claimedAt: now,
          // A later save may leave out what an earlier one had.
          input: merged ?? { ...(replaced ? earlier : {}), ...input },
        }
        const { boxKey, boxKeyVersion: keyVersion } = to.slot
        const entry = await newEntry(command, {
          vault: to.vault,
          boxKey,
          keyVersion,
          after: replaced
            ? replaced.after
            : base && wish.base !== undefined && base.local === wish.base
              ? base.id
              : null,
          // The server has seen none of those that this one replaces: it is told the number of before them all.
          base: (replaced && (replaced.base ?? known.read(earlier)?.base)) ?? null,
          local: known.trace(answer.reply) ?? null,
        })
        await store.write([put(to.slotId, entry), ...(replaced ? [remove(to.slotId, replaced)] : [])])
        contents.lay(answer.changes)
        to.entries = [...to.entries.filter((one) => one !== replaced), entry]
        to.commands = new Map([...to.commands, [key, command]])
        told()
        return { kind: 'kept', id: key, reply: answer.reply }
      })
    } catch (fault) {
      return { kind: fault instanceof StoreFull ? 'full' : 'failed' }
    }
  }

  const sendOwn = async (): Promise<Round> => {
    const to = opened
    if (!to) return 'done'
    const round = await sendAll({
      device,
      registry,
      turn,
      slotId: to.slotId,
      asked,
      commandOf: async (entry) => (await commandOf(to.vault, entry)) ?? openedByServer(device)(entry),
      told,
    })
    await sync(to)
    return round
  }

  const { keep, heard } = createPacking({ open: () => opened, lock, device, slots, opening, turn, told })
  const freshen = createFreshen({ open: () => opened, contents, opening, turn, device, told })

  const attention = createAttention({
    device,
    registry,
    turn,
    told,
    open: () => opened,
    sync,
    submit,
  })

  return {
    tick: async (): Promise<readonly WipeReason[]> => {
      const wiped = await slots.tick()
      if (wiped.some(({ slotId }) => slotId === opened?.slotId)) lock()
      return wiped.map(({ reason }) => reason)
    },
    slots: (person?: Person): Promise<SlotView[]> => slots.views(person),
    create: async (given: Registration, opener: Opener): Promise<string> => {
      const { tenantId, workerId, deviceId } = given
      const made = await slots.create(given, opener)
      await openWith(made.slotId, made.slot, made.key, { tenantId, workerId, deviceId })
      return made.slotId
    },
    unlock: async (
      slotId: string,
      opener: Opener,
    ): Promise<
      { kind: 'open' } | { kind: 'wrong'; left: number } | { kind: 'wiped'; reason: WipeReason }
    > => {
      const done = await slots.unlock(slotId, opener)
      if (done.kind !== 'open') return done
      await openWith(slotId, done.slot, done.key, done.owner)
      const now = await readSlot(store, slotId)
      if (now && now.wiped !== null) {
        lock()
        return { kind: 'wiped', reason: now.wiped }
      }
      return { kind: 'open' }
    },
    addOpener: async (opener: Opener): Promise<void> => {
      if (opened) await slots.addWrap(opened.slotId, opener, opened.key, opened.owner)
    },
    lock,
    isOpen: (): boolean => opened !== undefined,
    inside: (): Inside | undefined =>
      opened && {
        slotId: opened.slotId,
        owner: opened.owner,
        untilAt: opened.index?.untilAt ?? null,
        packedAt: opened.index?.packedAt ?? null,
        cases: opened.index?.cases.map(caseInside) ?? [],
      },
    keep,
    freshen,
    heard,
    answer: async (route: string, input: unknown): Promise<{ readonly reply: unknown } | undefined> => {
      if (!opened) return undefined
      await sync(opened)
      const reply = contents.answer(route, input)
      return reply === undefined ? undefined : { reply }
    },
    wayOf,
    submit,
    send: sendOwn,
    /** Sends what lies in the person's closed bags, opened by the municipality: a forgotten passphrase loses no words. */
    sendSealed: async (person: Person): Promise<Round> => {
      for (const one of await slots.views(person)) {
        if (!one.isOwn || one.slotId === opened?.slotId) continue
        const commandOfEntry = openedByServer(device)
        const round = await sendAll({
          device,
          registry,
          turn,
          slotId: one.slotId,
          commandOf: commandOfEntry,
          isWiped: one.wiped !== null,
          told,
        })
        if (round !== 'done') return round
        await slots.discard(one.slotId)
      }
      return 'done'
    },
    ...attention,
    wipe: async (reason: WipeReason): Promise<void> => {
      const slotId = opened?.slotId
      lock()
      if (slotId === undefined) return
      await slots.wipe(slotId, reason)
      await slots.discard(slotId)
      told()
    },
    /** A device that was ended, of a bag that is not open. */
    wipeClosed: async (slotId: string, reason: WipeReason): Promise<void> => {
      await slots.wipe(slotId, reason)
      await slots.discard(slotId)
    },
  }
}

export type Bag = ReturnType<typeof createBag>

import { type Device, StoreFull } from '#kernel/device.ts'
import { base64 } from './bytes.ts'
import { bundleBytes, type Index, type KeptReply } from './contents.ts'
import { readLease } from './lease.ts'
import type { Opened, Opening } from './opening.ts'
import { isOpen, readEntries, remove } from './outbox.ts'
import type { Turn } from './sending.ts'
import { bundlePrefix, readSlot } from './slot.ts'
import type { Slots } from './slots.ts'

export type CaseToKeep = {
  readonly caseId: string
  readonly childId: string
  readonly number: string
  readonly childName: string
  readonly protection: string
  readonly replies: readonly KeptReply[]
}

export type ToPack = {
  readonly lease: string
  readonly untilAt: string
  readonly serverNow: number
  readonly shared: readonly KeptReply[]
  readonly cases: readonly CaseToKeep[]
}

export type Packed = 'packed' | 'full' | 'locked' | 'not_signed'

type PackingOptions = {
  readonly open: () => Opened | undefined
  readonly lock: () => void
  readonly device: Pick<Device, 'clock' | 'random' | 'store'>
  readonly slots: Slots
  readonly opening: Opening
  readonly turn: Turn
  readonly told: () => void
}

/** What is put into the bag, and what is taken out of it when the server says so. */
export const createPacking = ({ open, lock, device, slots, opening, turn, told }: PackingOptions) => {
  const { clock, random, store } = device

  const keep = async (given: ToPack): Promise<Packed> => {
    const to = open()
    if (!to) return 'locked'
    const slot = await readSlot(store, to.slotId)
    const lease = slot && (await readLease(slot.leaseKey, given.lease))
    if (!lease || lease.deviceId !== to.owner.deviceId || lease.workerId !== to.owner.workerId)
      return 'not_signed'
    const bundle = async (replies: readonly KeptReply[]) => {
      const record = `${bundlePrefix(to.slotId)}${base64(random.bytes(16))}`
      return { record, version: 1, value: await to.vault.seal(record, 1, bundleBytes(replies)) }
    }
    const shared = await bundle(given.shared)
    const cases = await Promise.all(
      given.cases
        .filter(({ caseId }) => lease.caseIds.includes(caseId))
        .map(async ({ replies, ...head }) => ({ head, sealed: await bundle(replies) })),
    )
    const index: Index = {
      owner: to.owner,
      lease: given.lease,
      untilAt: given.untilAt,
      packedAt: new Temporal.Instant(BigInt(given.serverNow) * 1_000_000n).toString(),
      shared: { record: shared.record, version: 1 },
      cases: cases.map(({ head, sealed }) => ({ ...head, record: sealed.record, version: 1 })),
    }
    const more = [shared, ...cases.map(({ sealed }) => sealed)].map(({ record, value }) => ({
      put: record,
      value,
    }))
    const offset = given.serverNow - clock.now()
    try {
      await turn('pack', () =>
        opening.writeIndex(to, index, { issued: lease.issued, until: lease.until }, { more, offset }),
      )
    } catch (fault) {
      if (fault instanceof StoreFull) return 'full'
      throw fault
    }
    await turn('write', () =>
      readEntries(store, to.slotId).then((entries) =>
        store.write(entries.filter((one) => !isOpen(one)).map((one) => remove(to.slotId, one))),
      ),
    )
    await opening.loadIndex(to)
    await opening.sync(to, 'anew')
    told()
    return 'packed'
  }

  /** What the server said at a contact: an ended device forgets, and cases that are somebody else's now are let go. */
  const heard = async (said: {
    readonly isEnded: boolean
    readonly keeps: readonly string[]
    readonly now: number
  }): Promise<void> => {
    const to = open()
    if (!to) return
    if (said.isEnded) {
      await slots.wipe(to.slotId, 'ended')
      return lock()
    }
    const { index } = to
    const slot = await readSlot(store, to.slotId)
    if (!index || !slot) return
    const cases = index.cases.filter(({ caseId }) => said.keeps.includes(caseId))
    if (cases.length === index.cases.length) return
    const offset = said.now - clock.now()
    await turn('pack', () => opening.writeIndex(to, { ...index, cases }, slot.lease, { more: [], offset }))
    await opening.loadIndex(to)
    await opening.sync(to, 'anew')
    told()
  }

  return { keep, heard }
}

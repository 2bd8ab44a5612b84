import type { Device } from '#kernel/device.ts'
import { base64 } from './bytes.ts'
import { bundleBytes, type Contents, type KeptReply } from './contents.ts'
import type { Opened, Opening } from './opening.ts'
import { withoutPlaces } from './places.ts'
import { bundlePrefix, readSlot } from './slot.ts'
import type { Turn } from './sending.ts'

type FreshenOptions = {
  readonly open: () => Opened | undefined
  readonly contents: Contents
  readonly opening: Opening
  readonly turn: Turn
  readonly device: Pick<Device, 'random' | 'store'>
  readonly told: () => void
}

/** Of a protected child nothing is kept that tells where somebody is. */
const bare = (one: KeptReply): KeptReply => ({ ...one, reply: withoutPlaces(one.reply) })

/**
 * Puts newer answers of the server in the place of those that were packed, under the same lease: a text that was written in
 * since then is opened without a network as it was last seen, and own words that lean on it find their place. What was not
 * packed is not taken in by this.
 */
export const createFreshen =
  ({ open, contents, opening, turn, device: { random, store }, told }: FreshenOptions) =>
  (newer: readonly KeptReply[]): Promise<boolean> =>
    turn('pack', async () => {
      const to = open()
      if (!to) return false
      await opening.sync(to)
      const { index } = to
      const slot = await readSlot(store, to.slotId)
      const renewed = contents.renewed(newer)
      if (!index || !slot || renewed.length === 0) return false
      const sealed = await Promise.all(
        renewed.map(async ({ record, replies: all }) => {
          const about = index.cases.find((one) => one.record === record)
          const replies = about && about.protection !== 'none' ? all.map(bare) : all
          const name = `${bundlePrefix(to.slotId)}${base64(random.bytes(16))}`
          return { record, name, replies, value: await to.vault.seal(name, 1, bundleBytes(replies)) }
        }),
      )
      const moved = <R extends { readonly record: string; readonly version: number }>(one: R): R => {
        const found = sealed.find(({ record }) => record === one.record)
        return found ? { ...one, record: found.name, version: 1 } : one
      }
      const next = {
        ...index,
        shared: index.shared && moved(index.shared),
        cases: index.cases.map(moved),
      }
      const more = sealed.map(({ name, value }) => ({ put: name, value }))
      await opening.writeIndex(to, next, slot.lease, { more, offset: slot.offset })
      for (const { name, replies } of sealed) contents.load(name, replies)
      await opening.sync(to, 'anew')
      told()
      return true
    })

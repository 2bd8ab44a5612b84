import type { Device } from '#kernel/device.ts'
import { uuidv7Of } from '#kernel/id.ts'
import type { OfflineRegistry } from '#kernel/offline.ts'
import type { Opened, Submitted } from './opening.ts'
import { type Entry, type Fault, isOpen, put, readEntries, remove, type State } from './outbox.ts'
import type { Turn } from './sending.ts'

/** A command as the list shows it. Opened only for its own user. */
export type Waiting = {
  readonly id: string
  readonly route: string
  readonly subject: string
  readonly childId: string | null
  readonly claimedAt: string
  readonly state: State
  readonly fault: Fault | null
  readonly canBeNew: boolean
  readonly input: Readonly<Record<string, unknown>>
}

type AttentionOptions = {
  readonly device: Device
  readonly registry: OfflineRegistry
  readonly turn: Turn
  readonly told: () => void
  readonly open: () => Opened | undefined
  readonly sync: (to: Opened, how?: 'changes' | 'anew') => Promise<void>
  readonly submit: (
    route: string,
    input: Readonly<Record<string, unknown>>,
    key: string,
  ) => Promise<Submitted>
}

/** What waits about the same thing as this one, in order. */
const openAbout = (to: Opened, id: string): Entry[] => {
  const subject = to.commands.get(id)?.subject
  return to.entries.filter((one) => isOpen(one) && to.commands.get(one.id)?.subject === subject)
}

/** What waits to be sent, and what its author does with a command that the server did not take. */
export const createAttention = ({ device, registry, turn, told, open, sync, submit }: AttentionOptions) => {
  const { clock, random, store } = device

  const knownFor = (route: string | undefined) => registry.commands.find((one) => one.route.name === route)

  const alter = async (
    id: string,
    which: 'only' | 'subject',
    next: (entry: Entry) => Entry,
  ): Promise<void> => {
    const to = open()
    if (!to) return
    await turn('write', async () => {
      await sync(to)
      const some = openAbout(to, id).filter((one) => which === 'subject' || one.id === id)
      await store.write(some.map((one) => put(to.slotId, next(one))))
    })
    await sync(to)
    told()
  }

  const newId = (): string => uuidv7Of(Math.round(clock.now()), random.bytes(10))

  /** The latest words about the same thing, as input of a new one. */
  const wordsAnew = (to: Opened, all: readonly Entry[]) => {
    const words = all
      .map((one) => to.commands.get(one.id))
      .findLast((command) => knownFor(command?.route)?.canBeNew === true)
    const input = words && knownFor(words.route)?.read(words.input)?.asNew(newId)
    return words && typeof input === 'object' && input !== null
      ? { route: words.route, input: { ...input } }
      : undefined
  }

  return {
    waiting: async (): Promise<Waiting[]> => {
      const to = open()
      if (!to) return []
      await sync(to)
      return to.entries.flatMap((entry) => {
        const command = to.commands.get(entry.id)
        if (!command) return []
        const { route, subject, childId, claimedAt, input } = command
        const canBeNew = knownFor(route)?.canBeNew === true
        const { id, state, fault } = entry
        return [{ id, route, subject, childId, claimedAt, state, fault, canBeNew, input }]
      })
    },
    /** What became of a command: for a screen that waits for the server's own answer. */
    stateOf: async (id: string): Promise<{ state: State; fault: Fault | null } | undefined> => {
      const to = open()
      const entry = to && (await readEntries(store, to.slotId)).find((one) => one.id === id)
      return entry && { state: entry.state, fault: entry.fault }
    },
    retry: (id: string): Promise<void> =>
      alter(id, 'only', (entry) => ({ ...entry, state: 'sent', fault: null })),
    /** The words, and what was wished with them, go to the one who leads the unit. */
    handIn: (id: string): Promise<void> =>
      alter(id, 'subject', (entry) => ({ ...entry, state: 'refused', refusal: 'handed_in' })),
    /** The latest words about a thing as a new thing, in place of what the server did not take. */
    asNew: async (id: string): Promise<Submitted> => {
      const to = open()
      if (!to) return { kind: 'not_here' }
      await sync(to)
      const all = openAbout(to, id)
      const anew = wordsAnew(to, all)
      if (!anew) return { kind: 'not_here' }
      const done = await submit(anew.route, anew.input, newId())
      // A signature that waited for the old one must not fall on other words than those that were seen.
      if (done.kind === 'kept')
        await turn('write', () => store.write(all.map((one) => remove(to.slotId, one))))
      await sync(to, 'anew')
      told()
      return done
    },
  }
}

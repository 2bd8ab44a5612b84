import { createHash } from 'node:crypto'
import { type OfflineRegistry, type PackedAbout, packing } from '#kernel/offline.ts'
import { uuidv7Of } from '#kernel/id.ts'
import type { DeviceWire } from '#kernel/device.ts'
import { checkOut, greetDevice, registerDevice, returnBag } from '#modules/bag/contract.ts'
import { type Bag, createBag } from '#modules/bag/core/bag.ts'
import type { KeptReply } from '#modules/bag/core/contents.ts'
import { listNotes, readDraft } from '#modules/journal/contract.ts'
import { journalCommands, journalReadings } from '#modules/journal/web/offline.ts'
import { type Ask, askOver } from './asking.ts'
import { calm } from './calm.ts'
import type { Chance } from './chance.ts'
import type { Disk } from './disk.ts'
import { type Hours, skewOf } from './hours.ts'
import type { Ledger } from './ledger.ts'
import { lifeOf, turns } from './machine.ts'
import type { Mutant } from './mutants.ts'
import { type NoteScreen, openScreen } from './notes.ts'
import { openWriter, type Shelf, type TextWriter } from './texts.ts'

export type CaseOf = { readonly caseId: string; readonly childId: string; readonly investigationId: string }

export type PersonParts = {
  readonly name: string
  readonly chance: Chance
  readonly hours: Hours
  readonly disk: Disk
  readonly wire: (isOnline: () => boolean) => DeviceWire
  readonly cut: (heard: boolean) => void
  readonly ledger: Ledger
  readonly known: Map<string, CaseOf>
  readonly cases: readonly CaseOf[]
  readonly tenantId: string
  readonly workerId: string
  readonly mutant: Mutant | undefined
}

const passphrase = 'en påhittad lösenmening'

/** Something quick in place of Argon2id: what it costs is not what is tried here. */
const derive = async (words: string, salt: Uint8Array) =>
  new Uint8Array(createHash('sha256').update(salt).update(words).digest())

const ofCase = ({ childId, caseId }: PackedAbout) => [
  packing(readDraft, { childId, draftId: caseId }, { must: true }),
  packing(listNotes, { childId }),
]

const registry = (refuses: (input: unknown) => boolean): OfflineRegistry => ({
  // After an upgrade what an older version wrote may no longer fit.
  commands: journalCommands.map((one) => ({
    ...one,
    read: (raw) => (refuses(raw) ? undefined : one.read(raw)),
  })),
  readings: journalReadings,
  ofWorker: () => [],
  ofCase,
})

type Life = {
  readonly end: () => void
  readonly ask: Ask
  readonly bag: Bag
  readonly screen: NoteScreen
  readonly writer: TextWriter
}

const tabOf = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'tabId' in raw ? String(raw.tabId) : ''

/** One worker at one device: with a page, a bag and the text of an investigation, through as many lives as chance gives. */
export const makePerson = (parts: PersonParts) => {
  const { name, chance, hours, disk, ledger, known, cases, mutant } = parts
  const shelf: Shelf = { kept: undefined, steps: [], promisedAs: `text of ${name}` }
  let isOnline = true
  let skew = skewOf(chance)
  let life: Life | undefined
  let ids = 0
  let isUpgraded = false
  let before = new Set<string>()

  const newId = (): string => {
    ids += 1
    const seed = createHash('sha256').update(`${name}|${parts.tenantId}|${ids}`).digest()
    return uuidv7Of(hours.now(), new Uint8Array(seed.subarray(0, 10)))
  }

  const start = (): Life => {
    const wire = parts.wire(() => isOnline)
    const { device, end } = lifeOf({ chance, hours, disk, wire, skew: () => skew })
    const own = mutant?.device?.(device) ?? device
    const tabs = new Set<string>()
    const bag = createBag({
      device: own,
      registry: registry((raw) => isUpgraded && before.has(tabOf(raw))),
      turn: turns(),
      derive,
    })
    const ask = askOver(own.wire)
    const screen = openScreen({
      ask,
      bag,
      ledger,
      chance,
      known,
      isOnline: () => isOnline,
      newId: () => {
        const id = newId()
        tabs.add(id)
        return id
      },
      newWord: () => ledger.word(name),
    })
    const [first] = cases
    const writer = openWriter({
      ask,
      chance,
      ledger,
      shelf,
      newId,
      newWord: () => ledger.word(name),
      investigationId: first?.investigationId ?? '',
      world: {
        now: () => hours.now(),
        random: () => chance.below(1_000) / 1_000,
        after: device.timers.after,
      },
      storeOf: (store) => mutant?.replicaStore?.(store) ?? store,
    })
    const made = {
      ask,
      bag,
      screen,
      writer,
      end: () => {
        writer.stop()
        end()
        before = new Set([...before, ...tabs])
      },
    }
    return made
  }

  const now = (): Life => (life ??= start())

  const ownSlots = async () => (await now().bag.slots(parts)).filter((slot) => slot.isOwn)

  /** The one in use where there is one: who presses twice may have made two. */
  const ownSlot = async () => {
    const all = await ownSlots()
    return all.find((slot) => slot.wiped === null) ?? all[0]
  }

  /** First the device is made one's own, then cases are packed; any of it may fail on the way and is tried again later. */
  const pack = async (): Promise<void> => {
    const { ask, bag } = now()
    if (!bag.isOpen()) {
      if (await ownSlot()) return
      const answer = await ask(registerDevice, { id: newId(), name: 'Surfplattan' }, newId())
      if (answer.kind !== 'reply' || bag.isOpen()) return
      await bag.create(
        { ...answer.reply, offset: hours.now() - (hours.now() + skew) },
        { kind: 'passphrase', passphrase },
      )
    }
    const deviceId = bag.inside()?.owner.deviceId ?? ''
    const caseIds = cases.map(({ caseId }) => caseId)
    const given = await ask(checkOut, { deviceId, caseIds, hours: chance.pick([2, 24, 72]) }, newId())
    if (given.kind !== 'reply') return
    const packed = []
    for (const one of given.reply.cases) {
      const replies: KeptReply[] = []
      for (const { route, input } of ofCase({ ...one, isProtected: false, deviceId })) {
        const answer = await ask(route, input)
        if (answer.kind === 'reply') replies.push({ route: route.name, input, reply: answer.reply })
      }
      packed.push({ ...one, replies })
    }
    const { lease, untilAt } = given.reply
    const serverNow = Temporal.Instant.from(given.reply.now).epochMilliseconds
    if (bag.isOpen()) await bag.keep({ lease, untilAt, serverNow, shared: [], cases: packed })
  }

  const unlock = async (words: string): Promise<void> => {
    const { bag } = now()
    for (const { slotId, wiped } of await ownSlots())
      if (wiped === null && !bag.isOpen()) await bag.unlock(slotId, { kind: 'passphrase', passphrase: words })
  }

  /** Sends what waits, and hears what the server says of the device. */
  const sync = async (): Promise<void> => {
    const { bag, ask } = now()
    await bag.send()
    await bag.sendSealed(parts)
    const slot = await ownSlot()
    if (!slot) return
    if (slot.wiped !== null) {
      await ask(returnBag, { deviceId: slot.deviceId, how: 'wiped' }, newId())
      return
    }
    const said = await ask(greetDevice, { deviceId: slot.deviceId, unsent: slot.unsent }, newId())
    if (said.kind !== 'reply') return
    const serverNow = Temporal.Instant.from(said.reply.now).epochMilliseconds
    if (bag.isOpen()) await bag.heard({ ...said.reply, now: serverNow })
    else if (said.reply.isEnded) await bag.wipeClosed(slot.slotId, 'ended')
  }

  return {
    ...parts,
    now,
    pack,
    sync,
    unlock: () => unlock(passphrase),
    guess: () => unlock('en annan lösenmening'),
    lock: () => now().bag.lock(),
    isOnline: () => isOnline,
    deviceId: () => now().bag.inside()?.owner.deviceId,
    setOnline: (online: boolean): void => {
      isOnline = online
      if (!online) parts.cut(true)
    },
    turnClock: (): void => {
      skew = skewOf(chance)
    },
    setClock: (to: number): void => {
      skew = to
    },
    /** The device stops in the middle of whatever it does, and starts again. */
    restart: async (upgrade: boolean): Promise<void> => {
      life?.end()
      parts.cut(false)
      if (upgrade) isUpgraded = true
      life = undefined
      await calm()
    },
    retryAll: async (): Promise<void> => {
      const { bag } = now()
      const seen = new Set<string>()
      for (const one of await bag.waiting()) {
        if (one.state !== 'needs_you' || seen.has(one.subject)) continue
        seen.add(one.subject)
        await (one.canBeNew && !isUpgraded && chance.isOneIn(2) ? bag.asNew(one.id) : bag.handIn(one.id))
      }
    },
  }
}

export type Person = ReturnType<typeof makePerson>

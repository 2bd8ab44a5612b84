import { createHash } from 'node:crypto'
import { instant } from '#kernel/day.ts'
import { uuidv7Of } from '#kernel/id.ts'
import type { DeviceWire } from '#kernel/device.ts'
import { checkOut, greetDevice, registerDevice, returnBag } from '#modules/bag/contract.ts'
import { type Bag, createBag } from '#modules/bag/core/bag.ts'
import { type Ask, askOver } from './asking.ts'
import { calm } from './calm.ts'
import type { Chance } from './chance.ts'
import { fetchAll, packedOf, packedOfWorker, registryOf } from './contents.ts'
import type { Disk } from './disk.ts'
import { type Hours, skewOf } from './hours.ts'
import type { Ledger } from './ledger.ts'
import { makeLocks } from './locks.ts'
import { lifeOf, turns } from './machine.ts'
import type { Mutant } from './mutants.ts'
import { type NoteScreen, openScreen } from './notes.ts'
import { openPage } from './page.ts'
import { openTapper, type Tapper } from './taps.ts'
import { openWriter, type TextWriter } from './texts.ts'

export type CaseOf = {
  readonly caseId: string
  readonly childId: string
  readonly investigationId: string
  readonly visitId: string
}

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
  readonly seed: number
  readonly tenantId: string
  readonly workerId: string
  /** The server, past the network and unseen by the witness: for what is asked when all is over. */
  readonly direct: Ask
  readonly mutant: Mutant | undefined
}

const passphrase = 'en påhittad lösenmening'

/** Something quick in place of Argon2id: what it costs is not what is tried here. */
const derive = async (words: string, salt: Uint8Array) =>
  new Uint8Array(createHash('sha256').update(salt).update(words).digest())

type Life = {
  readonly end: () => void
  readonly ask: Ask
  readonly bag: Bag
  readonly screen: NoteScreen
  /** Two windows with the same text on them. */
  readonly writers: readonly TextWriter[]
  readonly tapper: Tapper
  readonly told: () => Promise<void>
}

const instantOf = (milliseconds: number) =>
  instant(
    new Temporal.Instant(BigInt(Math.round(milliseconds)) * 1_000_000n).toString({
      fractionalSecondDigits: 3,
    }),
  )

/** By what a wish is known again that an older version wrote: the window, the words, the tap. */
const marksOf = (raw: unknown): string[] => {
  const { tabId, update, events } = Object(raw)
  const taps: unknown[] = Array.isArray(events) ? events.map((tap) => Object(tap).id) : []
  return [tabId, update, ...taps].filter((one) => typeof one === 'string')
}

/** One worker at one device: with a page, a bag and the text of an investigation, through as many lives as chance gives. */
export const makePerson = (parts: PersonParts) => {
  const { name, chance, hours, disk, ledger, known, cases, mutant } = parts
  let isOnline = true
  let skew = skewOf(chance)
  let life: Life | undefined
  let ids = 0
  let isUpgraded = false
  const before = new Set<string>()

  const newId = (): string => {
    ids += 1
    const seed = createHash('sha256').update(`${parts.seed}|${name}|${ids}`).digest()
    return uuidv7Of(hours.now(), new Uint8Array(seed.subarray(0, 10)))
  }

  const start = (): Life => {
    const wire = parts.wire(() => isOnline)
    const { device, end } = lifeOf({ chance, hours, disk, wire, skew: () => skew })
    const own = mutant?.device?.(device) ?? device
    const real = createBag({
      device: own,
      registry: registryOf((raw) => isUpgraded && marksOf(raw).some((one) => before.has(one))),
      turn: turns(),
      derive,
      told: () => void page.told(),
    })
    const bag = mutant?.bag?.(real) ?? real
    const ask = askOver(own.wire)
    const page = openPage({ ask, bag, isOnline: () => isOnline, newId, locks: makeLocks() })
    const newWord = (): string => ledger.word(name)
    const screen = openScreen({
      page,
      bag,
      ledger,
      chance,
      known,
      newId,
      newWord,
    })
    const [first] = cases
    const writers = [0, 1].map(() =>
      openWriter({
        page,
        bag,
        chance,
        ledger,
        name,
        newId,
        newWord,
        investigationId: first?.investigationId ?? '',
        world: {
          now: () => hours.now(),
          random: () => chance.below(1_000) / 1_000,
          after: device.timers.after,
        },
      }),
    )
    const tapper = openTapper({
      page,
      bag,
      chance,
      ledger,
      cases,
      workerId: parts.workerId,
      newId,
      newWord,
      now: () => instantOf(device.clock.now()),
    })
    return {
      ask,
      bag,
      screen,
      writers,
      tapper,
      told: page.told,
      end: () => {
        for (const writer of writers) writer.stop()
        end()
      },
    }
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
    const shared = await fetchAll(ask, packedOfWorker)
    for (const [at, one] of cases.entries()) {
      const out = given.reply.cases.find(({ caseId }) => caseId === one.caseId)
      if (!out) continue
      const list = packedOf({ ...out, isProtected: false, deviceId }, one, at === 0)
      packed.push({ ...out, replies: await fetchAll(ask, list) })
    }
    const { lease, untilAt } = given.reply
    const serverNow = Temporal.Instant.from(given.reply.now).epochMilliseconds
    if (bag.isOpen()) await bag.keep({ lease, untilAt, serverNow, shared, cases: packed })
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
    /** Mostly the first window; two of one device have the same text open now and then. */
    writer: (): TextWriter => {
      const [first, second] = now().writers
      const some = second && chance.isOneIn(4) ? second : first
      if (!some) throw new RangeError('no window')
      return some
    },
    isOnline: () => isOnline,
    /** Something is still to be sent, as far as anybody at this device can see. */
    isWaiting: async (): Promise<boolean> => {
      const { bag, writers } = now()
      const slots = await bag.slots(parts)
      const words = await bag.waiting()
      return (
        slots.some(({ isOwn, unsent }) => isOwn && unsent > 0) ||
        words.some(({ state }) => state !== 'received' && state !== 'handed_in') ||
        writers.some((one) => !one.isSettled() && one.replica()?.state().kind !== 'refused')
      )
    },
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
      if (upgrade)
        for (const { input } of (await life?.bag.waiting()) ?? [])
          for (const one of marksOf(input)) before.add(one)
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

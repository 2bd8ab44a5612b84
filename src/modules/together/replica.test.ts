import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  aReplica,
  fineWeather,
  littleDisk,
  littleServer,
  littleWorld,
  roughWire,
  scribble,
  type Weather,
} from '#test/support/shared-text.ts'
import type { FieldAccount } from './account.ts'
import { WireFault } from './replica-parts.ts'
import { createReplica, type Replica, type ReplicaState } from './replica.ts'
import { splitUpdate } from './split.ts'
import { minimalEdit, placeAfter } from './text-edit.ts'

const fields = ['s:health', 's:analysis'] as const

type Device = ReturnType<typeof aDevice>

/** Somebody with a device that may lose the network, fall and rise. */
const aDevice = (
  world: ReturnType<typeof littleWorld>,
  server: ReturnType<typeof littleServer>,
  {
    worker,
    weather,
    diskFails = () => false,
  }: { worker: string; weather: () => Weather; diskFails?: () => boolean },
) => {
  let isOnline = true
  const wire = roughWire(world, server, { worker, weather, online: () => isOnline })
  const disk = littleDisk(server.open(worker), diskFails)
  let replica = aReplica(world, disk.kept(), { wire, store: disk.store })
  void replica.refresh()
  return {
    worker,
    now: () => replica,
    online: (next: boolean) => {
      isOnline = next
    },
    /** What was on the disk is there again, and nothing else. */
    fall: () => {
      replica.stop()
      replica = aReplica(world, disk.kept(), { wire, store: disk.store })
    },
  }
}

const textsOf = (doc: Y.Doc): string[] => fields.map((field) => doc.getText(field).toJSON())

/** Tells every device how far the server is, as the live line would; nobody is told twice in vain. */
const tellAll = (devices: readonly Device[], seq: number): void => {
  for (const device of devices) device.now().heard(seq)
}

const run = async (seed: number, devicesCount: number): Promise<void> => {
  const world = littleWorld(seed)
  const server = littleServer(fields)
  let weather: Weather = { drop: 0.2, dropAnswer: 0.2, twice: 0.2, delay: 3_000 }
  let diskFails = true
  const devices = Array.from({ length: devicesCount }, (_, n) =>
    aDevice(world, server, {
      worker: `worker ${n % Math.max(2, devicesCount - 1)}`,
      weather: () => weather,
      diskFails: () => diskFails && world.random() < 0.05,
    }),
  )
  const typed: string[] = []
  for (let step = 0; step < 60; step++) {
    const device = devices[Math.floor(world.random() * devices.length)]
    if (!device) continue
    const what = world.random()
    if (what < 0.5) scribble(device.now(), 's:health', world.random)
    else if (what < 0.7) {
      // A word that nobody else can have written and nobody takes away: it must be there in the end, whole, under its writer.
      const word = `«${device.worker} ${step}»`
      const before = device.now().text('s:analysis')
      device.now().edit('s:analysis', world.random() < 0.5 ? before + word : word + before)
      void device.now().flush()
      await world.pass(0)
      if (device.now().isKept()) typed.push(word)
    } else if (what < 0.8) device.online(world.random() < 0.5)
    else if (what < 0.88 && device.now().isKept()) device.fall()
    else if (what < 0.92) server.compact()
    else tellAll(devices, server.seq())
    await world.pass(world.random() * 2_000)
  }
  weather = fineWeather
  diskFails = false
  for (const device of devices) device.online(true)
  for (let round = 0; round < 6; round++) {
    tellAll(devices, server.seq())
    for (const device of devices) void device.now().refresh()
    await world.pass(40_000)
  }
  const doc = server.doc()
  for (const device of devices) {
    expect(device.now().isSettled(), `seed ${seed}: ${device.worker} is settled`).toBe(true)
    expect(textsOf(device.now().doc), `seed ${seed}: ${device.worker} has the same text`).toEqual(
      textsOf(doc),
    )
  }
  // Every letter stands under a number of the one who wrote it.
  for (const text of fields.map((field) => doc.getText(field)))
    for (let item = text._start; item !== null; item = item.right)
      if (!item.deleted && item.content instanceof Y.ContentString)
        for (const [, who] of item.content.str.matchAll(/«(worker \d+) \d+»/g))
          expect(server.owner(item.id.client)).toBe(who)
  for (const word of typed) expect(doc.getText('s:analysis').toJSON(), `seed ${seed}`).toContain(word)
}

describe('texts that several write in, with bad network, full disks and devices that fall', () => {
  test('three to eight devices end with the same text as the server, and no word stands under another’s name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 3, max: 8 }), run),
      { numRuns: 40 },
    )
  }, 120_000)
})

const quiet = () => {
  const world = littleWorld(1)
  const server = littleServer(fields)
  const online = new Map<string, boolean>()
  const states: ReplicaState[] = []
  const accounts: (readonly FieldAccount[])[] = []
  const open = (worker: string, kept = server.open(worker)): Replica => {
    online.set(worker, true)
    const wire = roughWire(world, server, {
      worker,
      weather: () => fineWeather,
      online: () => online.get(worker) === true,
    })
    return createReplica({
      kept,
      wire,
      world,
      onState: (state) => states.push(state),
      onMerged: (account) => accounts.push(account),
    })
  }
  return { world, server, online, states, accounts, open }
}

describe('one person’s copy', () => {
  test('what is typed is with the server a moment later, and the copy says so', async () => {
    const { world, server, states, open } = quiet()
    const amira = open('Amira')
    amira.edit('s:health', 'Lisa sover dåligt.')
    expect(amira.state().kind).toBe('sending')
    await world.pass(2_000)
    expect(textsOf(server.doc())).toEqual(['Lisa sover dåligt.', ''])
    expect([amira.isSettled(), states.at(-1)?.kind]).toEqual([true, 'settled'])
  })

  test('apart for days both wrote: nothing is lost, and it is told who wrote how many paragraphs where', async () => {
    const { world, server, online, accounts, open } = quiet()
    const [amira, bo] = [open('Amira'), open('Bo')]
    amira.edit('s:health', 'Gemensam början.')
    await world.pass(2_000)
    await bo.refresh()
    online.set('Amira', false)
    amira.edit('s:health', 'Gemensam början.\nAmira ett.\nAmira två.')
    amira.edit('s:analysis', 'Amira ensam.')
    bo.edit('s:health', 'Bo ett.\n\nBo två.\nBo tre.\nGemensam början.')
    await world.pass(48 * 3_600_000)
    expect(amira.state().kind).toBe('away')
    online.set('Amira', true)
    await amira.flush()
    await world.pass(5_000)
    await bo.refresh()
    const together = 'Bo ett.\n\nBo två.\nBo tre.\nGemensam början.\nAmira ett.\nAmira två.'
    expect(textsOf(server.doc())).toEqual([together, 'Amira ensam.'])
    expect([textsOf(amira.doc), textsOf(bo.doc)]).toEqual([textsOf(server.doc()), textsOf(server.doc())])
    expect(accounts).toEqual([
      [{ field: 's:health', mine: 2, theirs: [{ name: 'Bo', paragraphs: 3 }], removed: 0 }],
    ])
  })

  test('what a colleague took away meanwhile is told too', async () => {
    const { world, online, accounts, open } = quiet()
    const [amira, bo] = [open('Amira'), open('Bo')]
    amira.edit('s:health', 'En mening som går bort. En som står kvar.')
    await world.pass(2_000)
    await bo.refresh()
    online.set('Amira', false)
    amira.edit('s:health', 'En mening som går bort. En som står kvar. Ny.')
    bo.edit('s:health', 'En som står kvar.')
    await world.pass(60_000)
    online.set('Amira', true)
    await world.pass(60_000)
    expect(accounts).toEqual([[{ field: 's:health', mine: 1, theirs: [], removed: 24 }]])
    expect(amira.text('s:health')).toBe('En som står kvar. Ny.')
  })

  test('a device that falls with unsent words has them when it rises, and sends them once', async () => {
    const { world, server, online, open } = quiet()
    const kept = server.open('Amira')
    const disk = littleDisk(kept)
    const wire = roughWire(world, server, {
      worker: 'Amira',
      weather: () => fineWeather,
      online: () => online.get('Amira') === true,
    })
    const first = aReplica(world, disk.kept(), { wire, store: disk.store })
    first.edit('s:health', 'Skrivet utan nät.')
    await first.flush()
    expect([first.isKept(), server.seq()]).toEqual([true, 0])
    first.stop()
    online.set('Amira', true)
    const again = aReplica(world, disk.kept(), { wire, store: disk.store })
    expect(again.text('s:health')).toBe('Skrivet utan nät.')
    again.edit('s:health', 'Skrivet utan nät. Och mer.')
    await world.pass(10_000)
    expect(textsOf(server.doc())[0]).toBe('Skrivet utan nät. Och mer.')
    expect(open('Bo').clientId).toBe(2)
  })

  test('when rights are taken away the unsent words are there to be copied, and nothing more is written', async () => {
    const { world, server, open } = quiet()
    const amira = open('Amira')
    amira.edit('s:health', 'Skickat.')
    await world.pass(2_000)
    amira.edit('s:health', 'Skickat. Inte skickat.')
    amira.refuse(new WireFault('refused', 'not_found'))
    amira.edit('s:health', 'Efteråt.')
    await world.pass(60_000)
    expect(amira.unsent()).toEqual([{ field: 's:health', text: ' Inte skickat.' }])
    expect([amira.state().kind, textsOf(server.doc())[0]]).toEqual(['refused', 'Skickat.'])
  })

  test('a text of half a megabyte is pasted, taken away and put back: each piece is small enough for the server', async () => {
    const { world, server, open } = quiet()
    const amira = open('Amira')
    const long = 'Å😀 lång text. '.repeat(12_000)
    const undo = new Y.UndoManager(amira.doc.getText('s:health'), { captureTimeout: 0 })
    amira.edit('s:health', long)
    await world.pass(60_000)
    amira.edit('s:health', '')
    await world.pass(60_000)
    undo.undo()
    undo.undo()
    await world.pass(60_000)
    expect(amira.isSettled()).toBe(true)
    expect(textsOf(server.doc())[0]).toBe(amira.text('s:health'))
  })
})

describe('the smallest change', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 })

  test('makes one text of the other, and never cuts a character in two', () =>
    fc.assert(
      fc.property(text, text, fc.nat(40), (before, after, caret) => {
        const edit = minimalEdit(before, after, Math.min(caret, after.length))
        const { at, remove, insert } = edit ?? { at: 0, remove: 0, insert: '' }
        expect(before.slice(0, at) + insert + before.slice(at + remove)).toBe(after)
        expect(
          [before.slice(0, at), before.slice(at + remove), insert].every((one) => one.isWellFormed()),
        ).toBe(true)
      }),
    ))

  test.each([
    [
      'a letter among its likes is put where the caret is',
      'aaa',
      'aaaa',
      2,
      { at: 1, remove: 0, insert: 'a' },
    ],
    ['one face for another', 'a😀b', 'a😁b', 3, { at: 1, remove: 2, insert: '😁' }],
  ])('%s', (_, before, after, caret, edit) => expect(minimalEdit(before, after, caret)).toEqual(edit))

  test('a caret stays by its letter when somebody else writes or takes away before it', () => {
    expect(placeAfter([{ insert: 'hej ' }], 3)).toBe(7)
    expect(placeAfter([{ retain: 3 }, { insert: 'x' }], 3)).toBe(3)
    expect(placeAfter([{ delete: 5 }], 3)).toBe(0)
    expect(placeAfter([{ retain: 1 }, { delete: 1 }], 3)).toBe(2)
  })
})

test('an update that is too big is split, and its pieces make the same text in their order', () =>
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 20 }), (pieces) => {
      const doc = new Y.Doc()
      for (const one of pieces) doc.getText('a').insert(0, one.toWellFormed())
      doc.getText('a').delete(0, Math.floor(doc.getText('a').length / 3))
      const other = new Y.Doc()
      const split = splitUpdate(Y.encodeStateAsUpdate(doc), 200)
      for (const update of split) Y.applyUpdate(other, update)
      expect(other.getText('a').toJSON()).toBe(doc.getText('a').toJSON())
      expect(split.slice(0, -1).every((update) => update.length <= 260)).toBe(true)
    }),
  ))

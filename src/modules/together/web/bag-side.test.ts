import { expect, test } from 'vitest'
import { littleServer, littleWorld } from '#test/support/shared-text.ts'
import { toText } from '../bytes.ts'
import type { BagDoor, Unsent } from './bag-door.ts'
import { openPen } from './pen.ts'

const subject = 'the text'

type Given = { readonly isReached?: boolean; readonly isItsNumber?: boolean }

/** A window with a bag that keeps what is written in it, without a network unless told otherwise. */
const aWindow = ({ isReached = false, isItsNumber = false }: Given = {}) => {
  const world = littleWorld(1)
  const server = littleServer(['s:health'])
  const { documentId, clientId } = server.open('Amira')
  let all: Unsent[] = []
  let isThere = isReached
  const asked = { forNumber: 0, forWords: 0 }
  const listeners = new Set<() => void>()
  const tell = async (): Promise<void> => {
    for (const listener of listeners) listener()
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
  }
  const door: BagDoor = {
    state: () => ({ isOpen: true, isReached: isThere, waiting: all }),
    onState: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    waiting: () => Promise.resolve(all),
    locks: () => ({ request: (_name, _options, work) => Promise.resolve(work({})) }),
  }
  const told: object[] = []
  const pen = openPen({
    documentId,
    clientId,
    world,
    door,
    bag: {
      subject,
      isItsNumber,
      ownNumber: () => {
        asked.forNumber += 1
        return Promise.resolve(undefined)
      },
      keepCopy: () => Promise.resolve(),
    },
    wire: {
      push: ({ update }) => {
        all = [
          { id: `${all.length}`, subject, state: 'saved', input: { documentId, update: toText(update) } },
        ]
        return Promise.resolve({ seq: 0, taken: true, isKept: true })
      },
      pull: () => {
        asked.forWords += 1
        return Promise.resolve({ seq: 0, updates: [], writers: [], isKept: true })
      },
    },
    onState: () => undefined,
    tell: (some) => told.push(some),
    rowsChanged: () => undefined,
  })
  const becomes = (state: Unsent['state']): Promise<void> => {
    all = all.map((one) => ({ ...one, state }))
    return tell()
  }
  const hasNetwork = (now: boolean): Promise<void> => {
    isThere = now
    return tell()
  }
  return { pen, told, becomes, asked, hasNetwork }
}

const write = async ({ pen }: ReturnType<typeof aWindow>): Promise<void> => {
  await pen.side?.begin()
  pen.replica.edit('s:health', 'Hon sover dåligt.')
  await pen.replica.flush()
}

test('words that the server has taken are said to be received', async () => {
  const window = aWindow()
  await write(window)
  await window.becomes('needs_you')
  expect(window.told).toContainEqual({ waits: 'needs_you' })
  await window.becomes('received')
  expect(window.told).toContainEqual({ isReceived: true })
  expect(window.pen.replica.state().kind).toBe('settled')
})

test('words that were handed to the one who leads the unit are not said to be received: the window is closed and says where they are', async () => {
  const window = aWindow()
  await write(window)
  await window.becomes('needs_you')
  await window.becomes('handed_in')
  expect(window.told).not.toContainEqual({ isReceived: true })
  expect(window.pen.replica.state()).toMatchObject({ kind: 'refused', fault: { code: 'handed_in' } })
  expect(window.pen.replica.unsent()).toEqual([{ field: 's:health', text: 'Hon sover dåligt.' }])
})

test('a number that the server does not give is asked for once, and again only after a time without a network', async () => {
  const window = aWindow({ isReached: true, isItsNumber: true })
  await window.pen.side?.begin()
  await window.hasNetwork(true)
  const { forWords } = window.asked
  for (let n = 0; n < 20; n += 1) await window.hasNetwork(true)
  expect(window.asked).toEqual({ forNumber: 1, forWords })
  await window.hasNetwork(false)
  await window.hasNetwork(true)
  expect(window.asked.forNumber).toBe(2)
})

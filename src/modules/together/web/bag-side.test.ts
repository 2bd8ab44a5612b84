import { expect, test } from 'vitest'
import { littleServer, littleWorld } from '#test/support/shared-text.ts'
import { toText } from '../bytes.ts'
import type { BagDoor, Unsent } from './bag-door.ts'
import { openPen } from './pen.ts'

const subject = 'the text'

/** A window without a network, with a bag that keeps what is written in it. */
const aWindow = () => {
  const world = littleWorld(1)
  const server = littleServer(['s:health'])
  const { documentId, clientId } = server.open('Amira')
  let all: Unsent[] = []
  const listeners = new Set<() => void>()
  const tell = async (): Promise<void> => {
    for (const listener of listeners) listener()
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
  }
  const door: BagDoor = {
    state: () => ({ isOpen: true, isReached: false, waiting: all }),
    onState: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    waiting: () => Promise.resolve(all),
    locks: () => {
      throw new Error('a number of its own needs no lock')
    },
  }
  const told: object[] = []
  const pen = openPen({
    documentId,
    clientId,
    world,
    door,
    bag: {
      subject,
      isItsNumber: false,
      ownNumber: () => Promise.resolve(undefined),
      keepCopy: () => Promise.resolve(),
    },
    wire: {
      push: ({ update }) => {
        all = [
          { id: `${all.length}`, subject, state: 'saved', input: { documentId, update: toText(update) } },
        ]
        return Promise.resolve({ seq: 0, taken: true, isKept: true })
      },
      pull: () => Promise.resolve({ seq: 0, updates: [], writers: [], isKept: true }),
    },
    onState: () => undefined,
    tell: (some) => told.push(some),
    rowsChanged: () => undefined,
  })
  const becomes = (state: Unsent['state']): Promise<void> => {
    all = all.map((one) => ({ ...one, state }))
    return tell()
  }
  return { pen, told, becomes }
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

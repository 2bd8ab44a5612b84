import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type SaveStamp, turnOf } from '#kernel/autosave.ts'
import { instant } from '#kernel/day.ts'
import { createAutosave, type SaveState } from './autosave.ts'
import { CallError } from './call.ts'

const savedAt = instant('2026-11-23T13:02:00.000Z')

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

type Stored = SaveStamp & { readonly words: string }

/** A server that keeps to the rule of the kernel and fails as it is told. */
const aServer = (faults: readonly number[] = []) => {
  const left = [...faults]
  const server = { stored: undefined as Stored | undefined }
  const send = async (words: string, stamp: SaveStamp) => {
    const status = left.shift() ?? 200
    await new Promise((done) => {
      setTimeout(done, 100)
    })
    if (status !== 200) throw new CallError({ status, code: 'told' })
    const { stored } = server
    const turn = stored === undefined ? 'write' : turnOf(stored, stamp)
    if (turn === 'conflict') throw new CallError({ status: 409, code: 'told' })
    const revision = (stored?.revision ?? 0) + 1
    if (turn === 'write') server.stored = { ...stamp, revision, words }
    return { revision: server.stored?.revision ?? 0, savedAt }
  }
  return { server, send }
}

const writing = (send: Parameters<typeof createAutosave<string>>[0]['send'], name = 'a') => {
  const states: SaveState[] = []
  const saver = createAutosave<string>({ name, revision: 0, send, onState: (state) => states.push(state) })
  return { saver, states, last: () => states.at(-1)?.kind }
}

test('a pause of less than a second saves, and only then is it said to be saved', async () => {
  const { server, send } = aServer()
  const { saver, last } = writing(send)
  saver.change('Hej')
  expect(last()).toBe('unsaved')
  await vi.advanceTimersByTimeAsync(999)
  expect([server.stored?.words, last()]).toEqual(['Hej', 'saved'])
})

test('without contact it is said, and the words are sent again until they are on the disk', async () => {
  const { server, send } = aServer([0, 401, 503])
  const { saver, last } = writing(send)
  saver.change('Hej')
  await vi.advanceTimersByTimeAsync(1_000)
  expect([last(), saver.isStuck()]).toEqual(['trouble', true])
  await vi.advanceTimersByTimeAsync(15_000)
  expect([server.stored?.words, last(), saver.isStuck()]).toEqual(['Hej', 'saved', false])
})

test('a conflict stops the saving until the person has chosen; what is written meanwhile is kept', async () => {
  const { server, send } = aServer([409])
  const { saver, last } = writing(send)
  saver.change('Mitt')
  await vi.advanceTimersByTimeAsync(1_000)
  saver.change('Mitt och mer')
  await vi.advanceTimersByTimeAsync(10_000)
  expect([server.stored, last()]).toEqual([undefined, 'conflict'])
  const done = saver.settle(7, 'Bådas')
  await vi.advanceTimersByTimeAsync(1_000)
  expect([await done, server.stored?.words, last()]).toEqual([true, 'Bådas', 'saved'])
})

test('the last words go out with the page, also while a save is on its way', async () => {
  const { server, send } = aServer()
  const { saver } = writing(send)
  saver.change('Först')
  await vi.advanceTimersByTimeAsync(650)
  saver.change('Först och sist')
  saver.leave()
  await vi.advanceTimersByTimeAsync(150)
  expect(server.stored?.words).toBe('Först och sist')
})

test('after the signature nothing more is sent', async () => {
  const { server, send } = aServer()
  const { saver } = writing(send)
  saver.change('Hej')
  saver.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(server.stored).toBeUndefined()
})

const anAct = fc.oneof(
  fc.record({ do: fc.constant('type' as const), words: fc.string({ minLength: 1, maxLength: 5 }) }),
  fc.record({ do: fc.constant('wait' as const), milliseconds: fc.nat({ max: 1_500 }) }),
  fc.record({ do: fc.constant('flush' as const) }),
  fc.record({ do: fc.constant('leave' as const) }),
)
const someFaults = fc.array(fc.constantFrom(200, 200, 0, 503, 401, 429), { maxLength: 6 })

test('however one types and whatever the network does, the last words are on the disk in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { maxLength: 20 }), someFaults, async (acts, faults) => {
      const { server, send } = aServer(faults)
      const { saver, last } = writing(send)
      let typed: string | undefined
      for (const act of acts) {
        if (act.do === 'type') {
          typed = act.words
          saver.change(typed)
        } else if (act.do === 'wait') await vi.advanceTimersByTimeAsync(act.milliseconds)
        else if (act.do === 'flush') void saver.flush()
        else saver.leave()
        if (last() === 'saved') expect(server.stored?.words).toBe(typed)
      }
      await vi.advanceTimersByTimeAsync(60_000)
      expect(server.stored?.words).toBe(typed)
    }),
    { numRuns: 150 },
  )
})

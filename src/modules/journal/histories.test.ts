import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { aCase } from '#test/support/a-case.ts'
import { someWords } from '#test/support/notes.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { saveDraft, signDraft, throwDraft } from './contract.ts'
import { hashOf } from './drafts.ts'
import { noteById, draftOf } from './store.ts'

/**
 * Whatever people do, in whatever order, in two windows each: signed bytes never change (trust.md 5.4), and words that the
 * server has acknowledged are in the draft, in the signed note, or were replaced or thrown away by their own author who had
 * seen them.
 */
type Act =
  | { readonly do: 'write'; readonly draft: number; readonly window: number; readonly stale: boolean }
  | { readonly do: 'late'; readonly draft: number; readonly window: number }
  | { readonly do: 'sign' | 'throw'; readonly draft: number; readonly window: number }
  | { readonly do: 'correct'; readonly draft: number; readonly window: number }

const draft = fc.nat({ max: 2 })
const window = fc.nat({ max: 1 })
const anAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('write' as const), draft, window, stale: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('late' as const), draft, window }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('sign' as const, 'throw' as const), draft, window }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('correct' as const), draft, window }) },
)

type Packet = { readonly revision: number; readonly seq: number; readonly words: string }
type Window = { readonly tabId: string; seq: number; revision: number; readonly sent: Packet[] }
type Draft = {
  id: string
  originalId: string | null
  windows: readonly [Window, Window]
  acknowledged: string | undefined
  /** Which save is stored: its number, and the window that made it. */
  stored: { readonly revision: number; readonly tabId: string } | undefined
}

const newDraft = (originalId: string | null = null): Draft => ({
  id: newUuid(),
  originalId,
  windows: [
    { tabId: newUuid(), seq: 0, revision: 0, sent: [] },
    { tabId: newUuid(), seq: 0, revision: 0, sent: [] },
  ],
  acknowledged: undefined,
  stored: undefined,
})

const Stopped = z.object({
  error: z.object({
    details: z.object({ current: z.object({ happened: z.string() }), revision: z.number() }),
  }),
})

const play = async (town: Town, childId: string, acts: readonly Act[]): Promise<void> => {
  const drafts: [Draft, Draft, Draft] = [newDraft(), newDraft(), newDraft()]
  const signed = new Map<string, { words: string; bytes: string }>()
  const ended: Draft[] = []
  let count = 0

  const write = async (one: Draft, at: Window, given: Packet) =>
    town.send(
      'amira',
      saveDraft,
      someWords(childId, {
        draftId: one.id,
        originalId: one.originalId,
        correctionReason: 'Fel ord.',
        happened: given.words,
        revision: given.revision,
        tabId: at.tabId,
        tabSeq: given.seq,
      }),
    )

  const step = async (act: Act): Promise<void> => {
    const one = drafts[act.draft] ?? drafts[0]
    const at = one.windows[act.window] ?? one.windows[0]
    if (act.do === 'write') {
      at.seq += 1
      count += 1
      const words = `ord ${count}`
      const packet = { revision: act.stale ? 0 : at.revision, seq: at.seq, words }
      at.sent.push(packet)
      const sent = await write(one, at, packet)
      const hasSeen = !one.stored || one.stored.tabId === at.tabId || one.stored.revision === packet.revision
      expect(sent.status).toBe(hasSeen ? 200 : 409)
      if (sent.status === 200) {
        at.revision = saveDraft.reply.parse(sent.body).revision
        one.acknowledged = words
        one.stored = { revision: at.revision, tabId: at.tabId }
      } else {
        const { details } = Stopped.parse(sent.body).error
        // Nothing was overwritten, and the person is shown exactly what is stored.
        expect(details.current.happened).toBe(one.acknowledged)
        at.revision = details.revision
      }
    } else if (act.do === 'late') {
      // Something that this window sent before comes once more, or late: it changes nothing.
      const before = at.sent[act.draft % Math.max(1, at.sent.length)]
      if (before) expect([200, 409]).toContain((await write(one, at, before)).status)
      const [gone] = ended
      const old = gone?.windows.flatMap((from) => from.sent.map((packet) => ({ from, packet }))) ?? []
      for (const { from, packet } of gone && signed.has(gone.id) ? old : [])
        expect((await write(gone ?? one, from, packet)).status).toBe(409)
    } else if (act.do === 'correct') {
      const [original] = [...signed.keys()]
      if (one.acknowledged === undefined && original !== undefined) drafts[act.draft] = newDraft(original)
    } else {
      const route = act.do === 'sign' ? signDraft : throwDraft
      const sent = await town.send('amira', route, { draftId: one.id, revision: at.revision })
      expect(sent.status).toBe(!one.stored ? 404 : one.stored.revision === at.revision ? 200 : 409)
      if (sent.status !== 200) return
      if (act.do === 'sign') {
        const note = await town.inTx((tx) => noteById(tx, one.id))
        expect(note?.happened).toBe(one.acknowledged)
        signed.set(one.id, { words: one.acknowledged ?? '', bytes: JSON.stringify(note) })
      }
      ended.push(one)
      drafts[act.draft] = newDraft()
    }
  }

  for (const act of acts) await step(act)
  for (const [id, { words, bytes }] of signed) {
    const note = await town.inTx((tx) => noteById(tx, id))
    expect(JSON.stringify(note)).toBe(bytes)
    expect(note && [note.happened, note.hash]).toEqual([words, note && hashOf(note)])
  }
  for (const one of [...drafts, ...ended]) {
    const stored = await town.inTx((tx) => draftOf(tx, one.id, 'free'))
    expect(stored?.happened).toBe(ended.includes(one) ? undefined : one.acknowledged)
  }
}

test('whatever is saved, signed, corrected and thrown away, signed bytes never change and no acknowledged word is lost', async () => {
  const town = await aTown()
  const { childId } = await aCase(town)
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { minLength: 4, maxLength: 22 }), (acts) => play(town, childId, acts)),
    { numRuns: 40 },
  )
}, 120_000)

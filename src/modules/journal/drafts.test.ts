import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aCase } from '#test/support/a-case.ts'
import { aSignedNote, draftOf, someWords } from '#test/support/notes.ts'
import { aTown, newUuid } from '#test/support/town.ts'
import { listNotes, listOwnDrafts, readDraft, saveDraft, signDraft, throwDraft } from './contract.ts'
import { unsignedDrafts } from './index.ts'

const messageOf = (body: unknown): string =>
  z.object({ error: z.object({ message: z.string() }) }).parse(body).error.message

const aTownWithCase = async () => {
  const town = await aTown()
  return { town, ...(await aCase(town)) }
}

describe('a draft', () => {
  test('is there again, word for word, after the browser was closed and another session began', async () => {
    const { town, childId } = await aTownWithCase()
    const words = someWords(childId, { happened: 'Hon sade:  «vänta»\n\n ', participants: ['Anna', ' '] })
    await town.call('amira', saveDraft, words)
    town.at('2026-11-23T19:00:00.000Z')
    const draft = await draftOf(town, 'amira', childId, words.draftId)
    expect(draft).toMatchObject({ happened: words.happened, participants: ['Anna', ' '], revision: 1 })
  })

  test('is its author’s alone: the co-worker and the manager see nothing of it, in no list', async () => {
    const { town, childId } = await aTownWithCase()
    const words = someWords(childId)
    await town.call('amira', saveDraft, words)
    for (const login of ['bo', 'dag'] as const) {
      expect(await draftOf(town, login, childId, words.draftId)).toBeNull()
      expect(await town.call(login, listOwnDrafts, {})).toEqual([])
      expect((await town.send(login, saveDraft, { ...words, happened: 'annat' })).status).toBe(404)
      expect((await town.send(login, signDraft, { draftId: words.draftId, revision: 1 })).status).toBe(404)
      expect((await town.send(login, throwDraft, { draftId: words.draftId, revision: 1 })).status).toBe(404)
    }
    expect((await town.call('dag', listNotes, { childId })).notes).toEqual([])
  })

  test('that was written on in another window is not overwritten: the answer shows what is stored', async () => {
    const { town, childId } = await aTownWithCase()
    const words = someWords(childId)
    await town.call('amira', saveDraft, words)
    const other = { ...words, revision: 1, tabId: newUuid(), happened: 'Från telefonen.' }
    await town.call('amira', saveDraft, other)
    const late = await town.send('amira', saveDraft, {
      ...words,
      tabSeq: 2,
      revision: 1,
      happened: 'Härifrån.',
    })
    expect(late.status).toBe(409)
    expect(late.body).toMatchObject({
      error: {
        code: 'draft_changed_elsewhere',
        message: expect.stringContaining('ett annat fönster'),
        details: { revision: 2, current: { happened: 'Från telefonen.' } },
      },
    })
    const chosen = { ...words, tabSeq: 3, revision: 2, happened: 'Bådas.' }
    expect(await town.call('amira', saveDraft, chosen)).toMatchObject({ revision: 3 })
  })

  test('keeps the last words of a page that was closed, also when an older save of it arrives afterwards', async () => {
    const { town, childId } = await aTownWithCase()
    const words = someWords(childId)
    await town.call('amira', saveDraft, { ...words, tabSeq: 3, happened: 'Allt.' })
    await town.call('amira', saveDraft, { ...words, tabSeq: 2, happened: 'All' })
    expect(await draftOf(town, 'amira', childId, words.draftId)).toMatchObject({ happened: 'Allt.' })
  })

  test('is thrown away only by its author, and only as the author saw it', async () => {
    const { town, childId } = await aTownWithCase()
    const words = someWords(childId)
    await town.call('amira', saveDraft, words)
    await town.call('amira', saveDraft, { ...words, tabSeq: 2, happened: 'Mer.' })
    expect((await town.send('amira', throwDraft, { draftId: words.draftId, revision: 1 })).status).toBe(409)
    await town.call('amira', throwDraft, { draftId: words.draftId, revision: 2 })
    const again = await town.send('amira', saveDraft, { ...words, tabSeq: 3, revision: 2 })
    expect(again.body).toMatchObject({ error: { code: 'draft_gone' } })
  })

  test('reminds its author when it is older than a day', async () => {
    const { town, childId } = await aTownWithCase()
    const words = someWords(childId, { kind: 'home_visit' })
    await town.call('amira', saveDraft, words)
    const [fresh] = await town.call('amira', listOwnDrafts, {})
    expect(fresh).toMatchObject({ kind: 'home_visit', isOverdue: false })
    town.at('2026-11-24T09:00:00.000Z')
    const [old] = await town.inTx((tx) => unsignedDrafts({ tx, now: town.now() }, town.workers.amira))
    expect(old).toMatchObject({
      id: words.draftId,
      childId,
      startedAt: '2026-11-23T09:00:00.000Z',
      isOverdue: true,
    })
  })

  test('may be finished by the one who began it after the child got another worker', async () => {
    const { town, childId } = await aTownWithCase()
    const words = someWords(childId)
    await town.call('amira', saveDraft, words)
    await town.inTx((tx) =>
      tx
        .updateTable('watches')
        .set({ owner_id: town.workers.eva, coworker_id: null, unit_id: town.units.two })
        .where('child_id', '=', childId)
        .execute(),
    )
    expect((await town.send('amira', saveDraft, someWords(childId))).status).toBe(404)
    const elsewhere = {
      ...words,
      revision: 1,
      tabSeq: 2,
      originalId: await aSignedNote(town, 'eva', childId),
    }
    expect((await town.send('amira', saveDraft, elsewhere)).status).toBe(404)
    await town.call('amira', signDraft, { draftId: words.draftId, revision: 1 })
    expect((await town.call('eva', listNotes, { childId })).notes).toHaveLength(2)
  })
})

describe('who writes', () => {
  test('a stranger in another unit, the administrator and the head write no notes and cannot tell that the child exists', async () => {
    const { town, childId } = await aTownWithCase()
    for (const login of ['eva', 'adam', 'maja'] as const) {
      const theirs = await town.send(login, saveDraft, someWords(childId))
      const unknown = await town.send(login, saveDraft, someWords(newUuid()))
      expect(theirs.status).toBe(404)
      expect(messageOf(theirs.body)).toBe(messageOf(unknown.body))
    }
    expect((await town.send('hedda', saveDraft, someWords(childId))).status).toBe(404)
  })

  test('a colleague in the unit writes about the child, but not when the identity is protected', async () => {
    const town = await aTown()
    const open = await aCase(town)
    const hidden = await aCase(town, { protection: 'marking' })
    await aSignedNote(town, 'cilla', open.childId)
    expect((await town.send('tove', saveDraft, someWords(open.childId))).status).toBe(200)
    expect((await town.send('tove', saveDraft, someWords(hidden.childId))).status).toBe(404)
    expect((await town.send('bo', saveDraft, someWords(hidden.childId))).status).toBe(200)
  })

  test('a child of another municipality does not exist', async () => {
    const { childId } = await aTownWithCase()
    const { town } = await aTownWithCase()
    expect((await town.send('amira', saveDraft, someWords(childId))).status).toBe(404)
    expect((await town.send('hedda', listNotes, { childId })).status).toBe(404)
  })

  test('a note cannot point to another child’s case or note', async () => {
    const town = await aTown()
    const [one, other] = [await aCase(town), await aCase(town)]
    const noteId = await aSignedNote(town, 'amira', other.childId)
    expect(
      (await town.send('amira', saveDraft, someWords(one.childId, { caseId: other.caseId }))).status,
    ).toBe(404)
    expect((await town.send('amira', saveDraft, someWords(one.childId, { originalId: noteId }))).status).toBe(
      404,
    )
    expect((await town.send('amira', saveDraft, someWords(one.childId, { caseId: one.caseId }))).status).toBe(
      200,
    )
    const asked = { childId: one.childId, draftId: newUuid(), originalId: noteId }
    expect((await town.send('amira', readDraft, asked)).status).toBe(404)
  })
})

describe('wrong input', () => {
  test.each([
    ['a character that cannot be stored', { happened: 'a\u0000b' }, 'happened', 'Ta bort det'],
    ['half a surrogate pair', { childWords: 'a\ud800b' }, 'childWords', 'Ta bort det'],
    ['a text of nearly one megabyte', { assessment: 'a'.repeat(900_000) }, 'assessment', 'för lång'],
    ['the 30th of February', { eventOn: '2026-02-30' }, 'eventOn', 'Datumet finns inte'],
    ['a number for a text', { place: 7 }, 'place', 'Skriv det på nytt'],
    ['an unknown kind', { kind: 'gossip' }, 'kind', 'Välj'],
  ])('%s is told in Swedish at its field, and nothing is stored', async (_, some, path, words) => {
    const { town, childId } = await aTownWithCase()
    const { status, body } = await town.send('amira', saveDraft, { ...someWords(childId), ...some })
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: { issues: [{ path, message: expect.stringContaining(words) }] } })
    expect(await town.call('amira', listOwnDrafts, {})).toEqual([])
  })

  test('more than a megabyte is refused in words', async () => {
    const { town, childId } = await aTownWithCase()
    const { status, body } = await town.send(
      'amira',
      saveDraft,
      someWords(childId, { happened: 'å'.repeat(600_000) }),
    )
    expect([status, body]).toMatchObject([
      413,
      { error: { message: expect.stringContaining('för mycket text') } },
    ])
  })
})

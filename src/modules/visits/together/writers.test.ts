import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  listNotes,
  listOwnDrafts,
  readDraft,
  saveDraft,
  signDraft,
  throwDraft,
} from '#modules/journal/contract.ts'
import { toText } from '#modules/together/bytes.ts'
import { openShared } from '#modules/together/index.ts'
import { as } from '#test/support/family.ts'
import { aSignedNote } from '#test/support/notes.ts'
import {
  aMeeting,
  followAs,
  noteOf,
  openNoteAs,
  seenOf,
  signAs,
  takeCase,
  writeIn,
} from '#test/support/note-text.ts'
import { newUuid } from '#test/support/town.ts'
import { held, somePlan, tap, tell, write } from '#test/support/visit.ts'
import { changeVisit, readVisit, takeThePen } from '../contract.ts'
import { followNoteText, openNoteText, pullNoteText, pushNoteText, tellPlaceInNote } from './contract.ts'

const anOldNote = async () => {
  const made = await aMeeting()
  const { town, view } = made
  await tell(town, 'bo', view.id, tap('started', 0))
  await write(town, view)
  await town.inTx(async (tx) => {
    await tx.updateTable('visit_notes').set({ is_shared: false }).where('visit_id', '=', view.id).execute()
    await tx.deleteFrom('note_writers').where('meeting_id', '=', view.id).execute()
  })
  return made
}

describe('a note that somebody had begun alone before notes were written together', () => {
  test('stays hers alone, in no list and on no screen of the colleague, and she finishes it', async () => {
    const { town, view, at, childId } = await anOldNote()
    expect((await town.call('amira', readVisit, { visitId: view.id })).notes).toMatchObject([
      { isMine: false },
    ])
    expect(await town.call('amira', listOwnDrafts, {})).toEqual([])
    expect((await town.call('amira', readDraft, { childId, draftId: at.draftId })).draft).toBeNull()
    expect((await town.send('amira', openNoteText, { ...at, tabId: newUuid() })).status).toBe(404)
    await held(town, view)
    const bo = await openNoteAs(town, 'bo', at)
    expect(bo.text('happened')).toBe('Vi satt i köket.')
    await writeIn(bo, 'happened', 'Vi satt i köket. Klart.')
    expect((await signAs(town, 'bo', view)).status).toBe(200)
    const [note] = (await town.call('amira', listNotes, { childId })).notes
    expect(note).toMatchObject({ happened: 'Vi satt i köket. Klart.', childAlone: true, writtenWith: [] })
  })

  test('a colleague who takes the pen begins the one that is written together', async () => {
    const { town, view, at } = await anOldNote()
    const taken = await town.call('amira', takeThePen, { visitId: view.id })
    const mine = taken.notes.filter(({ isMine }) => isMine)
    expect(mine).toHaveLength(1)
    expect(mine[0]?.draftId).not.toBe(at.draftId)
  })
})

describe('who writes in it', () => {
  test('only those who hold the meeting: the colleague in the unit sees the meeting, and nothing of the note', async () => {
    const { town, view, at, childId } = await aMeeting()
    await held(town, view)
    const bo = await openNoteAs(town, 'bo', at)
    await writeIn(bo, 'happened', 'Hemligt.')
    const { documentId, clientId } = bo
    expect((await town.send('cilla', readVisit, { visitId: view.id })).status).toBe(200)
    for (const login of ['cilla', 'tove', 'eva', 'adam', 'hedda'] as const) {
      const text = { ...at, documentId }
      const answers = await Promise.all([
        town.send(login, openNoteText, { ...at, tabId: newUuid() }),
        town.send(login, pullNoteText, { ...text, since: 0, vector: 'AA==' }),
        town.send(login, pushNoteText, { ...text, clientId, update: 'AAA=' }),
        town.send(login, followNoteText, text),
        town.send(login, tellPlaceInNote, { ...text, clientId, field: 'happened', caret: '' }),
        town.send(login, readDraft, { childId, draftId: at.draftId }),
        town.send(login, signDraft, { draftId: at.draftId, revision: 1 }),
        town.send(login, throwDraft, { draftId: at.draftId, revision: 1 }),
      ])
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
      expect(answers.map(({ text: said }) => said).join(' ')).not.toContain('Hemligt')
    }
  })

  test('a draft of the meeting cannot be taken by somebody who saves under its id first', async () => {
    const { town, at, childId } = await aMeeting()
    const theirs = await town.send('cilla', saveDraft, {
      draftId: at.draftId,
      childId,
      caseId: null,
      reportChildId: null,
      originalId: null,
      kind: 'home_visit',
      eventOn: '2026-11-20',
      place: '',
      childAlone: null,
      participants: [],
      happened: 'Annat.',
      childWords: '',
      assessment: '',
      correctionReason: '',
      revision: 0,
      tabId: newUuid(),
      tabSeq: 1,
    })
    expect(theirs.status).toBe(404)
  })

  test('whoever leaves the meeting loses the text within two seconds, and every way to it', async () => {
    const { town, view, at, caseId, childId } = await aMeeting()
    const amira = await openNoteAs(town, 'amira', at)
    await writeIn(amira, 'happened', 'Förberett.')
    const line = await followAs(
      town,
      'amira',
      `/api/visits/${at.visitId}/notes/${at.draftId}/together/${amira.documentId}`,
    )
    const { id: _, ...plan } = somePlan(town, caseId, { talkerId: town.workers.cilla })
    await town.call('bo', changeVisit, { ...plan, visitId: view.id, version: view.version })
    const taken = performance.now()
    await expect
      .poll(() => line.told.at(-1), { timeout: 2_000 })
      .toEqual({ told: 'closed', why: 'no_access' })
    expect(performance.now() - taken).toBeLessThan(2_000)
    amira.edit('happened', 'Efteråt.')
    await amira.flush()
    expect(amira.state().kind).toBe('refused')
    expect((await town.send('amira', readDraft, { childId, draftId: at.draftId })).status).toBe(404)
    expect((await openNoteAs(town, 'cilla', at)).text('happened')).toBe('Förberett.')
    await line.ended
  })

  test('whoever loses the case before the meeting loses its note too; whoever held it finishes it (FL 27)', async () => {
    const before = await aMeeting()
    const early = await openNoteAs(before.town, 'bo', before.at)
    await writeIn(early, 'happened', 'Förberett.')
    await takeCase(before.town, before.caseId)
    early.edit('happened', 'Efteråt.')
    await early.flush()
    expect(early.state().kind).toBe('refused')
    const asked = { childId: before.childId, draftId: before.at.draftId }
    expect((await before.town.send('bo', readDraft, asked)).status).toBe(404)

    const after = await aMeeting()
    await held(after.town, after.view)
    await takeCase(after.town, after.caseId)
    await writeIn(await openNoteAs(after.town, 'bo', after.at), 'happened', 'Det jag hörde.')
    expect((await signAs(after.town, 'bo', after.view)).status).toBe(200)
    expect((await after.town.send('bo', openNoteText, { ...after.at, tabId: newUuid() })).status).toBe(404)
  })

  test('that right is to the one note: no other note of the child by its id, and nothing once it is signed', async () => {
    const { town, view, at, caseId, childId } = await aMeeting()
    const otherId = await aSignedNote(town, 'amira', childId, { happened: 'Hemligt.' })
    await held(town, view)
    await writeIn(await openNoteAs(town, 'bo', at), 'happened', 'Det jag hörde.')
    await takeCase(town, caseId)
    const asked = { childId, draftId: at.draftId }
    const read = await town.send('bo', readDraft, { ...asked, originalId: otherId })
    expect(read.text).toContain('Det jag hörde.')
    expect(read.text).not.toContain('Hemligt')
    expect((await signAs(town, 'bo', view)).status).toBe(200)
    expect((await town.send('bo', readDraft, asked)).status).toBe(404)
    // A wish of the colleague's that lay on her device is told that nothing is left to sign, and no more.
    const late = await town.send('amira', signDraft, { draftId: at.draftId, revision: 1 })
    expect(late).toMatchObject({ status: 409, body: { error: { code: 'note_already_signed' } } })
  })

  test('an empty note that a tap has begun is thrown away by either of them: nobody’s words are in it', async () => {
    const { town, view, at } = await aMeeting()
    await tell(town, 'bo', view.id, tap('started', 0))
    const thrown = await town.send('amira', throwDraft, { draftId: at.draftId, revision: 1 })
    expect(thrown).toMatchObject({ status: 200, body: { thrown: true } })
  })

  test('a text that was opened in the moment of the signature takes no words: a signed note is never begun anew', async () => {
    const { town, view, at } = await aMeeting()
    await held(town, view)
    await writeIn(await openNoteAs(town, 'bo', at), 'happened', 'Signerat.')
    expect((await signAs(town, 'amira', view)).status).toBe(200)
    const late = await as(town, 'bo', (ctx) =>
      openShared(ctx, { kind: 'note', aboutId: at.draftId }, { deviceId: newUuid(), texts: async () => [] }),
    )
    const doc = new Y.Doc()
    doc.clientID = late.clientId
    doc.getText('happened').insert(0, 'För sent.')
    const pushed = await town.send('bo', pushNoteText, {
      ...at,
      documentId: late.documentId,
      clientId: late.clientId,
      update: toText(Y.encodeStateAsUpdate(doc)),
    })
    expect(pushed).toMatchObject({ status: 409, body: { error: { code: 'text_signed_meanwhile' } } })
    expect(await town.call('bo', listOwnDrafts, {})).toEqual([])
  })

  test('answers to the municipality’s own fields that a colleague has changed since are not signed unread', async () => {
    const { town, view, at, childId } = await aMeeting()
    await held(town, view)
    await writeIn(await openNoteAs(town, 'bo', at), 'happened', 'Vi var där.')
    const seen = { ...(await seenOf(town, 'bo', view)), own: {} }
    const fieldId = newUuid()
    await town.call('amira', saveDraft, {
      draftId: at.draftId,
      childId,
      caseId: view.children[0]?.caseId ?? null,
      reportChildId: null,
      originalId: null,
      correctionReason: '',
      own: { [fieldId]: 'Ett svar.' },
      revision: 1,
      tabId: newUuid(),
      tabSeq: 1,
    })
    const sign = { draftId: at.draftId, revision: 0 }
    expect(await town.send('bo', signDraft, { ...sign, seen })).toMatchObject({
      status: 409,
      body: { error: { code: 'note_changed_meanwhile' } },
    })
    const now = { ...seen, own: { [fieldId]: 'Ett svar.' } }
    expect((await town.send('bo', signDraft, { ...sign, seen: now })).status).not.toBe(409)
  })

  test('words under a colleague’s number, and in a field that a note does not have, are refused', async () => {
    const { town, view, at } = await aMeeting()
    await held(town, view)
    const [amira, bo] = [await openNoteAs(town, 'amira', at), await openNoteAs(town, 'bo', at)]
    const push = { ...at, documentId: bo.documentId, update: 'AAA=' }
    expect((await town.send('bo', pushNoteText, { ...push, clientId: amira.clientId })).status).toBe(400)
    bo.edit('place', 'Hemlig adress')
    await bo.flush()
    expect(bo.state().kind).toBe('refused')
    expect((await noteOf(town, 'amira', view))?.place).toBe('Hemma hos familjen')
  })
})

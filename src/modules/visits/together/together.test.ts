import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { hashOf } from '#modules/journal/drafts.ts'
import {
  listNotes,
  listOwnDrafts,
  readDraft,
  saveDraft,
  signDraft,
  throwDraft,
} from '#modules/journal/contract.ts'
import { noteById } from '#modules/journal/store.ts'
import { relate } from '#modules/people/index.ts'
import { open as openCase } from '#test/support/a-case.ts'
import { as, enter } from '#test/support/family.ts'
import { aMeeting, noteAt, noteOf, openNoteAs, seenOf, signAs, writeIn } from '#test/support/note-text.ts'
import { newUuid } from '#test/support/town.ts'
import { aVisit, held, tap, tell, write } from '#test/support/visit.ts'
import { listOwnVisits, takeThePen } from '../contract.ts'
import { openNoteText, pullNoteText } from './contract.ts'

describe('a meeting has one note for each child', () => {
  test('that both workers write in the same field at once: all words of both are in the draft', async () => {
    const { town, view, at } = await aMeeting()
    await tell(town, 'bo', view.id, tap('started', 0))
    const [amira, bo] = [await openNoteAs(town, 'amira', at), await openNoteAs(town, 'bo', at)]
    amira.edit('happened', 'Amira såg köket.')
    bo.edit('childWords', 'Jag vill sova.')
    await Promise.all([amira.flush(), bo.flush()])
    await Promise.all([amira.refresh(), bo.refresh()])
    amira.edit('happened', 'Amira såg köket. Det var varmt.')
    bo.edit('happened', 'Bo kom först. Amira såg köket.')
    await Promise.all([amira.flush(), bo.flush()])
    await bo.refresh()
    const happened = 'Bo kom först. Amira såg köket. Det var varmt.'
    expect(bo.text('happened')).toBe(happened)
    for (const login of ['amira', 'bo'] as const)
      expect(await noteOf(town, login, view)).toMatchObject({ happened, childWords: 'Jag vill sova.' })
  })

  test('begun by the first words, also when the first tap comes after them: no word and no fact is lost', async () => {
    const { town, view, at } = await aMeeting()
    const bo = await openNoteAs(town, 'bo', at)
    expect(await noteOf(town, 'bo', view)).toBeNull()
    await writeIn(bo, 'happened', 'Skrivet utan nät.')
    await held(town, view)
    expect(await noteOf(town, 'amira', view)).toMatchObject({
      happened: 'Skrivet utan nät.',
      kind: 'home_visit',
      childAlone: true,
      eventOn: '2026-11-24',
      participants: expect.arrayContaining(['Maria Påhittsson (vårdnadshavare)']),
    })
  })

  test('whoever takes the pen gets no second note, and goes on in the same words', async () => {
    const { town, view, at } = await aMeeting()
    await tell(town, 'bo', view.id, tap('started', 0))
    await writeIn(await openNoteAs(town, 'bo', at), 'happened', 'Bo började.')
    const taken = await town.call('amira', takeThePen, { visitId: view.id })
    expect(taken.notes).toMatchObject([{ draftId: at.draftId, author: 'Amira Påhittad', isMine: true }])
    expect((await openNoteAs(town, 'amira', at)).text('happened')).toBe('Bo började.')
  })

  test('it waits in the lists of both from the beginning until one of them has signed it', async () => {
    const { town, view } = await aMeeting()
    await held(town, view)
    for (const login of ['amira', 'bo'] as const) {
      expect(await town.call(login, listOwnDrafts, {})).toMatchObject([{ id: view.notes[0]?.draftId }])
      expect((await town.call(login, listOwnVisits, {})).visits).toMatchObject([{ waitsForNote: true }])
    }
    expect(await town.call('cilla', listOwnDrafts, {})).toEqual([])
    await writeIn(await openNoteAs(town, 'bo', noteAt(view)), 'happened', 'Vi var där.')
    expect((await signAs(town, 'amira', view)).status).toBe(200)
    for (const login of ['amira', 'bo'] as const) {
      expect(await town.call(login, listOwnDrafts, {})).toEqual([])
      expect((await town.call(login, listOwnVisits, {})).visits).toMatchObject([{ waitsForNote: false }])
    }
  })

  test('a save by another way becomes the smallest change of it: what the colleague has not sent yet is merged', async () => {
    const { town, view, at } = await aMeeting()
    await tell(town, 'bo', view.id, tap('started', 0))
    await writeIn(await openNoteAs(town, 'amira', at), 'happened', 'Köket.')
    const amira = await openNoteAs(town, 'amira', at)
    amira.edit('happened', 'Köket. Amira la till.')
    const { revision } = (await noteOf(town, 'bo', view)) ?? { revision: 0 }
    await write(town, view, { revision, happened: 'Bo: Köket.' })
    await amira.flush()
    await amira.refresh()
    expect(amira.text('happened')).toBe('Bo: Köket. Amira la till.')
    expect((await noteOf(town, 'bo', view))?.happened).toBe('Bo: Köket. Amira la till.')
    // A device that has seen less overwrites nothing.
    const late = await town.send('bo', saveDraft, {
      ...(await seenOf(town, 'bo', view)),
      draftId: at.draftId,
      childId: view.notes[0]?.childId ?? '',
      caseId: view.children[0]?.caseId ?? null,
      reportChildId: null,
      originalId: null,
      correctionReason: '',
      happened: 'Gammalt.',
      revision,
      tabId: newUuid(),
      tabSeq: 1,
    })
    expect(late.status).toBe(409)
  })

  test('what is set of the event itself holds while the colleague writes, and touches no word', async () => {
    const { town, view, at } = await aMeeting()
    await held(town, view)
    const bo = await openNoteAs(town, 'bo', at)
    await writeIn(bo, 'happened', 'Vi var i parken.')
    const facts = {
      draftId: at.draftId,
      childId: view.notes[0]?.childId ?? '',
      caseId: view.children[0]?.caseId ?? null,
      reportChildId: null,
      originalId: null,
      correctionReason: '',
      place: 'I parken',
      revision: 1,
      tabId: newUuid(),
      tabSeq: 1,
    }
    await town.call('amira', saveDraft, facts)
    expect(await noteOf(town, 'bo', view)).toMatchObject({ place: 'I parken', happened: 'Vi var i parken.' })
  })
})

describe('the signature (SOSFS 2014:5 ch. 4: who wrote the note, and when)', () => {
  test('any worker of the meeting signs, and the note names the others whose words stand in it, also in its hash', async () => {
    const { town, childId, view, at } = await aMeeting()
    await held(town, view)
    await writeIn(await openNoteAs(town, 'bo', at), 'happened', 'Bo skrev.')
    await writeIn(await openNoteAs(town, 'amira', at), 'agreed', 'Amira skrev.')
    expect((await signAs(town, 'amira', view)).status).toBe(200)
    const [note] = (await town.call('cilla', listNotes, { childId })).notes
    expect(note).toMatchObject({
      signedName: 'Amira Påhittad',
      happened: 'Bo skrev.',
      agreed: 'Amira skrev.',
      writtenWith: [{ name: 'Bo Påhittad', workerId: town.workers.bo }],
    })
    const stored = await town.inTx((tx) => noteById(tx, at.draftId))
    expect(stored && hashOf(stored)).toBe(note?.hash)
    expect(stored && hashOf({ ...stored, writtenWith: [] })).not.toBe(note?.hash)
  })

  test('a colleague whose words have all been taken away is not named', async () => {
    const { town, childId, view, at } = await aMeeting()
    await held(town, view)
    const bo = await openNoteAs(town, 'bo', at)
    await writeIn(bo, 'happened', 'Bo skrev.')
    await writeIn(await openNoteAs(town, 'amira', at), 'happened', 'Allt är nytt')
    await bo.refresh()
    await signAs(town, 'amira', view)
    const [note] = (await town.call('amira', listNotes, { childId })).notes
    expect(note).toMatchObject({ happened: 'Allt är nytt', writtenWith: [] })
  })

  test('falls on the words that were seen, or is refused: what the colleague wrote meanwhile is never signed unread', async () => {
    const { town, view, at } = await aMeeting()
    await held(town, view)
    const bo = await openNoteAs(town, 'bo', at)
    await writeIn(bo, 'happened', 'Sett.')
    await writeIn(bo, 'happened', 'Sett. Osett.')
    const refused = await signAs(town, 'amira', view, { happened: 'Sett.' })
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('Läs den igen')])
    expect((await signAs(town, 'amira', view)).status).toBe(200)
  })

  test('ends the shared text: later words are refused with a sentence, and nothing of the history is left', async () => {
    const { town, view, at } = await aMeeting()
    await held(town, view)
    const bo = await openNoteAs(town, 'bo', at)
    await writeIn(bo, 'happened', 'Klart.')
    await signAs(town, 'amira', view)
    bo.edit('happened', 'Klart. För sent.')
    await bo.flush()
    expect(bo.state()).toMatchObject({ kind: 'refused' })
    expect((await town.send('bo', openNoteText, { ...at, tabId: newUuid() })).text).toContain('har signerats')
    const left = await town.inTx((tx) => tx.selectFrom('shared_updates').select('seq').execute())
    expect(left).toEqual([])
    const second = await town.send('bo', signDraft, { draftId: at.draftId, revision: 9 })
    expect([second.status, second.text]).toEqual([409, expect.stringContaining('redan signerad')])
  })

  test('a note with a colleague’s words is not thrown away; one’s own is, and may be begun anew', async () => {
    const { town, view, at } = await aMeeting()
    await held(town, view)
    const bo = await openNoteAs(town, 'bo', at)
    await writeIn(bo, 'happened', 'Bos ord.')
    const revision = async () => (await noteOf(town, 'amira', view))?.revision ?? 0
    const amiras = { draftId: at.draftId, revision: await revision() }
    const kept = await town.send('amira', throwDraft, amiras)
    expect([kept.status, kept.text]).toEqual([409, expect.stringContaining('kollega')])
    await town.call('bo', throwDraft, { draftId: at.draftId, revision: await revision() })
    bo.edit('happened', 'Mer.')
    await bo.flush()
    expect(bo.state()).toMatchObject({ kind: 'refused' })
    await writeIn(await openNoteAs(town, 'amira', at), 'happened', 'Nytt.')
    expect(await noteOf(town, 'bo', view)).toMatchObject({ happened: 'Nytt.', childAlone: true })
  })
})

describe('siblings', () => {
  test('have a note each: a word about one of them is never in the other’s', async () => {
    const { town, caseId, motherId } = await aMeeting()
    const lisen = await enter(town, { givenName: 'Lisen', birthOn: day('2014-01-01') })
    await as(town, 'maja', (ctx) => relate(ctx, { childId: lisen, personId: motherId, kind: 'guardian' }))
    const other = await openCase(town, { childId: lisen, owner: 'amira', coworker: 'bo' })
    const view = await aVisit(town, caseId, { caseIds: [caseId, other.caseId] })
    await held(town, view)
    expect(view.notes).toHaveLength(2)
    const about = noteAt(view, lisen)
    await writeIn(await openNoteAs(town, 'bo', about), 'childWords', 'Lisens ord.')
    for (const { childId, draftId } of view.notes)
      expect((await town.call('amira', readDraft, { childId, draftId })).draft?.childWords).toBe(
        childId === lisen ? 'Lisens ord.' : '',
      )
    const theirs = view.notes.find(({ childId }) => childId !== lisen)?.draftId ?? ''
    const bo = await openNoteAs(town, 'bo', about)
    const wrong = { ...about, draftId: theirs, documentId: bo.documentId, since: 0, vector: 'AA==' }
    expect((await town.send('bo', pullNoteText, wrong)).status).toBe(404)
  })
})

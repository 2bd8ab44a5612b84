import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aSignedNote, draftOf, someWords } from '#test/support/notes.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { closeWatch } from '#modules/clocks/index.ts'
import { listNotes, saveDraft, signDraft } from './contract.ts'
import { hashOf } from './drafts.ts'
import { countTalksWithChild, newestNotes, notesForDocument } from './index.ts'
import { noteById } from './store.ts'

const aTownWithCase = async () => {
  const town = await aTown()
  return { town, ...(await aCase(town)) }
}

const auditOf = (town: Town, action: string) =>
  town.inTx((tx) =>
    tx
      .selectFrom('audit_log')
      .select(['subject_type', 'subject_id', 'basis'])
      .where('action', '=', action)
      .execute(),
  )

describe('signing', () => {
  test('locks the note with name and title as they were, takes the draft away and says what it locked', async () => {
    const { town, childId, caseId } = await aTownWithCase()
    const words = someWords(childId, {
      caseId,
      participants: ['Läraren', ' '],
      assessment: 'Frånvaron oroar.',
    })
    const { revision } = await town.call('amira', saveDraft, words)
    await town.call('amira', signDraft, { draftId: words.draftId, revision })
    const { notes } = await town.call('bo', listNotes, { childId })
    expect(notes).toMatchObject([
      {
        id: words.draftId,
        happened: words.happened,
        assessment: 'Frånvaron oroar.',
        participants: ['Läraren'],
        signedName: 'Amira Påhittad',
        signedTitle: 'Socialsekreterare',
        signedAt: '2026-11-23T09:00:00.000Z',
      },
    ])
    expect(await draftOf(town, 'amira', childId, words.draftId)).toBeNull()
    const stored = await town.inTx((tx) => noteById(tx, words.draftId))
    expect(stored && hashOf(stored)).toBe(notes[0]?.hash)
  })

  test('a talk with the child without where and whether alone is told so in Swedish, and stays a draft', async () => {
    const { town, childId } = await aTownWithCase()
    const words = someWords(childId, {
      kind: 'talk_with_child',
      happened: '',
      childWords: 'Jag sover dåligt.',
    })
    await town.call('amira', saveDraft, words)
    const { status, body } = await town.send('amira', signDraft, { draftId: words.draftId, revision: 1 })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      error: {
        issues: [
          { path: 'childAlone', message: 'Välj ett av alternativen.' },
          { path: 'place', message: 'Fyll i det här fältet.' },
        ],
      },
    })
    expect(await draftOf(town, 'amira', childId, words.draftId)).toMatchObject({
      childWords: 'Jag sover dåligt.',
    })
  })

  test('what was not seen is not signed: newer words from another window stop the signature', async () => {
    const { town, childId } = await aTownWithCase()
    const words = someWords(childId)
    await town.call('amira', saveDraft, words)
    await town.call('amira', saveDraft, { ...words, revision: 1, tabId: newUuid(), happened: 'Nyare.' })
    const { status, body } = await town.send('amira', signDraft, { draftId: words.draftId, revision: 1 })
    expect([status, body]).toMatchObject([409, { error: { details: { current: { happened: 'Nyare.' } } } }])
  })

  test('pressed twice gives one note, and a save that comes afterwards does not bring the draft back', async () => {
    const { town, childId } = await aTownWithCase()
    const words = someWords(childId)
    await town.call('amira', saveDraft, words)
    const asked = { draftId: words.draftId, revision: 1 }
    const answers = await Promise.all([
      town.call('amira', signDraft, asked),
      town.call('amira', signDraft, asked),
    ])
    expect(new Set(answers.map(({ noteId }) => noteId)).size).toBe(1)
    const late = await town.send('amira', saveDraft, { ...words, tabSeq: 2 })
    expect(late.body).toMatchObject({ error: { code: 'note_already_signed' } })
    expect((await town.call('amira', listNotes, { childId })).notes).toHaveLength(1)
  })

  test('the database refuses the application to change or remove a signed note', async () => {
    const { town, childId } = await aTownWithCase()
    const noteId = await aSignedNote(town, 'amira', childId)
    await expect(
      town.inTx((tx) =>
        tx.updateTable('notes').set({ happened: 'annat' }).where('id', '=', noteId).execute(),
      ),
    ).rejects.toThrow(/permission denied/)
    await expect(
      town.inTx((tx) => tx.deleteFrom('notes').where('id', '=', noteId).execute()),
    ).rejects.toThrow(/permission denied/)
    const owner = new Client({ connectionString: town.ownerUrl })
    await owner.connect()
    const { rows } = await owner.query<{ may: string }>(
      `select string_agg(privilege_type, ' ' order by privilege_type) as may
       from information_schema.role_table_grants where table_name = 'notes' and grantee = 'barntid_app'`,
    )
    await owner.end()
    expect(rows[0]?.may).toBe('INSERT SELECT')
  })
})

describe('corrections and other views', () => {
  test('a correction stands beside the original with its reason; the original keeps every word (FL 36 §)', async () => {
    const { town, childId } = await aTownWithCase()
    const originalId = await aSignedNote(town, 'amira', childId, { happened: 'Mötet var på fredagen.' })
    const correction = { originalId, happened: 'Mötet var på torsdagen.', correctionReason: 'Fel dag.' }
    town.at('2026-11-24T09:00:00.000Z')
    await aSignedNote(town, 'bo', childId, correction)
    const { notes } = await town.call('amira', listNotes, { childId })
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatchObject({ happened: 'Mötet var på fredagen.', beside: [correction] })
    expect(notes[0]?.beside[0]).toMatchObject({ signedName: 'Bo Påhittad' })
  })

  test('a correction without a reason is not signed', async () => {
    const { town, childId } = await aTownWithCase()
    const originalId = await aSignedNote(town, 'amira', childId)
    const words = someWords(childId, { originalId })
    await town.call('amira', saveDraft, words)
    const { body } = await town.send('amira', signDraft, { draftId: words.draftId, revision: 1 })
    expect(body).toMatchObject({ error: { issues: [{ path: 'correctionReason' }] } })
  })

  test('a party’s own view is noted beside the note that the party finds wrong (SoL 14:6)', async () => {
    const { town, childId } = await aTownWithCase()
    const originalId = await aSignedNote(town, 'amira', childId)
    await aSignedNote(town, 'amira', childId, {
      originalId,
      kind: 'party_view',
      happened: 'Mamman: det var inte så.',
    })
    const { notes } = await town.call('amira', listNotes, { childId })
    expect(notes[0]?.beside).toMatchObject([{ kind: 'party_view', happened: 'Mamman: det var inte så.' }])
  })

  test('when the matter is closed the unit that had it still corrects, but writes no new notes', async () => {
    const { town, childId, caseId } = await aTownWithCase()
    const originalId = await aSignedNote(town, 'amira', childId)
    await as(town, 'amira', async (ctx) => {
      await closeWatch(ctx, caseId, 'Klart.')
      const closing = {
        closed_on: day('2026-11-23'),
        closed_by: ctx.actor.workerId,
        closing_reason: 'Klart.',
      }
      await ctx.tx.updateTable('cases').set(closing).where('id', '=', caseId).execute()
    })
    expect((await town.call('amira', listNotes, { childId })).can).toEqual({ write: false, correct: true })
    expect((await town.send('amira', saveDraft, someWords(childId))).status).toBe(404)
    await aSignedNote(town, 'amira', childId, { originalId, correctionReason: 'Fel namn.' })
    expect((await town.send('eva', listNotes, { childId })).status).toBe(404)
  })
})

describe('the list', () => {
  test('shows the newest event first, twenty at a time, each once', async () => {
    const { town, childId } = await aTownWithCase()
    for (let n = 1; n <= 23; n++)
      await aSignedNote(town, 'amira', childId, {
        eventOn: `2026-10-${String(1 + (n % 20)).padStart(2, '0')}`,
      })
    const first = await town.call('amira', listNotes, { childId })
    expect(first.notes).toHaveLength(20)
    const second = await town.call('amira', listNotes, { childId, ...first.next })
    expect(second.next).toBeNull()
    const all = [...first.notes, ...second.notes]
    expect(new Set(all.map(({ id }) => id)).size).toBe(23)
    expect(all.map(({ eventOn }) => eventOn)).toEqual(
      all.map(({ eventOn }) => eventOn).sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)),
    )
  })

  test('half of a page mark is told, not ignored', async () => {
    const { town, childId } = await aTownWithCase()
    const { status, body } = await town.send('amira', listNotes, { childId, beforeOn: '2026-11-01' })
    expect([status, body]).toMatchObject([400, { error: { issues: [{ path: 'beforeId' }] } }])
    expect((await town.send('amira', listNotes, { childId, beforeOn: '2026-02-30' })).status).toBe(400)
  })

  test('each listing is one row about the child in the log', async () => {
    const { town, childId } = await aTownWithCase()
    await aSignedNote(town, 'amira', childId)
    await town.call('hedda', listNotes, { childId })
    expect(await auditOf(town, 'listNotes')).toEqual([
      { subject_type: 'child', subject_id: childId, basis: 'leads the service' },
    ])
  })

  test('a stranger and the administrator are answered that the child is not there', async () => {
    const { town, childId } = await aTownWithCase()
    for (const login of ['eva', 'adam'] as const)
      expect((await town.send(login, listNotes, { childId })).status).toBe(404)
    expect((await town.send('nobody', listNotes, { childId })).status).toBe(401)
  })
})

describe('what other rooms ask', () => {
  const talk = { kind: 'talk_with_child', place: 'Skolan', childWords: 'Jag har ont i magen.' } as const

  test('talks with the child are counted as their last correction has them', async () => {
    const { town, childId } = await aTownWithCase()
    await aSignedNote(town, 'amira', childId, { ...talk, childAlone: true, eventOn: '2026-11-10' })
    const wrong = await aSignedNote(town, 'amira', childId, {
      ...talk,
      childAlone: true,
      eventOn: '2026-11-12',
    })
    town.at('2026-11-23T10:00:00.000Z')
    const fixed = {
      ...talk,
      childAlone: false,
      eventOn: '2026-11-13',
      originalId: wrong,
      correctionReason: 'Fel.',
    }
    await aSignedNote(town, 'amira', childId, fixed)
    expect(await town.inTx((tx) => countTalksWithChild(tx, childId))).toEqual({
      talks: 2,
      alone: 1,
      lastOn: '2026-11-13',
    })
  })

  test('a document takes the notes of its time, oldest first, with corrections; the newest are a few', async () => {
    const { town, childId } = await aTownWithCase()
    for (const eventOn of ['2026-11-05', '2026-11-01', '2026-11-09'])
      await aSignedNote(town, 'amira', childId, { eventOn })
    const span = { from: day('2026-11-01'), until: day('2026-11-09') }
    const notes = await town.inTx((tx) => notesForDocument(tx, childId, span))
    expect(notes.map(({ eventOn }) => eventOn)).toEqual(['2026-11-01', '2026-11-05'])
    const newest = await town.inTx((tx) => newestNotes({ tx }, childId, 1))
    expect(newest.map(({ eventOn }) => eventOn)).toEqual(['2026-11-09'])
  })
})

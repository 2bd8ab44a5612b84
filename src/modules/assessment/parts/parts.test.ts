import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import * as cases from '#modules/cases/contract.ts'
import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aSignedNote } from '#test/support/notes.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { readAssessment, readSection, saveSection } from '../contract.ts'
import {
  assessmentReady,
  assessmentText,
  hashOfAssessment,
  signAssessment,
  signedAssessment,
} from '../index.ts'
import { snapshotById } from '../store.ts'
import { pullQuote, readSource, removePart, savePart } from './contract.ts'

type Part = z.input<typeof savePart.input>

const happened = 'Vi satt i köket. Lisa ritade ett hus utan dörr. Mamma sov.'
const childWords = 'Jag vill att mamma vaknar. Jag är inte rädd.'

const aTownWithNote = async () => {
  const town = await aTown()
  const made = await aCase(town)
  const noteId = await aSignedNote(town, 'amira', made.childId, {
    kind: 'home_visit',
    happened,
    childWords,
    assessment: 'Kvällarna är svåra.',
  })
  return { town, ...made, noteId }
}

const part = (investigationId: string, some: Partial<Part> = {}): Part => ({
  investigationId,
  partId: newUuid(),
  section: 'health',
  kind: 'fact',
  body: 'Lisa sover dåligt.',
  source: 'Mamma',
  saidOn: '2026-11-20',
  revision: 0,
  tabId: newUuid(),
  tabSeq: 1,
  ...some,
})

const area = (town: Town, investigationId: string, section: Part['section'] = 'health') =>
  town.call('amira', readSection, { investigationId, section })

const quote = (investigationId: string, noteId: string, some: object = {}) => ({
  investigationId,
  quoteId: newUuid(),
  section: 'health' as const,
  noteId,
  field: 'happened' as const,
  text: 'Lisa ritade ett hus utan dörr.',
  ...some,
})

const correct = (town: Town, childId: string, noteId: string) =>
  aSignedNote(town, 'amira', childId, {
    kind: 'home_visit',
    happened: 'Lisa ritade ett hus med dörr.',
    originalId: noteId,
    correctionReason: 'Jag mindes fel.',
  })

describe('facts, the child’s words, strengths and risks', () => {
  test('each stands by itself in its area, with who said it and when', async () => {
    const { town, investigationId } = await aTownWithNote()
    await town.call('amira', savePart, part(investigationId))
    await town.call(
      'bo',
      savePart,
      part(investigationId, { kind: 'risk', body: 'Ensam hemma.', source: '', saidOn: null }),
    )
    const { parts } = await area(town, investigationId)
    expect(parts).toMatchObject([
      {
        kind: 'fact',
        body: 'Lisa sover dåligt.',
        source: 'Mamma',
        saidOn: '2026-11-20',
        savedBy: 'Amira Påhittad',
      },
      { kind: 'risk', body: 'Ensam hemma.', savedBy: 'Bo Påhittad' },
    ])
  })

  test('two in different parts of one area never meet; in the same part the second sees the first one’s words', async () => {
    const { town, investigationId } = await aTownWithNote()
    const one = part(investigationId)
    await town.call('amira', savePart, one)
    await town.call('bo', savePart, part(investigationId))
    const { status, body } = await town.send('bo', savePart, { ...one, body: 'Bos.', tabId: newUuid() })
    expect([status, body]).toMatchObject([
      409,
      {
        error: {
          code: 'section_changed_meanwhile',
          details: { current: { body: 'Lisa sover dåligt.', source: 'Mamma' } },
        },
      },
    ])
    const merged = { ...one, body: 'Bådas.', tabId: newUuid(), revision: 1 }
    expect(await town.call('bo', savePart, merged)).toMatchObject({ revision: 2 })
  })

  test('a save that comes late does not take the place of newer words of the same screen', async () => {
    const { town, investigationId } = await aTownWithNote()
    const one = part(investigationId)
    await town.call('amira', savePart, { ...one, tabSeq: 3, body: 'Nyast.' })
    await town.call('amira', savePart, { ...one, tabSeq: 2, body: 'Äldre.' })
    expect((await area(town, investigationId)).parts).toMatchObject([{ body: 'Nyast.' }])
  })

  test('what is taken away is gone from the text and can be put back; who still writes in it is told', async () => {
    const { town, investigationId } = await aTownWithNote()
    const one = part(investigationId)
    const id = { investigationId, partId: one.partId }
    await town.call('amira', savePart, one)
    await town.call('bo', removePart, { ...id, removed: true })
    expect((await area(town, investigationId)).parts).toEqual([])
    const { status, body } = await town.send('amira', savePart, { ...one, tabSeq: 2, body: 'Mer.' })
    expect([status, body]).toMatchObject([
      409,
      { error: { code: 'part_removed_meanwhile', details: { current: { isRemoved: true } } } },
    ])
    await town.call('bo', removePart, { ...id, removed: false })
    expect((await area(town, investigationId)).parts).toMatchObject([{ body: 'Lisa sover dåligt.' }])
  })

  test('an analysis holds no loose facts, and a strength does not stand among the child’s views', async () => {
    const { town, investigationId } = await aTownWithNote()
    for (const some of [{ section: 'analysis' }, { section: 'childs_view', kind: 'strength' }] as const) {
      const { status, body } = await town.send('amira', savePart, part(investigationId, some))
      expect([status, body]).toMatchObject([400, { error: { issues: [{ path: 'kind' }] } }])
    }
  })

  test.each([
    ['a character that cannot be stored', { body: 'a\u0000b' }, 'body', 'Ta bort det'],
    ['a day that does not exist', { saidOn: '2026-02-30' }, 'saidOn', 'Datumet finns inte'],
    ['a text that is too long', { source: 'a'.repeat(2_001) }, 'source', 'för lång'],
  ])('%s is told in Swedish at its field', async (_, some, path, said) => {
    const { town, investigationId } = await aTownWithNote()
    const { status, body } = await town.send('amira', savePart, { ...part(investigationId), ...some })
    expect([status, body]).toMatchObject([
      400,
      { error: { issues: [{ path, message: expect.stringContaining(said) }] } },
    ])
  })

  test('a stranger and the administrator find nothing, the head reads, and a part of another investigation is not found', async () => {
    const { town, investigationId, noteId } = await aTownWithNote()
    const one = part(investigationId)
    await town.call('amira', savePart, one)
    const pulled = quote(investigationId, noteId)
    await town.call('amira', pullQuote, pulled)
    for (const login of ['eva', 'adam'] as const) {
      expect((await town.send(login, savePart, { ...one, tabSeq: 2 })).status).toBe(404)
      expect(
        (await town.send(login, removePart, { investigationId, partId: one.partId, removed: true })).status,
      ).toBe(404)
      expect((await town.send(login, pullQuote, quote(investigationId, noteId))).status).toBe(404)
      expect((await town.send(login, readSource, { investigationId, quoteId: pulled.quoteId })).status).toBe(
        404,
      )
    }
    expect((await town.send('hedda', savePart, one)).status).toBe(403)
    const other = await aCase(town)
    const elsewhere = { ...one, investigationId: other.investigationId, tabSeq: 2 }
    expect((await town.send('amira', savePart, elsewhere)).status).toBe(404)
    const source = { investigationId: other.investigationId, quoteId: pulled.quoteId }
    expect((await town.send('amira', readSource, source)).status).toBe(404)
  })
})

describe('write once: quotes from the journal', () => {
  test('a sentence of a signed note comes in word for word, with who signed it and when; the note is one press away', async () => {
    const { town, investigationId, noteId } = await aTownWithNote()
    const pulled = quote(investigationId, noteId)
    await town.call('amira', pullQuote, pulled)
    await town.call('bo', pullQuote, pulled)
    const { quotes } = await area(town, investigationId)
    expect(quotes).toMatchObject([
      {
        kind: 'fact',
        body: pulled.text,
        signedName: 'Amira Påhittad',
        eventOn: '2026-11-20',
        corrected: 'no',
        isIntact: true,
      },
    ])
    const source = await town.call('bo', readSource, { investigationId, quoteId: pulled.quoteId })
    expect(source).toMatchObject({ note: { id: noteId, happened }, quote: { body: pulled.text } })
  })

  test('the child’s words go to the child’s view; what others told does not', async () => {
    const { town, investigationId, noteId } = await aTownWithNote()
    const words = {
      section: 'childs_view',
      field: 'child_words',
      text: 'Jag vill att mamma vaknar.',
    } as const
    await town.call('amira', pullQuote, quote(investigationId, noteId, words))
    expect((await area(town, investigationId, 'childs_view')).quotes).toMatchObject([{ kind: 'child_words' }])
    const told = await town.send(
      'amira',
      pullQuote,
      quote(investigationId, noteId, { section: 'childs_view' }),
    )
    expect([told.status, told.body]).toMatchObject([400, { error: { issues: [{ path: 'section' }] } }])
  })

  test('words that do not stand in the note so are refused, and so is another child’s note', async () => {
    const { town, investigationId, noteId } = await aTownWithNote()
    const wrong = await town.send(
      'amira',
      pullQuote,
      quote(investigationId, noteId, { text: 'Lisa ritade ett hus.' }),
    )
    expect([wrong.status, wrong.body]).toMatchObject([400, { error: { issues: [{ path: 'text' }] } }])
    const other = await aCase(town)
    const theirs = await aSignedNote(town, 'amira', other.childId, { happened: 'Om någon annan.' })
    const stolen = quote(investigationId, theirs, { text: 'Om någon annan.' })
    const { status, body } = await town.send('amira', pullQuote, stolen)
    expect([status, body]).toMatchObject([400, { error: { issues: [{ path: 'noteId' }] } }])
  })

  test('a note that is corrected afterwards marks the quote (FL 36 §), and the correction stands at the source', async () => {
    const { town, investigationId, childId, noteId } = await aTownWithNote()
    const pulled = quote(investigationId, noteId)
    await town.call('amira', pullQuote, pulled)
    town.at('2026-11-24T09:00:00.000Z')
    await correct(town, childId, noteId)
    expect((await area(town, investigationId)).quotes).toMatchObject([
      { corrected: 'since', body: pulled.text },
    ])
    const { note } = await town.call('amira', readSource, { investigationId, quoteId: pulled.quoteId })
    expect(note.beside).toMatchObject([{ correctionReason: 'Jag mindes fel.' }])
    const later = quote(investigationId, noteId, { text: 'Mamma sov.' })
    town.at('2026-11-24T10:00:00.000Z')
    await town.call('amira', pullQuote, later)
    expect((await area(town, investigationId)).quotes.map(({ corrected }) => corrected)).toEqual([
      'since',
      'before',
    ])
  })

  test('the application cannot change what a quote says; if somebody else does, it is seen at once', async () => {
    const { town, investigationId, noteId } = await aTownWithNote()
    await town.call('amira', pullQuote, quote(investigationId, noteId))
    await expect(
      town.inTx((tx) => tx.updateTable('assessment_quotes').set({ body: 'Något annat.' }).execute()),
    ).rejects.toThrow(/permission denied/)
    const owner = new Client({ connectionString: town.ownerUrl })
    await owner.connect()
    await owner.query(`update assessment_quotes set body = 'Mamma sov.' where tenant_id = $1`, [
      town.tenantId,
    ])
    await owner.end()
    // Words of the note, but not those that were quoted.
    expect((await area(town, investigationId)).quotes).toMatchObject([{ isIntact: false }])
  })

  test('a quote that is taken away is gone, and can be put back', async () => {
    const { town, investigationId, noteId } = await aTownWithNote()
    const pulled = quote(investigationId, noteId)
    const id = { investigationId, partId: pulled.quoteId }
    await town.call('amira', pullQuote, pulled)
    await town.call('amira', removePart, { ...id, removed: true })
    expect((await area(town, investigationId)).quotes).toEqual([])
    await town.call('amira', removePart, { ...id, removed: false })
    expect((await area(town, investigationId)).quotes).toHaveLength(1)
  })
})

const writeAll = async (town: Town, investigationId: string, noteId: string) => {
  for (const section of ['background', 'analysis', 'proposal'] as const)
    await town.call('amira', saveSection, {
      investigationId,
      section,
      body: `Om ${section}.`,
      revision: 0,
      tabId: newUuid(),
      tabSeq: 1,
    })
  const words = { section: 'childs_view', field: 'child_words', text: 'Jag vill att mamma vaknar.' } as const
  await town.call('amira', pullQuote, quote(investigationId, noteId, words))
  await town.call('amira', savePart, part(investigationId))
  await town.call(
    'amira',
    savePart,
    part(investigationId, { kind: 'strength', body: 'Mormor bor nära.', source: '', saidOn: null }),
  )
}

describe('the basis of the decision', () => {
  test('the child’s quoted words are the child’s view: nobody writes them again to be let through (SoL 3:2)', async () => {
    const { town, investigationId, noteId } = await aTownWithNote()
    await writeAll(town, investigationId, noteId)
    expect(await town.inTx((tx) => assessmentReady(tx, investigationId))).toEqual({
      ready: true,
      missing: [],
    })
  })

  test('facts, sources, strengths and quotes stand in the document without being typed again', async () => {
    const { town, investigationId, noteId } = await aTownWithNote()
    await writeAll(town, investigationId, noteId)
    const text = await town.inTx((tx) => assessmentText(tx, investigationId))
    expect(text.map(({ title, body }) => [title, body])).toEqual([
      ['Bakgrund och orsak', 'Om background.'],
      ['Hälsa', 'Uppgifter\n– Lisa sover dåligt. (Mamma, 2026-11-20)\n\nStyrkor\n– Mormor bor nära.'],
      [
        'Barnets egen syn',
        'Barnets egna ord\n– ”Jag vill att mamma vaknar.” (journalanteckning 2026-11-20, signerad av Amira Påhittad)',
      ],
      ['Analys', 'Om analysis.'],
      ['Förslag', 'Om proposal.'],
    ])
  })

  test('the signed text keeps its parts, sources and headings, and its hash holds whatever is written afterwards', async () => {
    const { town, investigationId, noteId } = await aTownWithNote()
    await writeAll(town, investigationId, noteId)
    const id = newUuid()
    const signed = await as(town, 'amira', (ctx) => signAssessment(ctx, { investigationId, id }))
    await town.call('amira', savePart, part(investigationId, { body: 'Senare.' }))
    const stored = await town.inTx((tx) => snapshotById(tx, id))
    expect(stored && hashOfAssessment(stored)).toBe(signed.hash)
    expect(stored?.structure).toEqual({ builtIn: 1, packageId: null, packageVersion: null, name: '' })
    const frozen = await town.inTx((tx) => signedAssessment(tx, id))
    expect(frozen?.sections.find(({ section }) => section === 'health')?.body).not.toContain('Senare')
    expect(frozen?.sections.find(({ section }) => section === 'childs_view')?.body).toContain('mamma vaknar')
    const moved = stored && { ...stored, sections: stored.sections.map((one) => ({ ...one, parts: [] })) }
    expect(moved && hashOfAssessment(moved)).not.toBe(signed.hash)
  })
})

describe('communicated with the parties (FL 25 §)', () => {
  test('each part says in which letter it was, and what came later was in none', async () => {
    const { town, caseId, investigationId, motherId } = await aTownWithNote()
    const early = part(investigationId)
    await town.call('amira', savePart, early)
    town.at('2026-11-24T09:00:00.000Z')
    await town.call('amira', cases.sendCommunication, {
      caseId,
      id: newUuid(),
      personId: motherId,
      material: 'Utredningen i sin helhet',
      how: 'Brev',
      sentOn: '2026-11-24',
      replyDays: 14,
      toldOfOralRight: true,
    })
    town.at('2026-11-24T10:00:00.000Z')
    await town.call('amira', savePart, part(investigationId, { body: 'Nytt efter brevet.' }))
    const answer = await town.call('amira', readAssessment, { investigationId })
    const [letter] = answer.letters
    expect(letter).toMatchObject({ sentOn: '2026-11-24', material: 'Utredningen i sin helhet' })
    const health = answer.sections.find(({ section }) => section === 'health')
    expect(health?.parts.map(({ sentIn }) => sentIn)).toEqual([
      [{ letterId: letter?.id, changed: false }],
      [],
    ])
    await town.call('amira', savePart, { ...early, tabSeq: 2, body: 'Lisa sover bättre.' })
    expect((await area(town, investigationId)).parts[0]?.sentIn).toEqual([
      { letterId: letter?.id, changed: true },
    ])
  })
})

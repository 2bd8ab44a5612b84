import type { z } from 'zod'
import { describe, expect, test } from 'vitest'
import { aCase, decide, seen } from '#test/support/a-case.ts'
import { everyoneAgrees } from '#test/support/consent.ts'
import { aSignedNote, draftOf, someWords } from '#test/support/notes.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { closeCase, followUpIntervention, startIntervention } from '../../cases/contract.ts'
import { listNotes, saveDraft, signDraft, throwDraft } from '../../journal/contract.ts'
import { countUses } from '../contract.ts'
import { addOwnField, endOwnField, listAskedFields, listOwnFields, renewOwnField } from './contract.ts'

type New = z.input<typeof addOwnField.input>

const aField = (town: Town, some: Partial<New> = {}): New => ({
  id: newUuid(),
  form: 'note',
  kind: 'line',
  label: 'Var träffades ni?',
  help: '',
  choices: '',
  purpose: 'Vi vill veta hur ofta barn träffas på förskolan.',
  ownerId: town.workers.hedda,
  endsOn: '2027-05-31',
  reader: 'unit_manager',
  isMandatory: false,
  ...some,
})

const added = async (town: Town, some: Partial<New> = {}): Promise<string> =>
  (await town.call('adam', addOwnField, aField(town, some))).id

const asked = async (town: Town, form: 'note' | 'closing' | 'follow_up' = 'note') =>
  (await town.call('amira', listAskedFields, { form })).map(({ label }) => label)

const notesOf = async (town: Town, childId: string) =>
  (await town.call('amira', listNotes, { childId })).notes

describe('who may add a field', () => {
  test('the head of the service and the administrator; a social worker is told that it is not hers', async () => {
    const town = await aTown()
    await town.call('hedda', addOwnField, aField(town))
    await town.call('adam', addOwnField, aField(town))
    for (const login of ['amira', 'dag', 'tove'] as const)
      expect((await town.send(login, addOwnField, aField(town))).status).toBe(403)
    expect((await town.call('amira', listOwnFields, {})).can.configure).toBe(false)
  })

  test('that a field was added, renewed and ended stands in the log', async () => {
    const town = await aTown()
    const id = await added(town)
    await town.call('hedda', renewOwnField, {
      ownFieldId: id,
      version: 1,
      purpose: 'Ett år till.',
      ownerId: town.workers.hedda,
      endsOn: '2027-09-01',
    })
    await town.call('hedda', endOwnField, { ownFieldId: id, version: 2 })
    const rows = await town.inTx((tx) =>
      tx.selectFrom('audit_log').select('action').where('subject_id', '=', id).orderBy('at').execute(),
    )
    expect(rows.map(({ action }) => action)).toEqual(['addOwnField', 'renewOwnField', 'endOwnField'])
  })
})

describe('no field without purpose, owner and last day', () => {
  test.each([
    ['purpose', { purpose: '  ' }, 'Fyll i det här fältet.'],
    ['ownerId', { ownerId: newUuid() }, 'Välj ett av alternativen.'],
    ['endsOn', { endsOn: '2028-01-01' }, 'Sista dagen får vara högst tolv månader fram.'],
    ['endsOn', { endsOn: '2026-11-01' }, 'Sista dagen kan inte vara en dag som har varit.'],
    [
      'choices',
      { kind: 'choice' as const, choices: 'Hemma' },
      'Skriv minst två alternativ, ett på varje rad.',
    ],
    [
      'choices',
      { kind: 'choice' as const, choices: 'abcdefghi'.split('').join('\n') },
      'Högst åtta alternativ får plats. Ta bort något.',
    ],
  ])('%s: %o is refused with a sentence', async (path, some, sentence) => {
    const town = await aTown()
    const answer = await town.send('adam', addOwnField, aField(town, some))
    expect(answer.status).toBe(400)
    expect(answer.text).toContain(`"path":"${path}"`)
    expect(answer.text).toContain(sentence)
  })

  test.each(['purpose', 'ownerId', 'endsOn', 'reader'])('left out: %s', async (key) => {
    const town = await aTown()
    const { [key as keyof New]: _, ...rest } = aField(town)
    const answer = await town.send('adam', addOwnField, rest)
    expect(answer.status).toBe(400)
    expect(answer.text).toContain(`"path":"${key}"`)
  })
})

describe('the end', () => {
  test('on the day after its last day a field is off, without anybody having done anything', async () => {
    const town = await aTown()
    await added(town, { endsOn: '2026-11-30' })
    town.at('2026-11-30T20:00:00.000Z')
    expect(await asked(town)).toEqual(['Var träffades ni?'])
    town.at('2026-12-01T07:00:00.000Z')
    expect(await asked(town)).toEqual([])
    const { asked: now, ended } = await town.call('amira', listOwnFields, {})
    expect([now.length, ended.length]).toEqual([0, 1])
  })

  test('it stands among the ended with what it cost', async () => {
    const town = await aTown()
    const id = await added(town, { endsOn: '2026-11-29' })
    const use = {
      form: 'saveDraft',
      version: '0a0a0a0a',
      outcome: 'sent' as const,
      seconds: 60,
      clicks: 1,
      presses: 0,
      fields: [{ name: `own.${id}`, seconds: 12, filled: true }],
    }
    await town.call('amira', countUses, { uses: Array.from({ length: 6 }, () => use) })
    town.at('2026-12-07T07:00:00.000Z')
    const [field] = (await town.call('hedda', listOwnFields, {})).ended
    expect(field?.cost).toEqual({ shown: 6, filled: 6, seconds: 72 })
    expect(field?.reads).toBe(0)
  })

  test('renewing asks for the purpose anew, and both purposes stay to be read', async () => {
    const town = await aTown()
    const id = await added(town, { endsOn: '2026-11-30' })
    town.at('2026-12-05T08:00:00.000Z')
    const again = { ownFieldId: id, version: 1, ownerId: town.workers.dag, endsOn: '2027-06-01' }
    expect((await town.send('adam', renewOwnField, { ...again, purpose: '' })).status).toBe(400)
    await town.call('adam', renewOwnField, { ...again, purpose: 'Följs upp i mars.' })
    expect(await asked(town)).toEqual(['Var träffades ni?'])
    const [field] = (await town.call('adam', listOwnFields, {})).asked
    expect(field?.terms.map(({ kind, purpose }) => [kind, purpose])).toEqual([
      ['begun', 'Vi vill veta hur ofta barn träffas på förskolan.'],
      ['renewed', 'Följs upp i mars.'],
    ])
  })

  test('two who change the same field: the second is shown what is stored, and nothing is overwritten', async () => {
    const town = await aTown()
    const id = await added(town)
    await town.call('adam', endOwnField, { ownFieldId: id, version: 1 })
    const answer = await town.send('hedda', renewOwnField, {
      ownFieldId: id,
      version: 1,
      purpose: 'Längre.',
      ownerId: town.workers.hedda,
      endsOn: '2027-06-01',
    })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('changed_meanwhile')
    expect(await asked(town)).toEqual([])
  })
})

const five = async (town: Town): Promise<string[]> => {
  const ids: string[] = []
  for (let n = 1; n <= 5; n += 1) ids.push(await added(town, { label: `Fråga ${n}`, isMandatory: true }))
  return ids
}

describe('one in, one out', () => {
  test('the sixth mandatory field asks which one goes, and that one goes at once', async () => {
    const town = await aTown()
    const [first = ''] = await five(town)
    const sixth = aField(town, { label: 'Fråga 6', isMandatory: true })
    const answer = await town.send('adam', addOwnField, sixth)
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Ni har redan fem fält som måste fyllas i. Välj vilket som ska bort.')
    await town.call('adam', addOwnField, { ...sixth, insteadOf: first })
    expect((await asked(town)).sort()).toEqual(['Fråga 2', 'Fråga 3', 'Fråga 4', 'Fråga 5', 'Fråga 6'])
  })

  test('a voluntary field needs no room', async () => {
    const town = await aTown()
    await five(town)
    await added(town, { label: 'Frivillig' })
    expect(await asked(town)).toHaveLength(6)
  })

  test('two who add the sixth at the same time: only one gets through', async () => {
    const town = await aTown()
    for (let n = 1; n <= 4; n += 1) await added(town, { label: `Fråga ${n}`, isMandatory: true })
    const both = ['adam', 'hedda'] as const
    const answers = await Promise.all(
      both.map((login) => town.send(login, addOwnField, aField(town, { isMandatory: true }))),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 400]))
  })
})

describe('in a journal note', () => {
  test('the answer is kept in the draft, locked with the note, and shown with it under the label of that day', async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    const id = await added(town)
    const words = someWords(childId, { own: { [id]: 'På förskolan' } })
    const { revision } = await town.call('amira', saveDraft, words)
    expect((await draftOf(town, 'amira', childId, words.draftId))?.own).toEqual({ [id]: 'På förskolan' })
    await town.call('amira', signDraft, { draftId: words.draftId, revision })
    const [note] = await notesOf(town, childId)
    expect(note?.own).toEqual([
      { fieldId: id, label: 'Var träffades ni?', kind: 'line', answer: 'På förskolan' },
    ])
    const drafts = await town.inTx((tx) => tx.selectFrom('own_drafts').selectAll().execute())
    expect(drafts).toEqual([])
  })

  test('a mandatory field that is empty is told at the field, and the draft stays', async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    const id = await added(town, { isMandatory: true })
    const words = someWords(childId)
    const { revision } = await town.call('amira', saveDraft, words)
    const answer = await town.send('amira', signDraft, { draftId: words.draftId, revision })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain(`own.${id}`)
    expect(await draftOf(town, 'amira', childId, words.draftId)).not.toBeNull()
  })

  test('a field that ended while the note was written no longer stops it, and its answer is kept', async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    const id = await added(town, { isMandatory: true, endsOn: '2026-11-23' })
    const words = someWords(childId, { own: { [id]: 'Hemma' } })
    const { revision } = await town.call('amira', saveDraft, words)
    town.at('2026-11-24T08:00:00.000Z')
    await town.call('amira', signDraft, { draftId: words.draftId, revision })
    expect((await notesOf(town, childId))[0]?.own[0]?.answer).toBe('Hemma')
  })

  test('what was answered stays when the field has ended', async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    const id = await added(town)
    await aSignedNote(town, 'amira', childId, { own: { [id]: 'Skolan' } })
    await town.call('adam', endOwnField, { ownFieldId: id, version: 1 })
    expect((await notesOf(town, childId))[0]?.own[0]?.answer).toBe('Skolan')
  })

  test('a draft that is thrown away takes its answers with it', async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    const id = await added(town)
    const words = someWords(childId, { own: { [id]: 'Skolan' } })
    const { revision } = await town.call('amira', saveDraft, words)
    await town.call('amira', throwDraft, { draftId: words.draftId, revision })
    expect(await town.inTx((tx) => tx.selectFrom('own_drafts').selectAll().execute())).toEqual([])
  })

  test.each([
    ['U+0000', 'a\u0000b'],
    ['a too long text', 'å'.repeat(501)],
  ])('%s is refused in words', async (_, text) => {
    const town = await aTown()
    const { childId } = await aCase(town)
    const id = await added(town)
    const answer = await town.send('amira', saveDraft, someWords(childId, { own: { [id]: text } }))
    expect(answer.status).toBe(400)
    expect(answer.text).toContain(`own.${id}`)
  })

  test('a locked answer cannot be changed by the application', async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    const id = await added(town)
    await aSignedNote(town, 'amira', childId, { own: { [id]: 'Skolan' } })
    await expect(
      town.inTx((tx) => tx.updateTable('own_values').set({ answer: 'Hemma' }).execute()),
    ).rejects.toThrow(/permission denied/)
  })
})

const withHelp = async (town: Town) => {
  const { caseId, investigationId } = await aCase(town)
  await decide(town, { caseId, investigationId, kind: 'grant_open_care' })
  const help = (await seen(town, caseId)).interventions[0]
  if (!help) throw new Error('no help')
  return { caseId, interventionId: help.id, version: help.version }
}

describe('in the case', () => {
  test('a follow-up asks for its own field and shows the answer with the follow-up', async () => {
    const town = await aTown()
    const { caseId, interventionId, version } = await withHelp(town)
    const id = await added(town, {
      form: 'follow_up',
      kind: 'yes_no',
      label: 'Var barnet med?',
      isMandatory: true,
    })
    await everyoneAgrees(town, caseId)
    await town.call('amira', startIntervention, { caseId, interventionId, version, startedOn: '2026-11-23' })
    const running = (await seen(town, caseId)).interventions[0]
    const given = {
      caseId,
      interventionId,
      heldOn: '2026-11-23',
      summary: 'Det går bra.',
      childView: 'Jag sover bättre.',
      goalResults: [],
      nextStep: 'continue' as const,
      endReason: '',
      version: running?.version ?? 0,
    }
    const without = await town.send('amira', followUpIntervention, given)
    expect(without.status).toBe(400)
    expect(without.text).toContain('Välj ett av alternativen.')
    const view = await town.call('amira', followUpIntervention, { ...given, own: { [id]: 'yes' } })
    expect(view.interventions[0]?.followUps[0]?.own).toEqual([
      { fieldId: id, label: 'Var barnet med?', kind: 'yes_no', answer: 'yes' },
    ])
  })

  test('a closing asks for its own field only when the case can be closed', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await added(town, { form: 'closing', isMandatory: true })
    const { version } = await seen(town, caseId)
    const answer = await town.send('amira', closeCase, { caseId, reason: 'Klart.', version })
    expect(answer.status).toBe(409)
  })
})

test('another municipality’s fields are neither asked nor found', async () => {
  const [town, other] = [await aTown(), await aTown()]
  const id = await added(other)
  expect(await asked(town)).toEqual([])
  expect((await town.send('adam', endOwnField, { ownFieldId: id, version: 1 })).status).toBe(404)
})

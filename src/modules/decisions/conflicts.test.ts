import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { saveSection } from '#modules/assessment/contract.ts'
import * as cases from '#modules/cases/contract.ts'
import { allowInConflict, answerConflict, tellOfConflict } from '#modules/cases/conflicts/contract.ts'
import { readToday } from '#modules/overview/contract.ts'
import { errorOf, openCare, readyFor, refusal, signAs } from '#test/support/decision.ts'
import { communicate } from '#test/support/investigation.ts'
import { type Login, newUuid } from '#test/support/town.ts'
import * as contract from './contract.ts'

const code = async (sent: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await sent
  return [status, errorOf(body).code]
}

/** A proposal that Amira could sign today, in a case that Amira has with Bo. */
const aCaseWith = async (text: Parameters<typeof readyFor>[0] = openCare) => {
  const { town, inquiry, proposal } = await readyFor(text)
  const { caseId } = inquiry
  const view = (login: Login = 'amira') => town.call(login, cases.readCase, { caseId })
  const tell = (login: Login, about: Login, more: object = {}) =>
    town.send(login, tellOfConflict, {
      caseId,
      id: newUuid(),
      workerId: town.workers[about],
      ground: 'party_or_affected',
      words: 'Mamman är min kusin.',
      ...more,
    })
  const standing = async () => {
    const [one] = (await view('dag')).conflicts
    if (!one) throw new Error('nobody has told')
    return { caseId, caseConflictId: one.id, version: one.version }
  }
  const answer = async (login: Login, given: string) =>
    town.send(login, answerConflict, { ...(await standing()), answer: given, reasons: 'De är kusiner.' })
  const sign = () => signAs(town, 'amira', proposal.id)
  return { town, inquiry, proposal, view, tell, standing, answer, sign }
}

describe('who may have a conflict of interest (FL 16, 18)', () => {
  test('says so, and takes no decision in the case until somebody else has answered', async () => {
    const { view, tell, sign, town, inquiry } = await aCaseWith()
    expect((await tell('amira', 'amira')).status).toBe(200)
    expect(await code(sign())).toEqual([403, 'conflict_not_answered'])
    const seen = await view()
    expect(seen.conflicts).toMatchObject([
      { worker: 'Amira Påhittad', isMine: true, answer: null, ground: 'party_or_affected' },
    ])
    // She still prepares: only decisions wait.
    expect([seen.can.work, seen.can.extend]).toEqual([true, false])
    const extended = town.send('amira', cases.extendInvestigation, {
      caseId: inquiry.caseId,
      months: 1,
      reason: 'Semester.',
      version: seen.investigation?.version,
    })
    expect(await code(extended)).toEqual([403, 'conflict_not_answered'])
  })

  test('is told of by the one who leads the unit, and by no colleague', async () => {
    const { tell, view } = await aCaseWith()
    expect((await tell('bo', 'amira')).status).toBe(403)
    expect((await tell('eva', 'amira')).status).toBe(404)
    expect((await tell('adam', 'amira')).status).toBe(404)
    expect((await tell('cilla', 'amira')).status).toBe(200)
    expect((await view('cilla')).conflicts).toMatchObject([{ toldBy: 'Cilla Påhittad' }])
  })

  test('tells which circumstance it is, when it is none of the first three (FL 16 § 1 st 4)', async () => {
    const { tell } = await aCaseWith()
    const { status, text } = await tell('amira', 'amira', { ground: 'other', words: '' })
    expect([status, text]).toEqual([400, expect.stringContaining('words')])
  })

  test('is asked about once at a time', async () => {
    const { tell } = await aCaseWith()
    await tell('amira', 'amira')
    expect(await code(tell('cilla', 'amira'))).toEqual([409, 'conflict_is_told'])
  })

  test.each([
    ['a character that cannot be stored', { words: 'a\u0000b' }],
    ['an unknown ground', { ground: 'dislikes' }],
    ['nobody', { workerId: newUuid() }],
  ])('%s is told in Swedish at its field', async (_, wrong) => {
    const { tell } = await aCaseWith()
    expect((await tell('cilla', 'amira', wrong)).status).toBe(400)
  })

  test('is told openly, and why only to those who answer and to the one whom it is about', async () => {
    const { tell, view } = await aCaseWith()
    await tell('amira', 'amira')
    const words = async (login: Login) => (await view(login)).conflicts.map((one) => one.words)
    expect(await words('amira')).toEqual(['Mamman är min kusin.'])
    expect(await words('dag')).toEqual(['Mamman är min kusin.'])
    expect(await words('bo')).toEqual([''])
  })
})

describe('the answer (FL 18)', () => {
  test('is never given by the one whom it is about, nor by a colleague, and has its reasons', async () => {
    const { tell, answer, town, standing } = await aCaseWith()
    await tell('amira', 'amira')
    expect((await answer('amira', 'no_conflict')).status).toBe(403)
    expect((await answer('bo', 'no_conflict')).status).toBe(403)
    expect((await answer('eva', 'no_conflict')).status).toBe(404)
    const blank = { ...(await standing()), answer: 'conflict', reasons: '' }
    expect((await town.send('dag', answerConflict, blank)).status).toBe(400)
    expect((await answer('cilla', 'no_conflict')).status).toBe(200)
  })

  test('about the lead is given by the manager', async () => {
    const { tell, answer } = await aCaseWith()
    await tell('cilla', 'cilla')
    expect((await answer('cilla', 'no_conflict')).status).toBe(403)
    expect((await answer('dag', 'no_conflict')).status).toBe(200)
  })

  test('that there is none, or that it obviously does not matter, lets her go on (FL 16 § 2 st)', async () => {
    for (const given of ['no_conflict', 'no_weight']) {
      const { tell, answer, sign } = await aCaseWith()
      await tell('amira', 'amira')
      await answer('dag', given)
      expect((await sign()).status).toBe(200)
    }
  })

  test('of two who answer at once stands once, and the second sees it', async () => {
    const { tell, standing, town, view } = await aCaseWith()
    await tell('amira', 'amira')
    const about = await standing()
    const [first, second] = await Promise.all(
      (['cilla', 'dag'] as const).map((login) =>
        town.send(login, answerConflict, { ...about, answer: 'conflict', reasons: `Enligt ${login}.` }),
      ),
    )
    expect([first?.status, second?.status].toSorted((a = 0, b = 0) => a - b)).toEqual([200, 409])
    expect((await view('hedda')).conflicts).toMatchObject([{ answer: 'conflict', version: 2 }])
  })
})

/** Amira has a conflict of interest, as Dag found. */
const found = async (text?: Parameters<typeof readyFor>[0]) => {
  const made = await aCaseWith(text)
  await made.tell('amira', 'amira')
  expect((await made.answer('dag', 'conflict')).status).toBe(200)
  return made
}

describe('who has a conflict of interest (FL 17)', () => {
  test('neither prepares nor decides: not the case, not the text, not a proposal, not a signature', async () => {
    const { town, inquiry, proposal, sign, view } = await found()
    const { caseId, investigationId } = inquiry
    const { can } = await view()
    expect(Object.values(can).some(Boolean)).toBe(false)
    const tries = [
      sign(),
      town.send('amira', contract.createProposal, { caseId, id: newUuid(), ...openCare }),
      town.send('amira', contract.saveProposal, { proposalId: proposal.id, version: 1, ...openCare }),
      town.send('amira', contract.sendProposal, {
        proposalId: proposal.id,
        version: 1,
        to: town.workers.dag,
      }),
      town.send('amira', contract.discardProposal, { proposalId: proposal.id, version: 1 }),
      town.send('amira', saveSection, {
        investigationId,
        section: 'analysis',
        body: 'Ny text',
        revision: 1,
        tabId: newUuid(),
        tabSeq: 1,
      }),
      town.send('amira', cases.saveInvestigationPlan, {
        caseId,
        purpose: 'x',
        questions: [{ question: 'y' }],
        version: 1,
      }),
      town.send('amira', cases.closeCase, { caseId, reason: 'x', version: 1 }),
    ]
    for (const one of tries) expect(await code(one)).toEqual([403, 'in_conflict'])
    const { can: shown, inConflict } = await town.call('amira', contract.readProposal, {
      proposalId: proposal.id,
    })
    expect([Object.values(shown).some(Boolean), inConflict]).toEqual([false, 'barred'])
    expect((await signAs(town, 'bo', proposal.id)).status).toBe(200)
  })

  test('is not asked to decide, and is not given the case', async () => {
    const { town, inquiry, proposal, tell, answer } = await aCaseWith(refusal)
    await communicate(town, inquiry)
    await tell('hedda', 'dag')
    const { mayDecide } = await town.call('amira', contract.readProposal, { proposalId: proposal.id })
    expect(mayDecide.who.map(({ name }) => name)).not.toContain('Dag Påhittad')
    const sent = await town.send('amira', contract.sendProposal, {
      proposalId: proposal.id,
      version: 1,
      to: town.workers.dag,
    })
    expect([sent.status, sent.text]).toEqual([400, expect.stringContaining('kan vara jävig')])
    expect((await answer('hedda', 'conflict')).status).toBe(200)
    const given = town.send('hedda', cases.assignCase, {
      caseId: inquiry.caseId,
      ownerId: town.workers.bo,
      coworkerId: town.workers.dag,
      version: 1,
    })
    expect(await code(given)).toEqual([409, 'assigned_in_conflict'])
  })

  test('leaves the case: the lead is asked to give it away until it is somebody else’s', async () => {
    const { town, inquiry, tell, answer } = await aCaseWith()
    const asked = async (login: Login) =>
      (await town.call(login, readToday, {})).tasks.filter(({ kind }) => kind.startsWith('conflict'))
    await tell('amira', 'amira')
    expect(await asked('cilla')).toMatchObject([
      { kind: 'conflict_to_answer', owner: 'Amira Påhittad', href: `/arenden/${inquiry.caseId}` },
    ])
    await answer('dag', 'conflict')
    expect(await asked('dag')).toMatchObject([{ kind: 'conflict_to_give', paragraph: 'FL 17' }])
    expect(await asked('amira')).toEqual([])
    expect(await asked('ulla')).toEqual([])
    await town.call('dag', cases.assignCase, {
      caseId: inquiry.caseId,
      ownerId: town.workers.bo,
      coworkerId: null,
      version: 1,
    })
    expect(await asked('dag')).toEqual([])
  })

  test('leads the unit alone: the head of the service is asked, and nobody is as long as another lead is there', async () => {
    const { town, tell } = await aCaseWith()
    const asked = async (login: Login) =>
      (await town.call(login, readToday, {})).tasks
        .filter(({ kind }) => kind.startsWith('conflict'))
        .map(({ kind }) => kind)
    expect((await tell('dag', 'dag')).status).toBe(200)
    expect([await asked('cilla'), await asked('hedda')]).toEqual([['conflict_to_answer'], []])
    await town.inTx((tx) =>
      tx
        .updateTable('workers')
        .set({ ended_on: day('2026-11-23') })
        .where('id', '=', town.workers.cilla)
        .execute(),
    )
    expect([await asked('dag'), await asked('hedda')]).toEqual([[], ['conflict_to_answer']])
  })

  test('does what nobody else can in time when the lead says so, with the reason; the case is still given away', async () => {
    const { town, proposal, standing, sign, view } = await found()
    const input = { ...(await standing()), reason: 'Beslutet måste fattas i kväll och alla andra är sjuka.' }
    expect((await town.send('amira', allowInConflict, input)).status).toBe(403)
    expect((await town.send('dag', allowInConflict, { ...input, reason: '' })).status).toBe(400)
    expect((await town.send('dag', allowInConflict, input)).status).toBe(200)
    expect((await view('bo')).conflicts).toMatchObject([{ answer: 'conflict', exception: input.reason }])
    const { tasks } = await town.call('dag', readToday, {})
    expect(tasks.map(({ kind }) => kind)).toContain('conflict_to_give')
    expect((await sign()).status).toBe(200)
    const again = town.send('dag', allowInConflict, { ...(await standing()), reason: 'Igen.' })
    expect(await code(again)).toEqual([409, 'conflict_is_answered'])
    expect(proposal.id).toBeTruthy()
  })

  test('all of it stands in the log of the child', async () => {
    const { town, inquiry } = await found()
    const rows = await town.inTx((tx) =>
      tx
        .selectFrom('audit_log')
        .select(['action', 'subject_id', 'actor_id'])
        .where('action', 'like', '%Conflict')
        .execute(),
    )
    expect(rows.map((row) => [row.action, row.subject_id])).toEqual([
      ['tellOfConflict', inquiry.childId],
      ['answerConflict', inquiry.childId],
    ])
  })
})

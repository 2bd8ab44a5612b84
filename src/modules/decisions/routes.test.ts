import { describe, expect, test } from 'vitest'
import { readCase } from '#modules/cases/contract.ts'
import { errorOf, openCare, propose, readyFor, refusal, signAs } from '#test/support/decision.ts'
import { as } from '#test/support/family.ts'
import { anInvestigation, communicate } from '#test/support/investigation.ts'
import { aTown, type Login, newUuid } from '#test/support/town.ts'
import * as contract from './contract.ts'
import { proposalsWaitingFor } from './index.ts'

describe('who may decide (KL 6:37)', () => {
  test('a social worker signs what the delegation order gives that level, and the case moves on', async () => {
    const { town, inquiry, proposal } = await readyFor(openCare)
    const { status, body } = await signAs(town, 'amira', proposal.id)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({
      kind: 'grant_open_care',
      decidedBy: 'Amira Påhittad',
      decidedTitle: 'Socialsekreterare',
      presentedBy: '',
      tookPart: ['Bo Påhittad'],
      paragraph: 'SoL 11:1',
    })
    const { decisions, proposals, investigationId } = await town.call('amira', contract.readCaseDecisions, {
      caseId: inquiry.caseId,
    })
    expect([decisions.length, proposals.length, investigationId]).toEqual([1, 0, null])
    const { interventions } = await town.call('amira', readCase, { caseId: inquiry.caseId })
    expect(interventions).toMatchObject([{ name: 'Familjebehandling' }])
  })

  test('a social worker cannot sign what the order gives the unit manager, and is told who may', async () => {
    const { town, inquiry, proposal } = await readyFor(refusal)
    await communicate(town, inquiry)
    const { mayDecide } = await town.call('amira', contract.readProposal, { proposalId: proposal.id })
    expect(mayDecide).toMatchObject({ allowed: false, lowestRole: 'unit_manager' })
    const { status, body } = await signAs(town, 'amira', proposal.id)
    expect(status).toBe(403)
    expect(errorOf(body)).toMatchObject({ code: 'wrong_level', details: { lowestRole: 'unit_manager' } })
    expect(errorOf(body).message).toContain('delegationsordningen')
    expect(errorOf(body).details?.['who']).toContainEqual(expect.objectContaining({ name: 'Dag Påhittad' }))
  })

  test('the unit manager decides what was sent, and the proposer stands as presenter', async () => {
    const { town, inquiry, proposal } = await readyFor(refusal)
    await communicate(town, inquiry)
    await town.call('amira', contract.sendProposal, {
      proposalId: proposal.id,
      version: proposal.version,
      to: town.workers.dag,
    })
    const { status, body } = await signAs(town, 'dag', proposal.id)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({
      decidedBy: 'Dag Påhittad',
      presentedBy: 'Amira Påhittad',
      ruleApplied: 'SoL 11:1',
    })
  })

  test('a higher level may always decide', async () => {
    const { town, proposal } = await readyFor(openCare)
    expect((await signAs(town, 'hedda', proposal.id)).status).toBe(200)
  })

  test('a manager of another unit may decide when asked, and sees nothing before', async () => {
    const { town, proposal } = await readyFor(openCare)
    const unasked = await town.send('ulla', contract.readProposal, { proposalId: proposal.id })
    expect(unasked.status).toBe(404)
    await town.call('amira', contract.sendProposal, {
      proposalId: proposal.id,
      version: proposal.version,
      to: town.workers.ulla,
    })
    expect((await signAs(town, 'ulla', proposal.id)).status).toBe(200)
  })

  test('a proposal cannot be sent to somebody whose level may not decide, nor to oneself', async () => {
    const { town, proposal } = await readyFor(refusal)
    for (const to of [town.workers.cilla, town.workers.bo, town.workers.amira, newUuid()]) {
      const { status, body } = await town.send('amira', contract.sendProposal, {
        proposalId: proposal.id,
        version: proposal.version,
        to,
      })
      expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('Välj någon i listan')])
    }
  })

  test('a proposal about a protected child is not sent out of the unit, but to the head of the service', async () => {
    const { town, proposal } = await readyFor(refusal, { protection: 'protected_registration' })
    const { mayDecide } = await town.call('amira', contract.readProposal, { proposalId: proposal.id })
    expect(mayDecide.who.map((one) => one.name)).toEqual(['Dag Påhittad', 'Hedda Påhittad'])
    const send = (to: string) =>
      town.send('amira', contract.sendProposal, { proposalId: proposal.id, version: 1, to })
    expect((await send(town.workers.ulla)).status).toBe(400)
    expect((await send(town.workers.hedda)).status).toBe(200)
  })

  test('what waits for a decision is told to the one who was asked, until it is given back with a comment', async () => {
    const { town, proposal } = await readyFor(refusal)
    const { version } = await town.call('amira', contract.sendProposal, {
      proposalId: proposal.id,
      version: 1,
      to: town.workers.dag,
    })
    const waiting = () => as(town, 'dag', (ctx) => proposalsWaitingFor(ctx, town.workers.dag))
    expect(await waiting()).toMatchObject([
      { id: proposal.id, proposedBy: 'Amira Påhittad', paragraph: 'SoL 11:1' },
    ])
    const back = await town.call('dag', contract.returnProposal, {
      proposalId: proposal.id,
      version,
      note: 'Skriv vad flickan själv säger.',
    })
    expect(back).toMatchObject({ sentToId: null, returnedNote: 'Skriv vad flickan själv säger.' })
    expect(await waiting()).toEqual([])
  })
})

describe('what must be there before a signature', () => {
  test('a refusal without reasons is refused with a sentence', async () => {
    const { town, inquiry, proposal } = await readyFor({ ...refusal, reasons: ' ' })
    await communicate(town, inquiry)
    const { status, body } = await signAs(town, 'dag', proposal.id)
    expect(status).toBe(409)
    expect(errorOf(body)).toMatchObject({
      code: 'reasons_missing',
      message: expect.stringContaining('FL 32 §'),
    })
  })

  test('a refusal without the rule that it rests on is refused, also on its way to the manager', async () => {
    const { town, proposal } = await readyFor({ ...refusal, ruleApplied: '' })
    const { status, body } = await town.send('amira', contract.sendProposal, {
      proposalId: proposal.id,
      version: 1,
      to: town.workers.dag,
    })
    expect([status, errorOf(body).code]).toEqual([409, 'rule_missing'])
  })

  test('a refusal is not signed before the party has been told and had its time (FL 25)', async () => {
    const { town, inquiry, proposal } = await readyFor(refusal)
    const before = await signAs(town, 'dag', proposal.id)
    expect([before.status, errorOf(before.body).code]).toEqual([409, 'not_communicated'])
    expect(errorOf(before.body).message).toContain('Kommunicera utredningen först')
    await communicate(town, inquiry)
    expect((await signAs(town, 'dag', proposal.id)).status).toBe(200)
  })

  test('nothing is signed before the child’s view and the analysis are written (SoL 3:1–2)', async () => {
    const town = await aTown()
    const inquiry = await anInvestigation(town)
    const proposal = await propose(town, inquiry, openCare)
    const { status, body } = await signAs(town, 'amira', proposal.id)
    expect([status, errorOf(body).code]).toEqual([409, 'investigation_not_ready'])
  })

  test('what changed after it was shown is not signed', async () => {
    const { town, proposal } = await readyFor(openCare)
    const { seen } = await town.call('amira', contract.readProposal, { proposalId: proposal.id })
    await town.inTx((tx) =>
      tx
        .updateTable('assessment_sections')
        .set({ body: 'Ändrad' })
        .where('section', '=', 'analysis')
        .execute(),
    )
    const { status, body } = await town.send('amira', contract.signDecision, {
      proposalId: proposal.id,
      version: 1,
      seen,
    })
    expect([status, errorOf(body).code]).toEqual([409, 'changed_before_signing'])
  })

  test('two who sign at the same time make one decision', async () => {
    const { town, inquiry, proposal } = await readyFor(openCare)
    // Both have read it before either signs.
    const read = await town.call('amira', contract.readProposal, { proposalId: proposal.id })
    const asked = { proposalId: proposal.id, version: read.proposal.version, seen: read.seen }
    const answers = await Promise.all([
      town.send('amira', contract.signDecision, asked),
      town.send('bo', contract.signDecision, asked),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404])
    const { decisions } = await town.call('amira', contract.readCaseDecisions, { caseId: inquiry.caseId })
    expect(decisions).toHaveLength(1)
  })
})

describe('what is kept', () => {
  test('a signed decision cannot be changed or removed even by SQL as the app login', async () => {
    const { town, proposal } = await readyFor(openCare)
    await signAs(town, 'amira', proposal.id)
    await expect(
      town.inTx((tx) => tx.updateTable('decisions').set({ content: 'x' }).execute()),
    ).rejects.toThrow('permission denied')
    await expect(town.inTx((tx) => tx.deleteFrom('decisions').execute())).rejects.toThrow('permission denied')
  })

  test('a decision without reasons cannot be stored at all', async () => {
    const { town, proposal } = await readyFor(openCare)
    await signAs(town, 'amira', proposal.id)
    await expect(
      town.inTx(async (tx) => {
        const row = await tx.selectFrom('decisions').selectAll().executeTakeFirstOrThrow()
        await tx
          .insertInto('decisions')
          .values({ ...row, id: newUuid(), reasons: '', took_part: '[]', snapshot: '{}' })
          .execute()
      }),
    ).rejects.toThrow('decisions_reasons_check')
  })
})

describe('proposals', () => {
  test('of two who write in the same proposal the second sees what the first saved, and nothing is overwritten', async () => {
    const { town, proposal } = await readyFor(openCare)
    const change = (login: Login, content: string) =>
      town.send(login, contract.saveProposal, { proposalId: proposal.id, version: 1, ...openCare, content })
    expect((await change('amira', 'Amiras text')).status).toBe(200)
    const second = await change('bo', 'Bos text')
    expect(second.status).toBe(409)
    expect(errorOf(second.body)).toMatchObject({
      code: 'changed_meanwhile',
      details: { version: 2, current: { content: 'Amiras text' } },
    })
  })

  test('the same proposal sent twice is one, and one that is not wanted can be removed', async () => {
    const { town, inquiry } = await readyFor(openCare)
    const id = newUuid()
    const create = () =>
      town.call('amira', contract.createProposal, {
        caseId: inquiry.caseId,
        id,
        kind: 'close_without_measure',
      })
    await create()
    await create()
    const { proposals } = await town.call('amira', contract.readCaseDecisions, { caseId: inquiry.caseId })
    expect(proposals).toHaveLength(2)
    await town.call('amira', contract.discardProposal, { proposalId: id, version: 1 })
    expect((await town.send('amira', contract.readProposal, { proposalId: id })).status).toBe(404)
  })

  test.each([
    ['a character that cannot be stored', { content: 'a\u0000b' }, 'content'],
    ['half a surrogate pair', { reasons: 'a\ud800b' }, 'reasons'],
    ['a text of nearly one megabyte', { content: 'a'.repeat(900_000) }, 'content'],
    ['an unknown kind', { kind: 'grant_everything' }, 'kind'],
  ])('%s is told in Swedish at its field', async (_, wrong, path) => {
    const { town, inquiry } = await readyFor(openCare)
    const { status, body } = await town.send('amira', contract.createProposal, {
      caseId: inquiry.caseId,
      id: newUuid(),
      ...openCare,
      ...wrong,
    })
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: { issues: [{ path }] } })
  })

  test('a stranger, an administrator and another municipality get the same "not found"', async () => {
    const { town, inquiry, proposal } = await readyFor(openCare)
    const other = await aTown()
    const { caseId, childId } = inquiry
    for (const login of ['eva', 'adam', 'maja'] as const) {
      const answers = await Promise.all([
        town.send(login, contract.readCaseDecisions, { caseId }),
        town.send(login, contract.readChildDecisions, { childId }),
        town.send(login, contract.readProposal, { proposalId: proposal.id }),
        town.send(login, contract.createProposal, { caseId, id: newUuid(), ...openCare }),
        town.send(login, contract.logConsult, {
          caseId,
          id: newUuid(),
          askedId: town.workers.bo,
          question: 'x',
          view: 'y',
          agrees: true,
        }),
      ])
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    }
    const foreign = await other.send('amira', contract.readProposal, { proposalId: proposal.id })
    const unknown = await town.send('amira', contract.readProposal, { proposalId: newUuid() })
    expect([foreign.status, unknown.status]).toEqual([404, 404])
    expect(errorOf(foreign.body).message).toBe(errorOf(unknown.body).message)
  })
})

import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { assignCase, readCase, startIntervention } from '#modules/cases/contract.ts'
import { noteConsent, withdrawConsent } from '#modules/cases/consent/contract.ts'
import {
  discardProposal,
  readProposal,
  returnProposal,
  sendProposal,
  serveDecision,
} from '#modules/decisions/contract.ts'
import { endRelation, readPerson } from '#modules/people/contract.ts'
import { aCase, decide, seen } from '#test/support/a-case.ts'
import { relate } from '#modules/people/index.ts'
import { enterAs, hold, onAgenda, planMeeting } from '#test/support/board.ts'
import { consentsOf, everyoneAgrees } from '#test/support/consent.ts'
import { readyFor, refusal } from '#test/support/decision.ts'
import { as, enter } from '#test/support/family.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import { readToday } from './contract.ts'

const news = async (town: Town, login: Login) =>
  (await town.call(login, readToday, {})).tasks
    .filter(({ kind }) => kind !== 'clock' && kind !== 'draft')
    .map(({ kind, href }) => [kind, href])

const giveToBo = async (town: Town, caseId: string) => {
  const { watch } = await town.call('dag', readCase, { caseId })
  const { bo: ownerId, cilla: coworkerId } = town.workers
  await town.call('dag', assignCase, { caseId, ownerId, coworkerId, version: watch?.version ?? 0 })
}

describe('a proposal that is given back', () => {
  test('is in the list of the one who wrote it until it is sent anew', async () => {
    const { town, proposal } = await readyFor(refusal)
    const proposalId = proposal.id
    const send = async (version: number) =>
      town.call('amira', sendProposal, { proposalId, version, to: town.workers.dag })
    const { version } = await send(1)
    expect(await news(town, 'amira')).toEqual([])
    const back = await town.call('dag', returnProposal, { proposalId, version, note: 'Fråga skolan.' })
    expect(await news(town, 'amira')).toEqual([['proposal_returned', `/beslut/forslag/${proposalId}`]])
    expect(await news(town, 'bo')).toEqual([])
    await send(back.version)
    expect(await news(town, 'amira')).toEqual([])
  })

  test('by the committee too, and leaves the list when it is taken away', async () => {
    const { town, meetingId, proposal } = await onAgenda()
    const [item] = (await hold(town, meetingId)).items
    const entry = { agendaItemId: item?.id ?? '', number: 1, outcome: 'returned', note: 'Fråga farmor.' }
    expect((await enterAs(town, 'nora', entry)).status).toBe(200)
    expect(await news(town, 'amira')).toEqual([['proposal_returned', `/beslut/forslag/${proposal.id}`]])
    const { proposal: back } = await town.call('amira', readProposal, { proposalId: proposal.id })
    await town.call('amira', discardProposal, { proposalId: proposal.id, version: back.version })
    expect(await news(town, 'amira')).toEqual([])
  })

  test('leaves the list of the one who wrote it, name and all, when a protected child is given to somebody else', async () => {
    const { town, inquiry, proposal } = await readyFor(refusal, { protection: 'marking' })
    const [proposalId, { caseId }] = [proposal.id, inquiry]
    const { version } = await town.call('amira', sendProposal, {
      proposalId,
      version: 1,
      to: town.workers.dag,
    })
    await town.call('dag', returnProposal, { proposalId, version, note: 'Fråga skolan.' })
    expect(await news(town, 'amira')).toHaveLength(1)
    await giveToBo(town, caseId)
    expect((await town.send('amira', readProposal, { proposalId })).status).toBe(404)
    expect(await news(town, 'amira')).toEqual([])
  })

  test('goes with the case: who has it now finds it and sends it, and the one who wrote it is left in peace', async () => {
    const { town, inquiry, proposal } = await readyFor(refusal)
    const [proposalId, { caseId }] = [proposal.id, inquiry]
    const { version } = await town.call('amira', sendProposal, {
      proposalId,
      version: 1,
      to: town.workers.dag,
    })
    const back = await town.call('dag', returnProposal, { proposalId, version, note: 'Fråga skolan.' })
    await giveToBo(town, caseId)
    expect(await news(town, 'amira')).toEqual([])
    expect(await news(town, 'bo')).toEqual([['proposal_returned', `/beslut/forslag/${proposalId}`]])
    await town.call('bo', sendProposal, { proposalId, version: back.version, to: town.workers.dag })
    expect(await news(town, 'bo')).toEqual([])
  })

  test('put off to the next meeting it waits there, and is nobody’s to do', async () => {
    const { town, meetingId } = await onAgenda()
    const [item] = (await hold(town, meetingId)).items
    await planMeeting(town, { heldOn: '2026-12-15' })
    const entry = { agendaItemId: item?.id ?? '', number: 1, outcome: 'adjourned', note: 'Tiden tog slut.' }
    expect((await enterAs(town, 'nora', entry)).status).toBe(200)
    expect(await news(town, 'amira')).toEqual([])
  })
})

test('what the committee decided is in the list of the one who presented it until somebody has got it (FL 33)', async () => {
  const { town, inquiry, meetingId, proposal } = await onAgenda()
  const [item] = (await hold(town, meetingId)).items
  const entry = { agendaItemId: item?.id ?? '', number: 1, outcome: 'as_proposed' }
  expect((await enterAs(town, 'nora', entry)).status).toBe(200)
  expect(await news(town, 'amira')).toEqual([['board_decided', `/beslut/${proposal.id}`]])
  expect(await news(town, 'eva')).toEqual([])
  await town.call('amira', serveDecision, {
    decisionId: proposal.id,
    id: newUuid(),
    personId: inquiry.motherId,
    servedOn: '2026-12-01',
    how: 'meeting',
  })
  expect(await news(town, 'amira')).toEqual([])
})

test('a decision of the committee that nobody has got goes with the case to who has it now (FL 33)', async () => {
  const { town, inquiry, meetingId, proposal } = await onAgenda()
  const [item] = (await hold(town, meetingId)).items
  await enterAs(town, 'nora', { agendaItemId: item?.id ?? '', number: 1, outcome: 'as_proposed' })
  await giveToBo(town, inquiry.caseId)
  expect(await news(town, 'bo')).toEqual([['board_decided', `/beslut/${proposal.id}`]])
  expect(await news(town, 'amira')).toEqual([])
})

/** Help that runs with the yes of all who must agree. */
const begun = async (town: Town, made: { caseId: string; investigationId: string }) => {
  await decide(town, { ...made, kind: 'grant_open_care' })
  const { caseId } = made
  await everyoneAgrees(town, caseId)
  const [help] = (await seen(town, caseId)).interventions
  const interventionId = help?.id ?? ''
  await town.call('amira', startIntervention, {
    caseId,
    interventionId,
    startedOn: '2026-11-23',
    version: help?.version ?? 0,
  })
  expect(await news(town, 'amira')).toEqual([])
  return interventionId
}

const takeBack = async (town: Town, { caseId, personId }: { caseId: string; personId: string }) => {
  const [given] = await town.inTx((tx) =>
    tx.selectFrom('consents').select(['id', 'version']).where('person_id', '=', personId).execute(),
  )
  await town.call('amira', withdrawConsent, {
    caseId,
    consentId: given?.id ?? '',
    withdrawnOn: '2026-11-23',
    words: 'Hon vill inte längre.',
    version: given?.version ?? 0,
  })
}

/** Help that runs with the mother's yes, which she then takes back. */
const withdrawn = async () => {
  const town = await aTown()
  const made = await aCase(town)
  const interventionId = await begun(town, made)
  await takeBack(town, { caseId: made.caseId, personId: made.motherId })
  return { town, made, caseId: made.caseId, interventionId }
}

describe('a consent that is taken back while the help runs (SoL 21:1)', () => {
  test('is in the list of the owner until it is agreed to anew', async () => {
    const { town, made, caseId, interventionId } = await withdrawn()
    expect(await news(town, 'amira')).toEqual([['consent_withdrawn', `/arenden/${caseId}`]])
    expect(await news(town, 'bo')).toEqual([])
    town.at('2026-11-24T09:00:00.000Z')
    await town.call('amira', noteConsent, {
      caseId,
      id: newUuid(),
      interventionId,
      personId: made.motherId,
      answer: 'agrees',
      form: 'oral',
      scope: 'Familjebehandling',
      givenOn: '2026-11-24',
    })
    expect((await consentsOf(town, caseId)).helps[0]?.standing).toBe('complete')
    expect(await news(town, 'amira')).toEqual([])
  })

  test('leaves the list when the one who took it back has lost the custody: nobody asks that person any more', async () => {
    const town = await aTown()
    const made = await aCase(town)
    const { caseId, childId } = made
    const fatherId = await enter(town, { givenName: 'Olle', birthOn: day('1984-02-01') })
    await as(town, 'maja', (ctx) => relate(ctx, { childId, personId: fatherId, kind: 'guardian' }))
    await begun(town, made)
    await takeBack(town, { caseId, personId: fatherId })
    expect(await news(town, 'amira')).toEqual([['consent_withdrawn', `/arenden/${caseId}`]])
    const { relations } = await town.call('amira', readPerson, { personId: childId })
    const relationId = relations.find(({ person }) => person.id === fatherId)?.id ?? ''
    await town.call('amira', endRelation, { childId, relationId, staysParent: true })
    expect(await consentsOf(town, caseId)).toMatchObject({ helps: [{ standing: 'complete' }] })
    expect(await news(town, 'amira')).toEqual([])
  })

  test('counts no matter twice, and the child stands in the log', async () => {
    const { town, made } = await withdrawn()
    const { openMatters, tasks } = await town.call('amira', readToday, {})
    expect([openMatters, tasks.filter(({ kind }) => kind === 'consent_withdrawn').length]).toEqual([1, 1])
    const rows = await town.inTx((tx) =>
      tx
        .selectFrom('audit_log')
        .select('subject_id')
        .where('action', '=', 'readToday')
        .where('subject_type', '=', 'child')
        .execute(),
    )
    expect(rows.map((row) => row.subject_id)).toContain(made.childId)
  })
})

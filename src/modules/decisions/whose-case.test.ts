import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { noteReply, readCase } from '#modules/cases/contract.ts'
import { assign } from '#modules/clocks/index.ts'
import { readToday } from '#modules/overview/contract.ts'
import { relate } from '#modules/people/index.ts'
import { open } from '#test/support/a-case.ts'
import { errorOf, openCare, propose, readyFor, refusal, signAs } from '#test/support/decision.ts'
import { as, enter, openMatter } from '#test/support/family.ts'
import { communicate, type Investigation, writeText } from '#test/support/investigation.ts'
import { newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'

const closing = {
  kind: 'close_without_measure',
  content: 'Utredningen avslutas utan insats.',
  reasons: 'Familjen klarar det med skolans stöd.',
} as const

/** A new investigation in the same case, with its text. */
const reopened = async (town: Town, inquiry: Investigation): Promise<Investigation> => {
  const { investigationId } = await open(town, { childId: inquiry.childId })
  const again = { ...inquiry, investigationId }
  await writeText(town, again)
  return again
}

const sendTo = (town: Town, proposal: { id: string; version: number }, to: string) =>
  town.call('amira', contract.sendProposal, { proposalId: proposal.id, version: proposal.version, to })

describe('another open matter about the child', () => {
  test('gives a right to read, not to write, sign or consult in the case', async () => {
    const { town, inquiry, proposal } = await readyFor(openCare)
    await openMatter(town, inquiry.childId, 'eva', 'two')
    const {
      proposal: read,
      can,
      seen,
    } = await town.call('eva', contract.readProposal, {
      proposalId: proposal.id,
    })
    expect(Object.values(can).some(Boolean)).toBe(false)
    const about = { proposalId: proposal.id, version: read.version }
    expect((await town.send('eva', contract.signDecision, { ...about, seen })).status).toBe(403)
    expect((await town.send('eva', contract.saveProposal, { ...about, ...openCare })).status).toBe(403)
    expect((await town.send('ulla', contract.signDecision, { ...about, seen })).status).toBe(403)
    const asked = await town.send('eva', contract.logConsult, {
      caseId: inquiry.caseId,
      id: newUuid(),
      askedId: town.workers.bo,
      question: 'Räcker det?',
      view: 'Ja.',
      agrees: true,
    })
    expect(asked.status).toBe(403)
  })

  test('one who had the case and gave it away signs nothing in it', async () => {
    const { town, inquiry, proposal } = await readyFor(openCare)
    const { seen } = await town.call('amira', contract.readProposal, { proposalId: proposal.id })
    await as(town, 'cilla', (ctx) =>
      assign(ctx, {
        matterId: inquiry.caseId,
        unitId: town.units.two,
        ownerId: town.workers.eva,
        version: 1,
      }),
    )
    const late = await town.send('amira', contract.signDecision, {
      proposalId: proposal.id,
      version: proposal.version,
      seen,
    })
    expect(late.status).toBe(404)
  })
})

describe('communication with each party (FL 25)', () => {
  test('a letter to the mother does not tell the father', async () => {
    const { town, inquiry, proposal } = await readyFor(refusal)
    const fatherId = await enter(town, { givenName: 'Far', birthOn: day('1984-01-01') })
    await as(town, 'maja', (ctx) =>
      relate(ctx, { childId: inquiry.childId, personId: fatherId, kind: 'guardian' }),
    )
    await communicate(town, inquiry)
    const early = await signAs(town, 'dag', proposal.id)
    expect([early.status, errorOf(early.body).code]).toEqual([409, 'not_communicated'])
    await communicate(town, { ...inquiry, motherId: fatherId })
    expect((await signAs(town, 'dag', proposal.id)).status).toBe(200)
  })

  test('a child of fifteen is told itself', async () => {
    const { town, inquiry, proposal } = await readyFor(refusal, { birthOn: day('2011-11-23') })
    await communicate(town, inquiry)
    expect((await signAs(town, 'dag', proposal.id)).status).toBe(409)
    await communicate(town, { ...inquiry, motherId: inquiry.childId })
    expect((await signAs(town, 'dag', proposal.id)).status).toBe(200)
  })

  test('a time to reply that was given is kept, also when help is granted', async () => {
    const { town, inquiry, proposal } = await readyFor(openCare)
    await communicate(town, inquiry)
    town.at('2026-11-20T09:00:00.000Z')
    expect(errorOf((await signAs(town, 'amira', proposal.id)).body).code).toBe('not_communicated')
    const { investigation } = await town.call('amira', readCase, { caseId: inquiry.caseId })
    await town.call('amira', noteReply, {
      caseId: inquiry.caseId,
      communicationId: investigation?.communications[0]?.id ?? '',
      repliedOn: day('2026-11-20'),
      reply: 'Det blir bra.',
      version: 1,
    })
    expect((await signAs(town, 'amira', proposal.id)).status).toBe(200)
  })
})

describe('what else was proposed', () => {
  test('waits for nobody when the investigation has ended, and is not sent any more', async () => {
    const { town, inquiry, proposal } = await readyFor(openCare)
    const other = await propose(town, inquiry, refusal)
    const unsent = await propose(town, inquiry, refusal)
    await sendTo(town, other, town.workers.ulla)
    expect((await town.call('ulla', readToday, {})).tasks).toHaveLength(1)
    expect((await signAs(town, 'amira', proposal.id)).status).toBe(200)
    expect((await town.call('ulla', readToday, {})).tasks).toEqual([])
    expect((await town.send('ulla', contract.readProposal, { proposalId: other.id })).status).toBe(404)
    const late = await town.send('amira', contract.sendProposal, {
      proposalId: unsent.id,
      version: unsent.version,
      to: town.workers.dag,
    })
    expect(errorOf(late.body).code).toBe('no_open_investigation')
  })
})

test('the one who is asked to decide leaves a row in the log for the child on the list', async () => {
  const { town, inquiry, proposal } = await readyFor(refusal)
  await sendTo(town, proposal, town.workers.ulla)
  await town.call('ulla', readToday, {})
  const rows = await town.inTx((tx) =>
    tx.selectFrom('audit_log').select('subject_id').where('action', '=', 'readToday').execute(),
  )
  expect(rows.map((row) => row.subject_id)).toContain(inquiry.childId)
})

test('an investigation that ends while an earlier decision may still be appealed leaves the case with its worker (FL 44)', async () => {
  const { town, inquiry, proposal } = await readyFor(refusal)
  await communicate(town, inquiry)
  await signAs(town, 'dag', proposal.id)
  await town.call('amira', contract.serveDecision, {
    decisionId: proposal.id,
    id: newUuid(),
    personId: inquiry.motherId,
    servedOn: day('2026-11-23'),
    how: 'letter',
  })
  const again = await reopened(town, inquiry)
  const second = await propose(town, again, closing)
  await communicate(town, { ...again, sentOn: day('2026-11-23'), replyDays: 1 })
  town.at('2026-11-26T09:00:00.000Z')
  expect((await signAs(town, 'cilla', second.id)).status).toBe(200)
  const view = await town.call('amira', readCase, { caseId: inquiry.caseId })
  expect(view.closedOn).toBeNull()
  expect(view.clocks.some((clock) => clock.code === 'appeal' && clock.endedOn === null)).toBe(true)
})

test('two who note the same service in the same moment: one is told that it is there', async () => {
  const { town, inquiry, proposal } = await readyFor(openCare)
  await signAs(town, 'amira', proposal.id)
  const note = () =>
    town.send('amira', contract.serveDecision, {
      decisionId: proposal.id,
      id: newUuid(),
      personId: inquiry.motherId,
      servedOn: '2026-11-23',
      how: 'letter',
    })
  const answers = await Promise.all([note(), note(), note()])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
})

import { describe, expect, test } from 'vitest'
import { readCase } from '#modules/cases/contract.ts'
import { errorOf, openCare, readyFor, signAs } from '#test/support/decision.ts'
import { enter } from '#test/support/family.ts'
import { communicate } from '#test/support/investigation.ts'
import { newUuid } from '#test/support/town.ts'
import * as contract from './contract.ts'

const granted = async () => {
  const { town, inquiry, proposal } = await readyFor(openCare)
  await signAs(town, 'amira', proposal.id)
  return { town, inquiry, decisionId: proposal.id }
}
const serving = (decisionId: string, personId: string, servedOn: string) => ({
  decisionId,
  id: newUuid(),
  personId,
  servedOn,
  how: 'letter' as const,
})

describe('service and appeal (FL 43–44)', () => {
  test('three weeks from the day the party got it, never a last day on a weekend or Christmas Eve', async () => {
    const { town, inquiry, decisionId } = await granted()
    town.at('2026-12-03T09:00:00.000Z')
    const { services } = await town.call(
      'amira',
      contract.serveDecision,
      serving(decisionId, inquiry.motherId, '2026-12-03'),
    )
    expect(services).toMatchObject([{ person: 'Maria Påhittsson', appealUntil: '2026-12-28' }])
    const { clocks } = await town.call('amira', readCase, { caseId: inquiry.caseId })
    expect(clocks.find((clock) => clock.code === 'appeal')).toMatchObject({ dueOn: '2026-12-28' })
  })

  test('a day that has not been, or before the decision, is told at its field', async () => {
    const { town, inquiry, decisionId } = await granted()
    for (const [on, sentence] of [
      ['2026-11-24', 'Dagen har inte varit än.'],
      ['2026-11-22', 'Dagen är före starten.'],
      ['2026-02-30', 'Datumet finns inte.'],
    ] as const) {
      const { status, body } = await town.send(
        'amira',
        contract.serveDecision,
        serving(decisionId, inquiry.motherId, on),
      )
      expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining(sentence)])
    }
  })

  test('only a party is served, and each party once', async () => {
    const { town, inquiry, decisionId } = await granted()
    const stranger = await enter(town, { givenName: 'Granne' })
    const wrong = await town.send(
      'amira',
      contract.serveDecision,
      serving(decisionId, stranger, '2026-11-23'),
    )
    expect(wrong.status).toBe(400)
    await town.call('amira', contract.serveDecision, serving(decisionId, inquiry.motherId, '2026-11-23'))
    const again = await town.send(
      'amira',
      contract.serveDecision,
      serving(decisionId, inquiry.motherId, '2026-11-23'),
    )
    expect([again.status, errorOf(again.body).code]).toEqual([409, 'already_served'])
    const { parties } = await town.call('amira', contract.readDecision, { decisionId })
    expect(parties).toEqual([])
  })

  test('a decision to end without a measure closes the case, is served, and has no time to appeal (SoL 35:1)', async () => {
    const { town, inquiry, proposal } = await readyFor({
      kind: 'close_without_measure',
      content: 'Utredningen avslutas.',
      reasons: 'Behovet är tillgodosett.',
    })
    await communicate(town, inquiry)
    expect((await signAs(town, 'cilla', proposal.id)).status).toBe(200)
    const { services } = await town.call(
      'cilla',
      contract.serveDecision,
      serving(proposal.id, inquiry.motherId, '2026-11-23'),
    )
    expect(services).toMatchObject([{ appealUntil: null }])
  })
})

describe('nobody alone', () => {
  test('a consult is kept with the view of the one asked, also when they do not agree, and stands on the decision', async () => {
    const { town, inquiry, proposal } = await readyFor(openCare)
    await town.call('amira', contract.logConsult, {
      caseId: inquiry.caseId,
      id: newUuid(),
      askedId: town.workers.cilla,
      question: 'Räcker öppenvård?',
      view: 'Nej, kontaktfamilj behövs också.',
      agrees: false,
    })
    const { consults } = await town.call('bo', contract.readProposal, { proposalId: proposal.id })
    expect(consults).toMatchObject([
      { askedBy: 'Amira Påhittad', askedName: 'Cilla Påhittad', agrees: false },
    ])
    await signAs(town, 'amira', proposal.id)
    const { consulted } = await town.call('amira', contract.readDecision, { decisionId: proposal.id })
    expect(consulted).toEqual([{ name: 'Cilla Påhittad', agrees: false }])
  })

  test('one does not consult oneself, nor somebody who does not work here', async () => {
    const { town, inquiry } = await readyFor(openCare)
    for (const askedId of [town.workers.amira, newUuid()]) {
      const { status } = await town.send('amira', contract.logConsult, {
        caseId: inquiry.caseId,
        id: newUuid(),
        askedId,
        question: 'Räcker det?',
        view: 'Ja.',
        agrees: true,
      })
      expect(status).toBe(400)
    }
  })
})

import { expect, test } from 'vitest'
import { readCase } from '#modules/cases/contract.ts'
import { readyFor, refusal, signAs } from '#test/support/decision.ts'
import { communicate } from '#test/support/investigation.ts'
import { newUuid } from '#test/support/town.ts'
import { serveDecision } from '../contract.ts'
import * as contract from './contract.ts'

/** A refusal that the mother appeals before anybody has given it to her. */
const appealedUnserved = async () => {
  const { town, inquiry, proposal } = await readyFor(refusal)
  await communicate(town, inquiry)
  await signAs(town, 'dag', proposal.id)
  const appeal = await town.call('amira', contract.registerAppeal, {
    decisionId: proposal.id,
    id: newUuid(),
    personId: inquiry.motherId,
    arrivedOn: '2026-11-23',
    how: 'letter',
    asks: 'Vi vill ha kontaktfamiljen som vi bad om.',
  })
  const serve = () =>
    town.call('amira', serveDecision, {
      decisionId: proposal.id,
      id: newUuid(),
      personId: inquiry.motherId,
      servedOn: '2026-11-23',
      how: 'meeting',
    })
  const appealClocks = async () =>
    (await town.call('amira', readCase, { caseId: inquiry.caseId })).clocks.filter(
      ({ code }) => code === 'appeal',
    )
  return { town, appeal, serve, appealClocks }
}

test('a party that has appealed is served, and no time to appeal begins to run on the case (FL 44)', async () => {
  const { serve, appealClocks } = await appealedUnserved()
  const { services } = await serve()
  expect(services).toMatchObject([{ person: 'Maria Påhittsson', appealUntil: '2026-12-14' }])
  expect(await appealClocks()).toEqual([])
})

test('a party that took its appeal back may appeal again, so the time runs from the service (FL 44)', async () => {
  const { town, appeal, serve, appealClocks } = await appealedUnserved()
  await town.call('amira', contract.withdrawAppeal, {
    appealId: appeal.id,
    version: appeal.version,
    withdrawnOn: '2026-11-23',
    note: 'Mamman ringde och tog tillbaka det.',
  })
  await serve()
  expect(await appealClocks()).toMatchObject([{ dueOn: '2026-12-14', endedOn: null }])
})

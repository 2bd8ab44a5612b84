import { expect, test } from 'vitest'
import { aCase, decide, seen } from '#test/support/a-case.ts'
import { aTown, newUuid } from '#test/support/town.ts'
import { closeCase } from '../contract.ts'
import * as contract from './contract.ts'

/** A case that another municipality has been asked to take over, and whose investigation ends without help. */
const askedAndEnded = async () => {
  const town = await aTown()
  const { caseId, investigationId } = await aCase(town)
  const { transfers } = await town.call('amira', contract.requestTransfer, {
    caseId,
    id: newUuid(),
    municipalityCode: '1280',
    requestedOn: '2026-11-23',
    request: 'Familjen bor hos er sedan i våras och vill stanna.',
  })
  await decide(town, { caseId, investigationId, kind: 'close_without_measure' })
  const [transfer] = transfers
  const withdraw = () =>
    town.call('amira', contract.stepTransfer, {
      caseId,
      transferId: transfer?.id ?? '',
      step: 'withdrawn',
      on: '2026-11-23',
      text: 'Familjen flyttar tillbaka.',
      version: transfer?.version ?? 0,
    })
  return { town, caseId, withdraw }
}

test('an investigation that ends without help leaves the case open while a request for transfer waits (SoL 29:10)', async () => {
  const { town, caseId } = await askedAndEnded()
  const view = await seen(town, caseId)
  expect([view.closedOn, view.obstacles]).toEqual([null, ['transfer_waits']])
  expect(view.next).toMatchObject([{ step: 'close', waits: true }])
  const { status } = await town.send('amira', closeCase, {
    caseId,
    reason: 'Familjen har flyttat.',
    version: view.version,
  })
  expect(status).toBe(409)
})

test('when the request is taken back, with its reason, the case can be closed', async () => {
  const { town, caseId, withdraw } = await askedAndEnded()
  expect((await withdraw()).transfers[0]?.state).toBe('withdrawn')
  const view = await seen(town, caseId)
  expect(view.obstacles).toEqual([])
  expect(view.clocks.filter(({ endedOn }) => endedOn === null)).toHaveLength(1)
  const { closedOn } = await town.call('amira', closeCase, {
    caseId,
    reason: 'Utredningen är klar.',
    version: view.version,
  })
  expect(closedOn).toBe('2026-11-23')
})

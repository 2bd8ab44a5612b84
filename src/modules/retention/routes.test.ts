import { Client } from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Filled, filler } from '#test/disposal/fill.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'

let town: Town
let files: readonly Filled[]

beforeAll(async () => {
  town = await aTown()
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  const fill = await filler(owner, town)
  const made: Filled[] = []
  for (let at = 0; at < 3; at++) made.push(await fill({ at, birthOn: '1985-03-04', on: '2019-03-01' }))
  files = made
  await owner.end()
}, 60_000)

const personOf = (at: number): string => files[at]?.ids['persons'] ?? ''
const propose = (ids: readonly string[], as: 'adam' | 'hedda' | 'amira' = 'adam') =>
  town.send(as, contract.proposeDisposal, { id: newUuid(), personIds: ids })

describe('the room of disposal', () => {
  test('shows the administrator numbers, days and reasons, and no name', async () => {
    const { files: shown, totals } = await town.call('adam', contract.readDisposalFiles, { filter: 'due' })
    expect(totals.due).toBe(3)
    expect(shown.every(({ isOpenable }) => !isOpenable)).toBe(true)
    const { text } = await town.send('adam', contract.readDisposalFiles, { filter: 'due' })
    expect(text).not.toContain('given_name')
    expect(shown[0]?.reasons).toEqual([{ code: 'fiveYears', paragraph: 'SoL 16:1' }])
  })

  test('is not there for a social worker', async () => {
    for (const route of [contract.readDisposalFiles, contract.readDisposalLists, contract.readDisposalHolds])
      expect((await town.send('amira', route, {})).status).toBe(404)
    expect((await propose([personOf(0)], 'amira')).status).toBe(404)
    expect((await town.send('adam', contract.readDisposalHolds, {})).status).toBe(404)
  })

  test('a file on a list is not put on another, and one that is held on none', async () => {
    expect((await propose([personOf(0)])).status).toBe(200)
    expect((await propose([personOf(0)])).text).toContain('disposal_listed_already')
    const id = newUuid()
    await town.call('hedda', contract.holdFile, {
      id,
      personId: personOf(1),
      kind: 'inquiry',
      reason: 'Tillsynen har begärt akten.',
    })
    expect((await propose([personOf(1)])).text).toContain('disposal_may_not_go')
    await town.call('dag', contract.liftDisposalHold, { disposalHoldId: id, reason: 'Tillsynen är klar.' })
    expect((await propose([personOf(1)])).status).toBe(200)
  })

  test('nobody approves an own proposal, nor twice, and a list that was stopped is approved by nobody', async () => {
    const disposalId = newUuid()
    await town.call('hedda', contract.proposeDisposal, { id: disposalId, personIds: [personOf(2)] })
    const approve = (as: 'hedda' | 'dag' | 'adam' | 'ulla') =>
      town.send(as, contract.approveDisposal, { disposalId })
    expect((await approve('hedda')).text).toContain('disposal_own_proposal')
    expect((await approve('adam')).status).toBe(404)
    expect((await approve('dag')).body).toEqual({ standing: 'waiting' })
    expect((await approve('dag')).text).toContain('disposal_approved_already')
    const seen = await town.call('adam', contract.readDisposalList, { disposalId })
    expect(seen.list.approvals.map(({ by }) => by)).toEqual(['Dag Påhittad'])
    await town.call('adam', contract.stopDisposal, { disposalId, reason: 'Vi väntar.' })
    expect((await approve('ulla')).text).toContain('disposal_not_waiting')
  })

  test('approving asks for a fresh sign-in', async () => {
    const cookies = await town.cookie('dag')
    town.at('2026-11-23T09:06:00.000Z')
    const response = await town.app.inject({
      method: 'POST',
      url: `/api/disposals/lists/${newUuid()}/approve`,
      payload: {},
      cookies,
    })
    expect(response.body).toContain('sign_in_again')
  })
})

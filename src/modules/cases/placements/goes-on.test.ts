import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { seen } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aHome, aPlacedChild, placed, running } from '#test/support/placement.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'
import { reviewDecided } from './decided.ts'
import { careGoesOn } from './rules/history.ts'

const on = (town: Town, at: string) => town.at(`${at}T09:00:00.000Z`)

const breakDown = async (town: Town, placementId: string, endedOn: string) => {
  const { version } = await placed(town, placementId)
  await town.call('amira', contract.endPlacement, {
    placementId,
    version,
    endedOn: day(endedOn),
    endKind: 'breakdown',
    reason: 'Familjen orkade inte.',
    isInterrupted: true,
  })
}

const placeAgain = async (town: Town, caseId: string, startedOn: string) => {
  const [help] = (await seen(town, caseId)).interventions
  const home = await aHome(town, { name: 'Familjen Alm' })
  return town.call('amira', contract.carryOutPlacement, {
    caseId,
    interventionId: help?.id ?? '',
    id: newUuid(),
    homeId: home.id,
    namedWorkerId: town.workers.amira,
    startedOn: day(startedOn),
    version: help?.version ?? 0,
  })
}

const anewAfter = async (basis: 'sol' | 'lvu_2' | 'lvu_3', startedOn: string) => {
  const town = await aTown()
  const { placementId, caseId } = await aPlacedChild(town, { basis })
  on(town, '2027-02-01')
  await breakDown(town, placementId, '2027-02-01')
  on(town, startedOn)
  return running(await placeAgain(town, caseId, startedOn))
}

test('care under LVU 2 goes on after a breakdown: the six months are not begun anew by another home (LVU 13)', async () => {
  expect(await anewAfter('lvu_2', '2027-02-15')).toMatchObject({
    considerationLvu2: '2027-05-23',
    carePlanRevision: '2028-11-23',
    custodyTransfer: '2029-02-15',
  })
})

test('care under LVU 3 is reconsidered within six months of its enforcement, in whatever home (LVU 13)', async () => {
  expect(await anewAfter('lvu_3', '2027-03-01')).toMatchObject({ reconsiderationLvu3: '2027-05-23' })
})

test('the six months count from the last time that the care was considered, before the breakdown (LVU 13)', async () => {
  const town = await aTown()
  const { placementId, caseId } = await aPlacedChild(town, { basis: 'lvu_2' })
  on(town, '2027-04-01')
  await as(town, 'cilla', (ctx) =>
    reviewDecided(ctx, {
      decisionId: newUuid(),
      caseId,
      kind: 'consider_care',
      decidedOn: day('2027-04-01'),
    }),
  )
  await breakDown(town, placementId, '2027-04-01')
  on(town, '2027-04-20')
  const view = await placeAgain(town, caseId, '2027-04-20')
  expect(running(view)).toMatchObject({ considerationLvu2: '2027-10-01' })
  // And once more: what was carried over is carried over again.
  await breakDown(town, view.id, '2027-04-20')
  expect(running(await placeAgain(town, caseId, '2027-04-20'))).toMatchObject({
    considerationLvu2: '2027-10-01',
  })
})

test('care by consent begins anew when the child has lived at home in between (SoL 22:13)', async () => {
  expect(await anewAfter('sol', '2027-02-15')).toMatchObject({ considerationSol: '2027-08-15' })
})

test('the same care goes on after a breakdown under LVU and from one home straight to the next, and never on another ground', () => {
  const left = { basis: 'lvu_2', endedOn: day('2027-02-01'), endKind: 'breakdown' } as const
  const next = { basis: 'lvu_2', startedOn: day('2027-03-01') } as const
  expect(careGoesOn(left, next)).toBe(true)
  expect(careGoesOn(left, { ...next, basis: 'lvu_3' })).toBe(false)
  expect(careGoesOn({ ...left, endKind: 'home_to_parents' }, next)).toBe(false)
  const sol = { ...left, basis: 'sol', endKind: 'other' } as const
  expect(careGoesOn(sol, { ...next, basis: 'sol' })).toBe(false)
  expect(careGoesOn(sol, { basis: 'sol', startedOn: day('2027-02-01') })).toBe(true)
})

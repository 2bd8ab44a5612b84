import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { clockViews } from '#modules/clocks/index.ts'
import {
  closeHome,
  fosterRegisterDocument,
  listHomes,
  readHome,
  recordOfHome,
} from '#modules/cases/homes/contract.ts'
import { carryOutPlacement, readPlacementStart } from '#modules/cases/placements/contract.ts'
import { deny } from '#test/support/denial.ts'
import { errorOf } from '#test/support/decision.ts'
import { as } from '#test/support/family.ts'
import { aGrantedPlacement, aHome, aPlacedChild } from '#test/support/placement.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'

/**
 * A home is not about who asks: how many live there, whether somebody there must not be found, and what the law asks because of
 * it. A denied child is one of "the others" (ADR 0018).
 */
const setUp = async (isHidden = false) => {
  const town = await aTown()
  const placed = await aPlacedChild(town, { isHidden })
  await deny(town, 'cilla', placed.childId)
  return { town, ...placed }
}

const closing = (town: Town, homeId: string, version: number) => ({
  homeId,
  closedOn: town.now().slice(0, 10),
  reason: 'Familjen slutar.',
  version,
})

test('who is denied a child does not close the home in which it lives: she is told what everybody is told', async () => {
  const { town, homeId } = await setUp()
  const { version } = await town.call('amira', readHome, { homeId })
  const close = closing(town, homeId, version)
  const told = await town.send('cilla', closeHome, close)
  expect(errorOf(told.body).code).toBe('home_has_children')
  expect(errorOf(told.body)).toEqual(errorOf((await town.send('eva', closeHome, close)).body))
})

test('who is denied a child counts it as one of the others, without a name, an id or a day', async () => {
  const { town, homeId, childId, placementId } = await setUp()
  const { text } = await town.send('cilla', readHome, { homeId })
  expect(text).not.toContain(childId)
  expect(text).not.toContain(placementId)
  const seen = await town.call('cilla', readHome, { homeId })
  expect(seen).toMatchObject({ childrenNow: 1, othersHere: 1, livesHere: [], can: { close: false } })
  const { homes } = await town.call('cilla', listHomes, {})
  expect(homes.find(({ id }) => id === homeId)?.childrenNow).toBe(1)
})

test('who is denied a child whose whereabouts are hidden is not shown the address of the home (LVU 14)', async () => {
  const { town, homeId } = await setUp(true)
  const seen = await town.call('cilla', readHome, { homeId })
  expect(seen).toMatchObject({ secretBecause: 'child', contact: null })
  expect((await town.send('cilla', readHome, { homeId })).text).not.toContain('Påhittade vägen')
})

test('who is denied a child that must not be found is not shown the address by another child of the same home', async () => {
  const town = await aTown()
  const { homeId, childId } = await aPlacedChild(town, { isHidden: true })
  const other = await aPlacedChild(town, { homeId, child: { givenName: 'Annan' } })
  expect(other.view.contact?.address, 'amira has both').toContain('Påhittade vägen')
  await deny(town, 'tove', childId)
  await deny(town, 'amira', childId)
  expect((await town.send('tove', readHome, { homeId })).text).not.toContain('Påhittade vägen')
  expect((await town.send('amira', readHome, { homeId })).text).not.toContain('Påhittade vägen')
})

test('who is denied a child does not place another in its bed', async () => {
  const town = await aTown()
  const { id: homeId } = await aHome(town, { capacity: 1 })
  const { childId } = await aPlacedChild(town, { homeId })
  const grant = await aGrantedPlacement(town, { child: { givenName: 'Annan' } })
  await deny(town, 'cilla', childId)
  const { caseId, interventionId, version } = grant
  const choices = await town.call('cilla', readPlacementStart, { caseId, interventionId })
  const choice = choices.homes.find(({ id }) => id === homeId)
  expect(choice).toMatchObject({ free: 0, obstacles: [{ code: 'home_full' }] })
  const told = await town.send('cilla', carryOutPlacement, {
    caseId,
    interventionId,
    id: newUuid(),
    homeId,
    namedWorkerId: town.workers.cilla,
    startedOn: day('2026-11-23'),
    isHidden: false,
    version,
  })
  expect([told.status, told.text]).toEqual([400, expect.stringContaining('home_full')])
})

test('the notice to IVO that four live in a home is met for the fourth, also when she is denied to who sent it (SoF 16:2)', async () => {
  const town = await aTown()
  const { id: homeId } = await aHome(town, { capacity: 5 })
  for (const givenName of ['Ett', 'Två', 'Tre']) await aPlacedChild(town, { homeId, child: { givenName } })
  const fourth = await aPlacedChild(town, { homeId, child: { givenName: 'Fyra' } })
  const due = () =>
    as(town, 'amira', async (ctx) =>
      (await clockViews(ctx, [fourth.caseId], 'running')).filter(({ code }) => code === 'fosterOverThree'),
    )
  expect(await due()).toHaveLength(1)
  await deny(town, 'cilla', fourth.childId)
  const id = newUuid()
  await town.call('cilla', recordOfHome, { homeId, id, kind: 'over_three_notice', madeOn: day('2026-11-23') })
  expect(await due()).toEqual([])
})

test('the register of children in family homes does not leave without a child who is denied to who makes it (SoF 3:4)', async () => {
  const town = await aTown()
  const { childId } = await aPlacedChild(town)
  expect((await town.send('hedda', fosterRegisterDocument, { asOn: '2026-11-23' })).status).toBe(200)
  await deny(town, 'hedda', childId, 'dag')
  const told = await town.send('hedda', fosterRegisterDocument, { asOn: '2026-11-23' })
  expect([told.status, errorOf(told.body).code]).toEqual([403, 'register_not_whole'])
})

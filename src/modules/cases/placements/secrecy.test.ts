import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { confirmMerge, proposeMerge } from '#modules/people/merge/contract.ts'
import { enter } from '#test/support/family.ts'
import { aPlacedChild, placed } from '#test/support/placement.ts'
import { aTown, newUuid } from '#test/support/town.ts'
import { readHome } from '../homes/contract.ts'
import * as contract from './contract.ts'

test('the address is no more told on the page of a child than on that of the home: another child there must not be found', async () => {
  const town = await aTown()
  const { homeId, placementId } = await aPlacedChild(town)
  await aPlacedChild(town, { homeId, child: { protection: 'marking', givenName: 'Hemlig' } })
  expect((await town.call('tove', readHome, { homeId })).contact).toBeNull()
  expect((await town.call('tove', contract.readPlacement, { placementId })).contact).toBeNull()
  const own = await placed(town, placementId)
  expect(own.contact?.address).toBe('Påhittade vägen 7')
  await town.call('amira', contract.endPlacement, {
    placementId,
    endedOn: day('2026-11-23'),
    endKind: 'home_to_parents',
    reason: 'Klart.',
    version: own.version,
  })
  expect((await placed(town, placementId)).contact).toBeNull()
})

test('the place of a visit is hidden with the whereabouts of the child (LVU 14)', async () => {
  const town = await aTown()
  const { placementId } = await aPlacedChild(town, { isHidden: true })
  await town.call('amira', contract.noteContact, {
    placementId,
    id: newUuid(),
    heldOn: day('2026-11-23'),
    what: ['visit', 'child'],
    place: 'Hemliga gatan 3',
  })
  expect((await placed(town, placementId)).contacts[0]?.place).toBe('Hemliga gatan 3')
  const colleague = await town.call('tove', contract.readPlacement, { placementId })
  expect(JSON.stringify(colleague)).not.toContain('Hemliga gatan')
})

test('where a child lives is found by either entry after two entries of it became one', async () => {
  const town = await aTown()
  const { childId, placementId } = await aPlacedChild(town)
  const kept = await enter(town, { birthOn: day('2016-05-04') })
  const mergeId = newUuid()
  await town.call('amira', proposeMerge, {
    id: mergeId,
    keptId: kept,
    mergedId: childId,
    choices: {
      name: 'kept',
      number: 'kept',
      birthOn: 'kept',
      deadOn: 'kept',
      contact: 'kept',
      language: 'kept',
    },
    reason: 'Samma barn',
  })
  await town.call('cilla', confirmMerge, { mergeId })
  for (const id of [kept, childId])
    expect(await town.call('amira', contract.listPlacementsOfChild, { childId: id })).toMatchObject([
      { id: placementId },
    ])
})

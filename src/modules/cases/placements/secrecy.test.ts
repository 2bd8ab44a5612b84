import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { confirmMerge, proposeMerge } from '#modules/people/merge/contract.ts'
import { enter } from '#test/support/family.ts'
import { aPlacedChild, placed } from '#test/support/placement.ts'
import { seen } from '#test/support/a-case.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { followUpIntervention, readCase, saveImplementationPlan } from '../contract.ts'
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

const secret = 'Solskolan i Påhittade byn'

/** Everything that can be written in free words about a placement, each with the name of the place in it. */
const writeEverywhere = async (
  town: Town,
  { placementId, caseId, interventionId }: { placementId: string; caseId: string; interventionId: string },
) => {
  const carePlan = {
    specialNeeds: secret,
    familyContact: secret,
    goal: secret,
    childView: secret,
    guardianView: secret,
  }
  await town.call('amira', contract.saveCarePlan, { placementId, ...carePlan, version: 0 })
  await town.call('amira', contract.saveCarePlan, {
    placementId,
    ...carePlan,
    isRevision: true,
    longTermHome: secret,
    version: 1,
  })
  await town.call('amira', contract.noteContact, {
    placementId,
    id: newUuid(),
    heldOn: day('2026-11-23'),
    what: ['child'],
    schooling: secret,
  })
  await town.call('amira', contract.saveReview, {
    placementId,
    kind: 'consider_care',
    answers: { how: secret },
    version: 0,
  })
  const plan = {
    how: secret,
    followUpHow: secret,
    othersDo: secret,
    familyContact: secret,
    childContact: secret,
    childView: secret,
    guardianView: secret,
    followUpMonths: 3,
    goals: [{ goal: secret, sign: secret }],
  }
  for (const version of [0, 1])
    await town.call('amira', saveImplementationPlan, { caseId, interventionId, ...plan, version })
  const { interventions } = await seen(town, caseId)
  await town.call('amira', followUpIntervention, {
    caseId,
    interventionId,
    heldOn: day('2026-11-23'),
    summary: secret,
    childView: secret,
    goalResults: [],
    nextStep: 'continue',
    endReason: '',
    version: interventions[0]?.version ?? 0,
  })
  await town.call('amira', contract.nameWorker, {
    placementId,
    workerId: town.workers.bo,
    fromOn: day('2026-11-23'),
    reason: secret,
    version: (await placed(town, placementId)).version,
  })
  await town.call('amira', contract.endPlacement, {
    placementId,
    endedOn: day('2026-11-23'),
    endKind: 'home_to_parents',
    reason: secret,
    version: (await placed(town, placementId)).version,
  })
}

test('no plan, review or reason tells a colleague where a hidden child lives: the words are hidden as the address is (LVU 14)', async () => {
  const town = await aTown()
  const { placementId, caseId, interventionId } = await aPlacedChild(town, { isHidden: true })
  await writeEverywhere(town, { placementId, caseId, interventionId })
  const pages = async (login: 'amira' | 'tove') => ({
    placement: JSON.stringify(await town.call(login, contract.readPlacement, { placementId })),
    ofCase: JSON.stringify(await town.call(login, readCase, { caseId })),
  })
  const own = await pages('amira')
  expect([own.placement.includes(secret), own.ofCase.includes(secret)]).toEqual([true, true])
  const colleague = await pages('tove')
  expect([colleague.placement.includes(secret), colleague.ofCase.includes(secret)]).toEqual([false, false])
  const { carePlan, earlierCarePlans } = await town.call('tove', contract.readPlacement, { placementId })
  expect([carePlan?.revision, earlierCarePlans.length]).toEqual([2, 1])
})

test('the same words are read by the unit when nothing is hidden', async () => {
  const town = await aTown()
  const made = await aPlacedChild(town)
  await writeEverywhere(town, made)
  const { placementId, caseId } = made
  expect((await town.call('tove', contract.readPlacement, { placementId })).carePlan?.goal).toBe(secret)
  const { interventions } = await town.call('tove', readCase, { caseId })
  expect(interventions[0]).toMatchObject({ plan: { how: secret }, isHidden: false })
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

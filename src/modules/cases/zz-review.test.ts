import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { makeTestNumber } from '#kernel/identity-number.ts'
import { aCase, decide, seen } from '#test/support/a-case.ts'
import { aHome, aPlacedChild, placed } from '#test/support/placement.ts'
import { as, enter, openMatter } from '#test/support/family.ts'
import { aTown, newUuid } from '#test/support/town.ts'
import { changePerson, findDuplicates, readPerson } from '#modules/people/contract.ts'
import { endIntervention, startIntervention } from './contract.ts'
import * as homes from './homes/contract.ts'
import * as placements from './placements/contract.ts'
import * as measures from './measures/contract.ts'
import { measureDecided } from './measures/decided.ts'
import * as transfers from './transfers/contract.ts'

const merge = (town: Awaited<ReturnType<typeof aTown>>, kept: string, merged: string) => town.inTx(async (tx) => {
  const id = newUuid()
  await tx.insertInto('person_merges').values({ id, kept_id: kept, merged_id: merged, choices: '{}', reason: 'x', status: 'confirmed', proposed_by: town.workers.maja, proposed_at: town.now(), answered_by: town.workers.moa, answered_at: town.now(), before: '{}' } as never).execute()
  await tx.insertInto('person_aliases').values({ alias_id: merged, person_id: kept, merge_id: id }).execute()
})

test('merged: placements', async () => {
  const town = await aTown()
  const { childId } = await aPlacedChild(town)
  const kept = await enter(town, { birthOn: day('2016-05-04') })
  await merge(town, kept, childId)
  expect(await town.call('amira', placements.listPlacementsOfChild, { childId: kept })).toHaveLength(1)
})

test('register', async () => {
  const town = await aTown()
  await aPlacedChild(town, { isHidden: true })
  const { rows } = await town.call('ulla', homes.readFosterRegister, { asOn: day('2026-11-23') })
  expect(JSON.stringify(rows)).not.toContain('Familjen Ek')
})

test('address with protected other child', async () => {
  const town = await aTown()
  const { homeId, placementId } = await aPlacedChild(town)
  await aPlacedChild(town, { homeId, child: { protection: 'marking', givenName: 'Hemlig' } })
  expect((await town.call('tove', homes.readHome, { homeId })).contact).toBeNull()
  expect((await town.call('tove', placements.readPlacement, { placementId })).contact).toBeNull()
})

test('place of visit hidden', async () => {
  const town = await aTown()
  const { placementId } = await aPlacedChild(town, { isHidden: true })
  await town.call('amira', placements.noteContact, { placementId, id: newUuid(), heldOn: day('2026-11-23'), what: ['visit', 'child'], place: 'Hemliga gatan 3' })
  expect(JSON.stringify(await town.call('tove', placements.readPlacement, { placementId }))).not.toContain('Hemliga')
})

test('transfer leaves a case without a clock', async () => {
  const town = await aTown()
  const { caseId, investigationId } = await aCase(town)
  await town.call('amira', transfers.requestTransfer, { caseId, id: newUuid(), municipalityCode: '1280', requestedOn: day('2026-11-23'), request: 'x' })
  await decide(town, { caseId, investigationId, kind: 'close_without_measure' }).catch((e) => console.log('close', e))
  const v = await seen(town, caseId)
  console.log(v.closedOn, v.clocks.filter((c) => c.endKind === null).map((c) => c.code))
})

test('transfer leaves a granted case without a clock', async () => {
  const town = await aTown()
  const { caseId, investigationId } = await aCase(town)
  await town.call('amira', transfers.requestTransfer, { caseId, id: newUuid(), municipalityCode: '1280', requestedOn: day('2026-11-23'), request: 'x' })
  await decide(town, { caseId, investigationId, kind: 'grant_open_care' })
  let v = await seen(town, caseId)
  const help = v.interventions[0]
  const ended = await town.send('amira', endIntervention, { caseId, interventionId: help?.id, endedOn: '2026-11-23', reason: 'Familjen flyttar.', version: help?.version })
  console.log(ended.status, ended.text.slice(0, 300))
  v = await seen(town, caseId)
  console.log(v.clocks.filter((c) => c.endKind === null).map((c) => c.code))
  const t = (await town.call('amira', transfers.readTransfers, { caseId })).transfers[0]
  const answer = await town.send('amira', transfers.stepTransfer, { caseId, transferId: t?.id, step: 'refused', on: '2026-11-23', text: 'Nej', version: t?.version })
  expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.anything()])
})

test('strike', async () => {
  const town = await aTown()
  const { caseId } = await aCase(town)
  const open = { caseId, ground: null, on: day('2026-11-23'), note: '' }
  const first = newUuid()
  await town.call('amira', measures.openMeasure, { ...open, id: first, kind: 'sip', step: 'needKnown' })
  await town.call('amira', measures.stepMeasure, { caseId, measureId: first, step: 'declined', on: day('2026-11-23'), note: 'Nej', version: 1 })
  await town.call('amira', measures.openMeasure, { ...open, id: newUuid(), kind: 'sip', step: 'needKnown' })
  const v = (await town.call('amira', measures.readMeasures, { caseId })).measures.find((m) => m.process.processId === first)
  const struck = await town.send('amira', measures.strikeMeasureStep, { caseId, measureId: first, id: newUuid(), reason: 'Fel', version: v?.version })
  expect([struck.status, struck.text.slice(0, 200)]).toEqual([409, expect.anything()])
})

test('mandate after strike', async () => {
  const town = await aTown()
  const { caseId } = await aCase(town)
  await as(town, 'cilla', (ctx) => measureDecided(ctx, { id: newUuid(), caseId, kind: 'apply_for_compulsory_care', decidedOn: day('2026-11-23') }))
  const open = { caseId, ground: 'lvu2' as const, on: day('2026-11-23'), note: '', kind: 'lvuCare' as const, step: 'careApplied' }
  const id = newUuid()
  await town.call('amira', measures.openMeasure, { ...open, id })
  const v = (await town.call('amira', measures.readMeasures, { caseId })).measures[0]
  await town.call('amira', measures.strikeMeasureStep, { caseId, measureId: id, id: newUuid(), reason: 'Fel dag', version: v?.version ?? 0 })
  expect((await town.send('amira', measures.openMeasure, { ...open, id: newUuid() })).status).toBe(200)
})

test('shelter doubled', async () => {
  const town = await aTown()
  const home = await aHome(town, { kind: 'shelter' })
  const { caseId } = await aPlacedChild(town, { kind: 'shelter', homeId: home.id, basis: 'sol' })
  await town.call('amira', measures.openMeasure, { caseId, ground: null, on: day('2026-11-23'), note: '', id: newUuid(), kind: 'shelter', step: 'granted' }).catch((e) => console.log(String(e).slice(0, 300)))
  await as(town, 'cilla', (ctx) => measureDecided(ctx, { id: newUuid(), caseId, kind: 'shelter_without_consent', decidedOn: day('2026-11-23') }))
  const id = newUuid()
  await town.call('amira', measures.openMeasure, { caseId, ground: null, on: day('2026-11-23'), note: '', id, kind: 'shelter', step: 'applied' })
  for (const step of ['granted', 'judgmentFinal', 'placed']) {
    const m = (await town.call('amira', measures.readMeasures, { caseId })).measures[0]
    const s = await town.send('amira', measures.stepMeasure, { caseId, measureId: id, step, on: '2026-11-23', note: '', version: m?.version })
    console.log(step, s.status, s.status === 200 ? '' : s.text.slice(0, 200))
  }
  const v = await seen(town, caseId)
  expect(v.clocks.filter((c) => c.endKind === null && c.code === 'shelterReview')).toHaveLength(1)
})

test('former identity number', async () => {
  const town = await aTown()
  const numberOf = (serial: number) => makeTestNumber({ birthOn: day('2016-05-04'), serial })
  const id = await enter(town, { givenName: 'Nils', familyName: 'Gammal', birthOn: day('2016-05-04'), number: numberOf(981) })
  await openMatter(town, id, 'amira', 'one')
  const v = await town.call('amira', readPerson, { personId: id })
  await town.call('amira', changePerson, { personId: id, version: v.version, givenName: 'Nilla', familyName: 'Nyblad', number: numberOf(982), birthOn: day('2016-05-04'), why: 'identity' } as never)
  const found = await town.call('eva', findDuplicates, { givenName: 'X', familyName: 'Y', number: numberOf(981) } as never)
  expect(found).toEqual([])
})

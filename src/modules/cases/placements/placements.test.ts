import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { seen } from '#test/support/a-case.ts'
import {
  aGrantedPlacement,
  aHome,
  aPlacedChild,
  placed,
  recordHome,
  running,
} from '#test/support/placement.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { endIntervention, startIntervention } from '../contract.ts'
import * as contract from './contract.ts'

const carryOut = async (
  town: Town,
  granted: { caseId: string; interventionId: string; version: number },
  input: Readonly<Record<string, unknown>> = {},
) =>
  town.send('amira', contract.carryOutPlacement, {
    caseId: granted.caseId,
    interventionId: granted.interventionId,
    id: newUuid(),
    namedWorkerId: town.workers.amira,
    startedOn: '2026-11-23',
    version: granted.version,
    ...input,
  })

const moveTo = (town: Town, view: contract.PlacementView, input: Readonly<Record<string, unknown>>) =>
  town.send('amira', contract.moveToHome, {
    placementId: view.id,
    why: 'planned',
    reason: 'Familjen flyttar.',
    version: view.version,
    ...input,
  })

const end = (town: Town, view: contract.PlacementView, input: Readonly<Record<string, unknown>> = {}) =>
  town.send('amira', contract.endPlacement, {
    placementId: view.id,
    endedOn: '2026-11-23',
    endKind: 'home_to_parents',
    reason: 'Hemmet är tryggt nu.',
    version: view.version,
    ...input,
  })

describe('carrying out a placement', () => {
  test('starts the care and every time that the law puts on it', async () => {
    const town = await aTown()
    const { view, caseId } = await aPlacedChild(town)
    expect(view).toMatchObject({
      home: 'Familjen Ek',
      startedOn: '2026-11-23',
      legalBasis: 'sol',
      namedWorker: 'Amira Påhittad',
      namedWorkers: [{ worker: 'Amira Påhittad', fromOn: '2026-11-23' }],
    })
    expect(running(view)).toEqual({
      healthCheckNotice: '2026-11-23',
      careVisit: '2027-02-23',
      interventionFollowUp: '2027-02-23',
      considerationSol: '2027-05-23',
      carePlanRevision: '2028-11-23',
      custodyTransfer: '2028-11-23',
    })
    const ofCase = await seen(town, caseId)
    expect(ofCase.clocks.find((clock) => clock.code === 'nonExecutedDecision')?.endKind).toBe('satisfied')
    expect(ofCase.interventions[0]?.startedOn).toBe('2026-11-23')
  })

  test('under LVU 2 the care is considered, under LVU 3 reconsidered, and under LVU 6 the court has its own times', async () => {
    const town = await aTown()
    const clockOf = async (basis: 'lvu_2' | 'lvu_3' | 'lvu_6') =>
      Object.keys(running((await aPlacedChild(town, { basis })).view))
    expect(await clockOf('lvu_2')).toContain('considerationLvu2')
    expect(await clockOf('lvu_3')).toContain('reconsiderationLvu3')
    const custody = await clockOf('lvu_6')
    expect(custody.filter((code) => code.startsWith('consider') || code.startsWith('reconsider'))).toEqual([])
  })

  test('is refused without an assessment of the home, extracts and a contract: each is named with its paragraph', async () => {
    const town = await aTown()
    const granted = await aGrantedPlacement(town)
    const home = await aHome(town, { records: [] })
    const answer = await carryOut(town, granted, { homeId: home.id })
    expect(answer.status).toBe(400)
    for (const paragraph of ['SoL 22:2', 'SoF 3:3', 'SoL 22:3']) expect(answer.text).toContain(paragraph)
    await recordHome(town, home.id, 'suitability')
    await recordHome(town, home.id, 'extracts')
    expect((await carryOut(town, granted, { homeId: home.id })).text).toContain('Det finns inget avtal')
    await recordHome(town, home.id, 'contract')
    expect((await carryOut(town, granted, { homeId: home.id })).status).toBe(200)
  })

  test('is refused in a private facility without a licence, in a full home, and in one of another kind', async () => {
    const town = await aTown()
    const granted = await aGrantedPlacement(town, { kind: 'residential_care_home' })
    const facility = await aHome(town, { kind: 'residential_care_home', records: [] })
    expect((await carryOut(town, granted, { homeId: facility.id })).text).toContain('SoL 26:1')
    const family = await aHome(town)
    expect((await carryOut(town, granted, { homeId: family.id })).text).toContain('av en annan sort')
    const small = await aHome(town, { capacity: 1 })
    await aPlacedChild(town, { homeId: small.id })
    const next = await aGrantedPlacement(town)
    expect((await carryOut(town, next, { homeId: small.id })).text).toContain('inga lediga platser')
  })

  test('is refused before the decision, tomorrow, and twice', async () => {
    const town = await aTown()
    const granted = await aGrantedPlacement(town)
    const { id: homeId } = await aHome(town)
    const early = await carryOut(town, granted, { homeId, startedOn: '2026-11-22' })
    expect(early.text).toContain('Dagen är före beslutet.')
    expect((await carryOut(town, granted, { homeId, startedOn: '2026-11-24' })).status).toBe(400)
    expect((await carryOut(town, granted, { homeId })).status).toBe(200)
    expect((await carryOut(town, granted, { homeId, version: 2 })).body).toMatchObject({
      error: { code: 'intervention_started' },
    })
  })

  test('is refused while the child is placed already: a child lives in one place at a time', async () => {
    const town = await aTown()
    const { childId } = await aPlacedChild(town)
    const second = await aGrantedPlacement(town, { of: { childId } })
    const { id: homeId } = await aHome(town)
    const answer = await carryOut(town, second, { homeId })
    expect(answer.body).toMatchObject({ error: { code: 'placement_is_open' } })
    expect(answer.text).toContain('ett barn bor på en plats i taget')
  })

  test('never begins before the day on which the last placement of the child ended', async () => {
    const town = await aTown()
    const first = await aPlacedChild(town)
    const second = await aGrantedPlacement(town, { of: first })
    town.at('2026-12-10T09:00:00.000Z')
    await end(town, first.view, { endedOn: '2026-12-05' })
    const { id: homeId } = await aHome(town)
    const early = await carryOut(town, second, { homeId, startedOn: '2026-12-04' })
    expect(early.body).toMatchObject({ error: { issues: [{ path: 'startedOn' }] } })
    expect(early.text).toContain('före den dag då barnets förra placering slutade')
    // The child leaves one home and comes to the other on the same day.
    expect((await carryOut(town, second, { homeId, startedOn: '2026-12-05' })).status).toBe(200)
  })

  test('is refused without the consent of the guardians', async () => {
    const town = await aTown()
    const granted = await aGrantedPlacement(town, { agrees: false })
    const { id: homeId } = await aHome(town)
    const answer = await carryOut(town, granted, { homeId })
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({ error: { code: 'consent_missing' } })
  })

  test('names a social worker who may work with children, and is not done in the case itself', async () => {
    const town = await aTown()
    const granted = await aGrantedPlacement(town)
    const { id: homeId } = await aHome(town)
    const answer = await carryOut(town, granted, { homeId, namedWorkerId: town.workers.adam })
    expect(answer.text).toContain('SoL 22:12')
    const { caseId, interventionId, version } = granted
    const asHelp = { caseId, interventionId, startedOn: '2026-11-23', version }
    expect((await town.send('amira', startIntervention, asHelp)).body).toMatchObject({
      error: { code: 'placement_on_its_page' },
    })
  })

  test('that comes to nothing in three months is reported to IVO, and not before', async () => {
    const town = await aTown()
    const { caseId, interventionId } = await aGrantedPlacement(town)
    const report = { caseId, interventionId, id: newUuid(), reason: 'Inget hem fanns.' }
    const early = await town.send('amira', contract.reportNotCarriedOut, {
      ...report,
      reportedOn: '2026-11-23',
    })
    expect(early.body).toMatchObject({ error: { code: 'not_late_yet' } })
    town.at('2027-02-24T09:00:00.000Z')
    await town.call('amira', contract.reportNotCarriedOut, { ...report, reportedOn: day('2027-02-24') })
    const start = await town.call('amira', contract.readPlacementStart, { caseId, interventionId })
    expect(start.reports).toMatchObject([{ reportedOn: '2027-02-24', by: 'Amira Påhittad' }])
  })

  test('the fourth child in a family home is told to IVO, and the notice ends that time', async () => {
    const town = await aTown()
    const home = await aHome(town, { capacity: 5 })
    for (let n = 0; n < 3; n++)
      expect(running((await aPlacedChild(town, { homeId: home.id })).view)).not.toHaveProperty(
        'fosterOverThree',
      )
    const fourth = await aPlacedChild(town, { homeId: home.id })
    expect(running(fourth.view)).toMatchObject({ fosterOverThree: '2026-11-23' })
    const after = await recordHome(town, home.id, 'over_three_notice', '2026-11-23')
    expect(after.noticeWanted).toBe(false)
    expect(running(await placed(town, fourth.placementId))).not.toHaveProperty('fosterOverThree')
  })
})

describe('a move', () => {
  test('keeps where the child has lived, and the two years begin anew in the new family home', async () => {
    const town = await aTown()
    const { view } = await aPlacedChild(town)
    const { id: homeId } = await aHome(town, { name: 'Familjen Alm' })
    town.at('2027-08-02T09:00:00.000Z')
    expect((await moveTo(town, view, { homeId, movedOn: '2027-08-01' })).status).toBe(200)
    const after = await placed(town, view.id)
    expect(after.stays).toMatchObject([
      { home: 'Familjen Ek', fromOn: '2026-11-23', untilOn: '2027-08-01' },
      { home: 'Familjen Alm', fromOn: '2027-08-01', untilOn: null, why: 'planned' },
    ])
    expect(running(after)).toMatchObject({ custodyTransfer: '2029-08-01', considerationSol: '2027-05-23' })
  })

  test('is refused to the same home, before the last move, to a home that has closed, and by a second who saves', async () => {
    const town = await aTown()
    const { view, homeId } = await aPlacedChild(town)
    expect((await moveTo(town, view, { homeId, movedOn: '2026-11-23' })).text).toContain('bor redan där')
    const { id: other } = await aHome(town, { name: 'Familjen Alm' })
    const early = await moveTo(town, view, { homeId: other, movedOn: '2026-11-20' })
    expect(early.text).toContain('före den senaste flytten')
    expect((await moveTo(town, view, { homeId: other, movedOn: '2026-11-23' })).status).toBe(200)
    const late = await moveTo(town, view, { homeId, movedOn: '2026-11-23' })
    expect(late.body).toMatchObject({ error: { code: 'changed_meanwhile' } })
  })

  test('when a home breaks down the child may wait in an emergency home, for two months', async () => {
    const town = await aTown()
    const { view } = await aPlacedChild(town)
    const { id: homeId } = await aHome(town, { kind: 'emergency_foster_home', name: 'Jourhemmet Asp' })
    const planned = await moveTo(town, view, { homeId, movedOn: '2026-11-23' })
    expect(planned.text).toContain('av en annan sort')
    town.at('2027-03-10T09:00:00.000Z')
    const urgent = await moveTo(town, view, { homeId, movedOn: '2027-03-10', why: 'breakdown' })
    expect(urgent.status).toBe(200)
    const after = await placed(town, view.id)
    expect(running(after)).toMatchObject({ emergencyFosterHome: '2027-05-10' })
    expect(running(after)).not.toHaveProperty('custodyTransfer')
  })
})

describe('another legal basis', () => {
  test('moves the question to its own clock, counted from that day', async () => {
    const town = await aTown()
    const { view } = await aPlacedChild(town)
    town.at('2027-02-01T09:00:00.000Z')
    const after = await town.call('amira', contract.changeLegalBasis, {
      placementId: view.id,
      legalBasis: 'lvu_3',
      fromOn: day('2027-02-01'),
      reason: 'Rätten beslutade om vård.',
      version: view.version,
    })
    expect(running(after)).toMatchObject({ reconsiderationLvu3: '2027-08-01' })
    expect(running(after)).not.toHaveProperty('considerationSol')
    expect(after.bases).toMatchObject([{ legalBasis: 'sol' }, { legalBasis: 'lvu_3', fromOn: '2027-02-01' }])
  })

  test('is refused when it is the same, before the placement, or when the child is too old for it', async () => {
    const town = await aTown()
    const { view } = await aPlacedChild(town, { child: { birthOn: day('2008-10-01') } })
    const change = (input: Readonly<Record<string, unknown>>) =>
      town.send('amira', contract.changeLegalBasis, {
        placementId: view.id,
        fromOn: '2026-11-23',
        reason: 'Påhittat.',
        version: view.version,
        ...input,
      })
    expect((await change({ legalBasis: 'sol' })).text).toContain('vilar redan')
    expect((await change({ legalBasis: 'lvu_2' })).text).toContain('för gammalt')
    expect((await change({ legalBasis: 'lvu_3', fromOn: '2026-11-01' })).status).toBe(400)
  })
})

describe('the end of a placement', () => {
  test('ends its times and the help, and the case is still watched', async () => {
    const town = await aTown()
    const { view, caseId } = await aPlacedChild(town)
    expect((await end(town, view)).status).toBe(200)
    const after = await placed(town, view.id)
    expect(after).toMatchObject({ endedOn: '2026-11-23', endKind: 'home_to_parents' })
    expect(after.clocks).toEqual([])
    const ofCase = await seen(town, caseId)
    expect(ofCase.interventions[0]?.endedOn).toBe('2026-11-23')
    expect(ofCase.watch?.nextOn).toBe('2026-12-23')
  })

  test('after care under LVU 2 opens the follow-up that the law wants, and otherwise when the board so decides', async () => {
    const town = await aTown()
    const lvu = await aPlacedChild(town, { basis: 'lvu_2' })
    await end(town, lvu.view)
    expect(Object.keys(running(await placed(town, lvu.placementId)))).toEqual(['followUpAfterLvu'])
    const sol = await aPlacedChild(town)
    await end(town, sol.view, { followUp: true })
    expect(running(await placed(town, sol.placementId))).toEqual({ followUpAfterPlacement: '2027-05-23' })
  })

  test('is refused before its start, and nothing is changed in it afterwards', async () => {
    const town = await aTown()
    const { view, caseId, interventionId } = await aPlacedChild(town)
    const early = await end(town, view, { endedOn: '2026-11-20' })
    expect(early.text).toContain('Slutdagen är före startdagen.')
    const inCase = await town.send('amira', endIntervention, {
      caseId,
      interventionId,
      endedOn: '2026-11-23',
      reason: 'Påhittat.',
      version: 2,
    })
    expect(inCase.body).toMatchObject({ error: { code: 'placement_on_its_page' } })
    await end(town, view)
    expect((await end(town, view, { version: 2 })).body).toMatchObject({ error: { code: 'placement_ended' } })
  })
})

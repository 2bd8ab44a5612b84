import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { createProposal } from '#modules/decisions/contract.ts'
import { askMayDecide } from '#modules/organisation/contract.ts'
import { open, seen } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aGrantedPlacement, aHome, aPlacedChild, placed, running } from '#test/support/placement.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'
import { placementDecided } from './decided.ts'

const inEmergencyHome = (town: Town) =>
  aPlacedChild(town, { kind: 'emergency_foster_home', homeKind: 'emergency_foster_home' })

const answers = {
  specialReasons: 'Familjehemmet som är utrett kan ta emot barnet först i mars.',
  childView: 'Vill bo kvar tills dess.',
  guardianView: 'Håller med.',
  nextHome: 'Avtal är skrivet med familjen Alm.',
}

const save = (town: Town, placementId: string, input: Readonly<Record<string, unknown>> = {}) =>
  town.send('amira', contract.saveReview, {
    placementId,
    kind: 'extend_emergency_home',
    answers,
    months: 2,
    version: 0,
    ...input,
  })

/** Written, put into a proposal, and decided by the committee. */
const decided = async (
  town: Town,
  { caseId, placementId }: { caseId: string; placementId: string },
  months = 2,
) => {
  await save(town, placementId, { months })
  const { id: proposalId } = await town.call('amira', createProposal, {
    caseId,
    id: newUuid(),
    kind: 'extend_emergency_home',
  })
  const version = (await placed(town, placementId)).reviews[0]?.version ?? 0
  const proposed = await town.send('amira', contract.proposeReview, {
    placementId,
    kind: 'extend_emergency_home',
    proposalId,
    version,
  })
  await as(town, 'cilla', (ctx) =>
    placementDecided(ctx, {
      id: newUuid(),
      caseId,
      kind: 'extend_emergency_home',
      decidedOn: day(town.now().slice(0, 10)),
    }),
  )
  return proposed.status
}

describe('a longer stay in an emergency home (SoL 22:4)', () => {
  test('is offered when the two months begin to run out, with its paragraphs', async () => {
    const town = await aTown()
    const { placementId, view } = await inEmergencyHome(town)
    expect(view.reviewsToPrepare.map(({ kind }) => kind)).not.toContain('extend_emergency_home')
    town.at('2027-01-08T09:00:00.000Z')
    expect((await placed(town, placementId)).reviewsToPrepare).toContainEqual({
      kind: 'extend_emergency_home',
      paragraph: 'SoL 22:4, 30:6',
      dueOn: '2027-01-23',
    })
  })

  test('for särskilda skäl moves the last day by the months that the committee decided, from the old last day', async () => {
    const town = await aTown()
    const made = await inEmergencyHome(town)
    town.at('2027-01-08T09:00:00.000Z')
    expect(await decided(town, made)).toBe(200)
    expect(running(await placed(town, made.placementId))).toMatchObject({ emergencyFosterHome: '2027-03-23' })
    const clock = (await seen(town, made.caseId)).clocks.find(({ code }) => code === 'emergencyFosterHome')
    expect(clock?.extensions).toMatchObject([
      { fromDueOn: '2027-01-23', toDueOn: '2027-03-23', ground: 'sarskildaSkal' },
    ])
    // And the question may be asked once more.
    town.at('2027-03-10T09:00:00.000Z')
    await decided(town, made, 1)
    expect(running(await placed(town, made.placementId))).toMatchObject({ emergencyFosterHome: '2027-04-23' })
  })

  test('is decided by the committee or the board, and by no official (SoL 30:6)', async () => {
    const town = await aTown()
    for (const login of ['cilla', 'dag', 'hedda'] as const)
      expect(await town.call(login, askMayDecide, { decisionKind: 'extend_emergency_home' })).toMatchObject({
        allowed: false,
        lowestRole: 'committee',
      })
  })

  test('goes to the committee only with the reasons, what the child and the guardians think, and how long', async () => {
    const town = await aTown()
    const { placementId } = await inEmergencyHome(town)
    for (const wrong of [{ months: 0 }, { months: 7 }, { months: 1.5 }])
      expect((await save(town, placementId, wrong)).status).toBe(400)
    const saved = await save(town, placementId, {
      answers: { specialReasons: 'Påhittade.' },
      months: undefined,
    })
    expect(saved.status).toBe(200)
    const proposed = await town.send('amira', contract.proposeReview, {
      placementId,
      kind: 'extend_emergency_home',
      proposalId: newUuid(),
      version: 1,
    })
    expect(proposed.body).toMatchObject({
      error: {
        issues: [
          { path: 'months' },
          { path: 'answers.childView' },
          { path: 'answers.guardianView' },
          { path: 'answers.nextHome' },
        ],
      },
    })
  })

  test('is not asked for where no such time runs: in another home, or while an investigation is open', async () => {
    const town = await aTown()
    const family = await aPlacedChild(town)
    const refused = await save(town, family.placementId)
    expect(refused.body).toMatchObject({ error: { code: 'no_time_in_emergency_home' } })
    expect(refused.text).toContain('SoL 22:4')
    const { placementId, childId } = await inEmergencyHome(town)
    await open(town, { childId })
    expect((await save(town, placementId)).status).toBe(409)
  })

  test('that is decided when the child has moved, or for a time that is already out, extends nothing and stops nobody', async () => {
    const town = await aTown()
    const made = await inEmergencyHome(town)
    town.at('2027-06-01T09:00:00.000Z')
    await decided(town, made, 1)
    expect(running(await placed(town, made.placementId))).toMatchObject({ emergencyFosterHome: '2027-01-23' })
  })
})

describe('from the emergency home to a home for longer (SoL 22:2, 22:4)', () => {
  test('takes another decision: the page says so and which way to go, by whether an investigation is open', async () => {
    const town = await aTown()
    const { placementId, childId, view } = await inEmergencyHome(town)
    expect(view.wayOn).toEqual({ granted: null, investigationIsOpen: false })
    await open(town, { childId })
    expect((await placed(town, placementId)).wayOn).toEqual({ granted: null, investigationIsOpen: true })
    expect((await aPlacedChild(town)).view.wayOn).toBeNull()
  })

  test('is one act when it has been granted: the emergency home ends on the day on which the other begins', async () => {
    const town = await aTown()
    const { placementId, childId, caseId } = await inEmergencyHome(town)
    town.at('2026-12-10T09:00:00.000Z')
    const granted = await aGrantedPlacement(town, { of: { childId } })
    expect((await placed(town, placementId)).wayOn?.granted).toEqual({
      interventionId: granted.interventionId,
      name: 'Placering',
    })
    const { interventionId, version } = granted
    const start = await town.call('amira', contract.readPlacementStart, { caseId, interventionId })
    expect(start).toMatchObject({ leavesEmergencyHome: true, earliestOn: '2026-12-10', wasHidden: false })
    const home = await aHome(town, { name: 'Familjen Alm' })
    const id = newUuid()
    const carriedOut = await town.call('amira', contract.carryOutPlacement, {
      caseId,
      interventionId,
      id,
      homeId: home.id,
      namedWorkerId: town.workers.amira,
      startedOn: day('2026-12-10'),
      version,
    })
    expect(running(carriedOut)).toMatchObject({ considerationSol: '2027-05-23' })
    const before = await placed(town, placementId)
    expect(before).toMatchObject({ endedOn: '2026-12-10', endKind: 'other', clocks: [] })
    const ofCase = await seen(town, caseId)
    expect(ofCase.clocks.filter((one) => one.aboutId === placementId && one.endedOn === null)).toEqual([])
    expect(ofCase.interventions.map(({ endedOn }) => endedOn)).toEqual(['2026-12-10', null])
  })

  test('never begins before the child came to the emergency home', async () => {
    const town = await aTown()
    const first = await aGrantedPlacement(town, { kind: 'emergency_foster_home' })
    const { childId, caseId } = first
    const jour = await aHome(town, { kind: 'emergency_foster_home' })
    const granted = await aGrantedPlacement(town, { of: { childId } })
    town.at('2026-12-01T09:00:00.000Z')
    const carryOut = (one: { interventionId: string; version: number }, homeId: string, startedOn: string) =>
      town.send('amira', contract.carryOutPlacement, {
        caseId,
        interventionId: one.interventionId,
        id: newUuid(),
        homeId,
        namedWorkerId: town.workers.amira,
        startedOn,
        version: one.version,
      })
    expect((await carryOut(first, jour.id, '2026-12-01')).status).toBe(200)
    const family = await aHome(town, { name: 'Familjen Alm' })
    const early = await carryOut(granted, family.id, '2026-11-28')
    expect(early.body).toMatchObject({ error: { issues: [{ path: 'startedOn' }] } })
    expect(early.text).toContain('före den senaste flytten')
    expect((await carryOut(granted, family.id, '2026-12-01')).status).toBe(200)
  })
})

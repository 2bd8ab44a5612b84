import { describe, expect, test } from 'vitest'
import { assignCase, readCase } from '#modules/cases/contract.ts'
import { readReport } from '#modules/intake/contract.ts'
import { readOrganisation } from '#modules/organisation/contract.ts'
import { relate } from '#modules/people/index.ts'
import { aCase, open } from '#test/support/a-case.ts'
import { aReport } from '#test/support/a-report.ts'
import { aFamily, as, enter } from '#test/support/family.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'

type Kind = 'absence' | 'leave' | 'ending' | 'moving'

const away = async (
  town: Town,
  login: Login,
  {
    kind = 'absence',
    by = 'dag',
    ...days
  }: { kind?: Kind; by?: Login; fromOn?: string; untilOn?: string | null; toUnitId?: string } = {},
): Promise<string> => {
  const id = newUuid()
  await town.call(by, contract.enterAbsence, {
    id,
    workerId: town.workers[login],
    kind,
    fromOn: '2026-11-23',
    ...days,
  })
  return id
}

const plan = (town: Town, absenceIds: string[], by: Login = 'dag') =>
  town.call(by, contract.planHandover, { absenceIds })

/** The proposal as it stands, ready to be sent. */
const proposedMoves = (view: Awaited<ReturnType<typeof plan>>) =>
  view.matters.map(({ matterId, version, proposed }) => ({
    matterId,
    version,
    ownerId: proposed.ownerId ?? '',
    coworkerId: proposed.coworkerId,
  }))

const carryOut = async (town: Town, absenceIds: string[], by: Login = 'dag') =>
  town.call(by, contract.carryOutHandover, {
    absenceIds,
    moves: proposedMoves(await plan(town, absenceIds, by)),
  })

const status = async (town: Town, login: Login, caseId: string) =>
  (await town.send(login, readCase, { caseId })).status

describe('who is away', () => {
  test('colleagues see that, and not why or until when', async () => {
    const town = await aTown()
    await away(town, 'amira', { untilOn: '2026-12-31' })
    const { workers } = await town.call('bo', readOrganisation, {})
    const amira = workers.find((one) => one.id === town.workers.amira)
    expect(amira).toMatchObject({ isAway: true })
    expect(JSON.stringify(amira)).not.toMatch(/absence|leave|2026-12-31/)
  })

  test('is entered by the manager of the unit or the head, by nobody else', async () => {
    const town = await aTown()
    const input = { id: newUuid(), workerId: town.workers.amira, kind: 'leave', fromOn: '2026-12-01' }
    for (const login of ['bo', 'cilla', 'ulla', 'adam'] as const)
      expect((await town.send(login, contract.enterAbsence, input)).status).toBe(404)
    expect((await town.send('hedda', contract.enterAbsence, input)).status).toBe(200)
  })

  test('is not away twice on the same day, nor back before the first day', async () => {
    const town = await aTown()
    await away(town, 'amira', { fromOn: '2026-12-01', untilOn: '2026-12-10' })
    const input = { id: newUuid(), workerId: town.workers.amira, kind: 'leave', fromOn: '2026-12-10' }
    const meets = await town.send('dag', contract.enterAbsence, input)
    expect(meets.text).toContain('Det finns redan en frånvaro de dagarna')
    const before = await town.send('dag', contract.enterAbsence, {
      ...input,
      fromOn: '2027-01-10',
      untilOn: '2027-01-09',
    })
    expect([meets.status, before.status]).toEqual([400, 400])
    expect(before.text).toContain('Dagen är före starten')
  })

  test('stands in for nobody in the unit, and has what is still the own', async () => {
    const town = await aTown()
    const one = await aCase(town)
    const { childId } = await aFamily(town)
    const other = await open(town, { childId, owner: 'bo' })
    expect(await status(town, 'amira', other.caseId)).toBe(200)
    await away(town, 'amira')
    expect(await status(town, 'amira', other.caseId)).toBe(404)
    expect(await status(town, 'amira', one.caseId)).toBe(200)
  })
})

describe('a handover', () => {
  test('lists all that must move: cases as owner and co-worker, reports, and what cannot move', async () => {
    const town = await aTown()
    const one = await aCase(town)
    const { childId } = await aFamily(town)
    await open(town, { childId, owner: 'bo', coworker: 'amira' })
    const { leavers, matters } = await plan(town, [await away(town, 'amira')])
    expect(leavers).toMatchObject([{ name: 'Amira Påhittad', drafts: 0 }])
    expect(
      new Set(matters.map((m) => `${m.leaving.owner ? 'owner' : 'coworker'}: ${m.proposed.why}`)),
    ).toEqual(new Set(['coworker: stays', 'owner: coworker_steps_in']))
    expect(matters.find((m) => m.matterId === one.caseId)).toMatchObject({
      childName: 'Nils Påhittsson',
      proposed: { ownerId: town.workers.bo },
    })
  })

  test('moves all in one act; who had it before gets 404 at the very next request, and the new one has it', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await carryOut(town, [await away(town, 'amira', { untilOn: '2027-01-31' })])
    expect(await status(town, 'amira', caseId)).toBe(404)
    const { watch, assignments } = await town.call('bo', readCase, { caseId })
    expect(watch).toMatchObject({ ownerId: town.workers.bo })
    expect(assignments.filter((row) => row.untilAt === null).map((row) => row.by)).toEqual([
      'Dag Påhittad',
      'Dag Påhittad',
    ])
  })

  test('of somebody who leaves ends the employment in the same act', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const absenceId = await away(town, 'amira', { kind: 'ending' })
    expect((await town.send('amira', readCase, { caseId })).status).toBe(200)
    await carryOut(town, [absenceId])
    expect((await town.send('amira', readCase, { caseId })).status).toBe(401)
  })

  test('of somebody who has nothing open is no handover: the employment ends on its day at once', async () => {
    const town = await aTown()
    await away(town, 'tove', { kind: 'ending', fromOn: '2026-12-01' })
    const { workers } = await town.call('bo', readOrganisation, {})
    expect(workers.some((one) => one.id === town.workers.tove)).toBe(true)
    town.at('2026-12-01T06:00:00.000Z')
    const after = await town.call('bo', readOrganisation, {})
    expect(after.workers.some((one) => one.id === town.workers.tove)).toBe(false)
  })

  test('that leaves a matter out is refused as a whole, and says which', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const absenceIds = [await away(town, 'amira', { kind: 'ending' })]
    const refused = await town.send('dag', contract.carryOutHandover, { absenceIds, moves: [] })
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({
      error: {
        code: 'handover_changed',
        details: { current: { changed: [{ matterId: caseId, what: 'new', owner: 'Amira Påhittad' }] } },
      },
    })
    expect(await status(town, 'amira', caseId)).toBe(200)
  })

  test('is refused as a whole when somebody changed one matter meanwhile, and the other one has not moved', async () => {
    const town = await aTown()
    const one = await aCase(town)
    const { childId } = await aFamily(town)
    const two = await open(town, { childId, owner: 'amira' })
    const absenceIds = [await away(town, 'amira')]
    const moves = proposedMoves(await plan(town, absenceIds))
    await town.call('cilla', assignCase, {
      caseId: one.caseId,
      ownerId: town.workers.amira,
      coworkerId: town.workers.cilla,
      version: 1,
    })
    const refused = await town.send('dag', contract.carryOutHandover, { absenceIds, moves })
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({
      error: {
        message:
          'Något har ändrats sedan du öppnade sidan. Inget har flyttats. Raderna som har ändrats är markerade.',
        details: {
          current: { changed: [{ matterId: one.caseId, what: 'changed', coworker: 'Cilla Påhittad' }] },
        },
      },
    })
    expect((await town.call('amira', readCase, { caseId: two.caseId })).watch?.ownerId).toBe(
      town.workers.amira,
    )
  })

  test('never gives a matter to an unlawful pair (SoL 25:1), nor to one who leaves', async () => {
    const town = await aTown()
    await aCase(town)
    const absenceIds = [await away(town, 'amira')]
    const [move] = proposedMoves(await plan(town, absenceIds))
    const send = (change: object) =>
      town.send('dag', contract.carryOutHandover, { absenceIds, moves: [{ ...move, ...change }] })
    expect((await send({ ownerId: town.workers.tove, coworkerId: null })).text).toContain('SoL 25:1')
    expect((await send({ ownerId: town.workers.bo, coworkerId: town.workers.amira })).text).toContain(
      'ska själv lämna',
    )
    expect((await send({ ownerId: newUuid() })).text).toContain('arbetar inte här')
  })

  test('of a protected child does not reach another unit', async () => {
    const town = await aTown()
    await aCase(town, { protection: 'marking' })
    const absenceIds = [await away(town, 'amira')]
    const [move] = proposedMoves(await plan(town, absenceIds))
    const sent = await town.send('dag', contract.carryOutHandover, {
      absenceIds,
      moves: [{ ...move, ownerId: town.workers.eva }],
    })
    expect(sent.text).toContain('skyddade personuppgifter')
  })

  test('takes reports of the reception too', async () => {
    const town = await aTown()
    const { reportId } = await aReport(town)
    const absenceIds = [await away(town, 'maja', { by: 'mats' })]
    expect((await plan(town, absenceIds, 'mats')).matters).toMatchObject([
      { kind: 'report', proposed: { ownerId: town.workers.moa } },
    ])
    await carryOut(town, absenceIds, 'mats')
    expect((await town.send('maja', readReport, { reportId })).status).toBe(404)
    expect((await town.send('moa', readReport, { reportId })).status).toBe(200)
  })

  test('keeps two sisters with one worker', async () => {
    const town = await aTown()
    const first = await aCase(town)
    const sisterId = await enter(town, { givenName: 'Lisa' })
    await as(town, 'maja', (ctx) =>
      relate(ctx, { childId: sisterId, personId: first.motherId, kind: 'guardian' }),
    )
    const second = await open(town, { childId: sisterId, owner: 'cilla' })
    await town.call('cilla', assignCase, {
      caseId: first.caseId,
      ownerId: town.workers.amira,
      coworkerId: null,
      version: 1,
    })
    const { matters } = await plan(town, [await away(town, 'amira')])
    expect(second.caseId).not.toBe(first.caseId)
    expect(matters).toMatchObject([{ proposed: { ownerId: town.workers.cilla, why: 'sibling' } }])
  })
})

describe('a unit that is reorganised', () => {
  test('takes its matters with it, and its people read what the new unit has', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const { absenceIds } = await town.call('hedda', contract.moveUnit, {
      unitId: town.units.one,
      toUnitId: town.units.two,
      fromOn: '2026-11-23',
    })
    const view = await plan(town, absenceIds, 'hedda')
    expect(view.mattersOfMovers).toBe('follow')
    expect(view.matters).toMatchObject([{ proposed: { ownerId: town.workers.amira, why: 'follows' } }])
    await carryOut(town, absenceIds, 'hedda')
    expect((await town.call('eva', readCase, { caseId })).unit).toBe('Utredning 2')
    expect((await town.call('amira', readCase, { caseId })).watch?.ownerId).toBe(town.workers.amira)
  })

  test('is not moved by the manager of one of them before its day', async () => {
    const town = await aTown()
    await aCase(town)
    const id = await away(town, 'amira', { kind: 'moving', toUnitId: town.units.two, fromOn: '2027-01-01' })
    const sent = await town.send('dag', contract.carryOutHandover, {
      absenceIds: [id],
      moves: proposedMoves(await plan(town, [id])),
    })
    expect(sent.text).toContain('först den dag det gäller från')
  })
})

describe('a handover for a time', () => {
  const until = '2026-12-31'

  test('comes back as a proposal on the day after, never by itself', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await carryOut(town, [await away(town, 'amira', { untilOn: until })])
    town.at('2026-12-31T09:00:00.000Z')
    expect((await town.call('dag', contract.readStaffing, {})).returns).toEqual([])
    town.at('2027-01-01T09:00:00.000Z')
    const { returns } = await town.call('dag', contract.readStaffing, {})
    expect(returns).toMatchObject([{ worker: 'Amira Påhittad', returnOn: '2027-01-01', matters: 1 }])
    expect((await town.call('bo', readCase, { caseId })).watch?.ownerId).toBe(town.workers.bo)
    const handoverId = returns[0]?.handoverId ?? ''
    const back = await town.call('dag', contract.planHandover, { returnOf: handoverId })
    expect(back.matters).toMatchObject([
      { proposed: { ownerId: town.workers.amira, coworkerId: town.workers.bo, why: 'returns' } },
    ])
    await town.call('dag', contract.carryOutHandover, { returnOf: handoverId, moves: proposedMoves(back) })
    expect((await town.call('amira', readCase, { caseId })).watch?.ownerId).toBe(town.workers.amira)
    expect((await town.call('dag', contract.readStaffing, {})).returns).toEqual([])
  })

  test('may stay where it is: then the child does not change worker once more', async () => {
    const town = await aTown()
    await aCase(town)
    await carryOut(town, [await away(town, 'amira', { untilOn: until })])
    town.at('2027-01-01T09:00:00.000Z')
    const [one] = (await town.call('dag', contract.readStaffing, {})).returns
    await town.call('dag', contract.keepHandedOver, { handoverId: one?.handoverId ?? '' })
    expect((await town.call('dag', contract.readStaffing, {})).returns).toEqual([])
  })

  test('of somebody who comes back sooner is asked about sooner', async () => {
    const town = await aTown()
    await aCase(town)
    const absenceId = await away(town, 'amira', { untilOn: until })
    await carryOut(town, [absenceId])
    town.at('2026-12-10T09:00:00.000Z')
    await town.call('dag', contract.changeAbsence, { absenceId, untilOn: '2026-12-09', version: 1 })
    expect((await town.call('dag', contract.readStaffing, {})).returns).toHaveLength(1)
    const late = await town.send('dag', contract.changeAbsence, { absenceId, untilOn: until, version: 1 })
    expect(late.body).toMatchObject({
      error: { code: 'changed_meanwhile', details: { current: { untilOn: '2026-12-09' } } },
    })
  })
})

describe('who takes over', () => {
  test('sees each child with what is late and whom to ask; opening the case makes it read', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    town.at('2027-04-01T09:00:00.000Z')
    await carryOut(town, [await away(town, 'amira')])
    town.at('2027-04-01T09:05:00.000Z')
    const before = await town.call('bo', contract.readTakenOver, {})
    expect(before).toMatchObject({
      unread: 1,
      rows: [{ matterId: caseId, from: 'Amira Påhittad', canBeAsked: false, isRead: false, talkedOn: null }],
    })
    expect(before.rows[0]?.late.length).toBeGreaterThan(0)
    await town.call('bo', readCase, { caseId })
    expect((await town.call('bo', contract.countTakenOver, {})).unread).toBe(0)
    expect((await town.call('amira', contract.readTakenOver, {})).rows).toEqual([])
  })
})

test('nobody in the municipality is left with the matters of one who has gone: the manager is told', async () => {
  const town = await aTown()
  await aCase(town)
  await away(town, 'amira', { kind: 'ending', fromOn: '2026-12-01' })
  const { absences } = await town.call('dag', contract.readStaffing, {})
  expect(absences).toMatchObject([{ worker: 'Amira Påhittad', kind: 'ending', matters: 1 }])
  expect((await town.send('bo', contract.readStaffing, {})).status).toBe(404)
})

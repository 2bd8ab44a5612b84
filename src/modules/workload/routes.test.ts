import { describe, expect, test } from 'vitest'
import { aCase } from '#test/support/a-case.ts'
import { aFamily, as } from '#test/support/family.ts'
import { open } from '#test/support/a-case.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { day } from '#kernel/day.ts'
import { readOwnWorkload, rateOwnMonth, readWorkloadBoard, tryAssignment } from './contract.ts'
import { decideModel } from './models/contract.ts'
import { countMonth } from './month-job.ts'
import { sampleModel } from './rules/sample-model.ts'
import { holdTalk, readTalk } from './talks/contract.ts'

const own = (town: Town, login: 'amira' | 'bo' | 'tove' = 'amira') => town.call(login, readOwnWorkload, {})
const talkWith = (town: Town, login: 'amira' | 'tove' = 'amira') =>
  town.call('dag', readTalk, { workerId: town.workers[login] })
const hold = (town: Town, more: object = {}) =>
  town.call('dag', holdTalk, { workerId: town.workers.amira, id: newUuid(), ...more })
const nightly = (town: Town) => as(town, 'dag', countMonth)

describe('points come from the cases by themselves', () => {
  test('a new case gives its owner and its co-worker their part, and says why', async () => {
    const town = await aTown()
    expect((await own(town)).load).toMatchObject({ points: 0, percent: 0, band: 'room', lines: [] })
    const { caseId } = await aCase(town)
    const amira = await own(town)
    expect(amira.load).toMatchObject({ points: 15, capacity: 150, percent: 10, band: 'room' })
    expect(amira.load.lines).toMatchObject([
      {
        kind: 'matters',
        type: 'newInvestigation',
        part: 'owner',
        count: 1,
        weight: 15,
        share: 100,
        points: 15,
      },
    ])
    expect(amira.matters).toMatchObject([{ matterId: caseId, href: `/arenden/${caseId}`, points: 15 }])
    expect((await own(town, 'bo')).load).toMatchObject({ points: 7.5 })
    expect(JSON.stringify(amira)).not.toContain('Påhittsson')
  })

  test('an investigation is no longer new after a month, without anybody doing anything', async () => {
    const town = await aTown()
    await aCase(town)
    town.at('2026-12-28T09:00:00Z')
    expect((await own(town)).load.lines).toMatchObject([{ type: 'investigation', points: 12 }])
  })

  test('a second child of the same family is a sibling, another family is none', async () => {
    const town = await aTown()
    const { childId, motherId } = await aCase(town)
    const sibling = await aFamily(town, { birthOn: day('2018-02-03') })
    await open(town, { childId: sibling.childId })
    expect((await own(town)).load.points).toBe(30)
    await town.inTx((tx) =>
      tx
        .insertInto('relations')
        .values({
          id: newUuid(),
          child_id: sibling.childId,
          person_id: motherId,
          kind: 'guardian',
          from_on: day('2018-02-03'),
        })
        .execute(),
    )
    expect((await own(town)).load.points).toBe(24)
    expect(childId).not.toBe(sibling.childId)
  })

  test('a guardian who needs an interpreter counts for all who have the child', async () => {
    const town = await aTown()
    const { motherId } = await aCase(town)
    await town.inTx((tx) =>
      tx.updateTable('persons').set({ needs_interpreter: true }).where('id', '=', motherId).execute(),
    )
    expect((await own(town)).load.lines).toMatchObject([{ factors: ['interpreter'], extra: 2, points: 17 }])
    expect((await own(town, 'bo')).load.points).toBe(9.5)
  })

  test('T-42: a held meeting with a long journey shows at the next look, with nothing filled in', async () => {
    const town = await aTown()
    const { caseId, childId } = await aCase(town)
    const before = (await own(town)).load.points
    const visitId = newUuid()
    await town.inTx(async (tx) => {
      await tx
        .insertInto('visits')
        .values({
          id: visitId,
          kind: 'home_visit',
          starts_at: town.now(),
          minutes: 45,
          travel_minutes: 60,
          planned_by: town.workers.amira,
          planned_at: town.now(),
          changed_at: town.now(),
          begun_at: town.now(),
        })
        .execute()
      await tx
        .insertInto('visit_children')
        .values({ visit_id: visitId, child_id: childId, case_id: caseId })
        .execute()
    })
    expect((await own(town)).load.points).toBe(before + 2)
  })
})

describe('the own rating', () => {
  test('is one press each, can be changed, and is seen by oneself and in the talk alone', async () => {
    const town = await aTown()
    await town.call('amira', rateOwnMonth, { rating: 4 })
    await town.call('amira', rateOwnMonth, { flex: 'over_20' })
    await town.call('amira', rateOwnMonth, { rating: 5 })
    expect(await own(town)).toMatchObject({ rating: 5, flex: 'over_20' })
    expect(await talkWith(town)).toMatchObject({ rating: 5, flex: 'over_20', signals: ['feelsHeavier'] })
    for (const login of ['dag', 'cilla', 'hedda'] as const)
      expect((await town.call(login, readOwnWorkload, {})).rating).toBeNull()
  })

  test('six is told in words', async () => {
    const town = await aTown()
    const answer = await town.send('amira', rateOwnMonth, { rating: 6 })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Talet får inte vara större än 5.')
  })
})

const trial = (town: Town, by: 'dag' | 'cilla' | 'hedda', matterId: string, workerId: string) =>
  town.call(by, tryAssignment, { matterId, workerId, part: 'owner' })

describe('before a matter is handed out', () => {
  test('the one who hands out is warned, the figure is for the nearest manager alone, and a trainee has none alone', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await town.call('hedda', decideModel, {
      id: newUuid(),
      validFrom: '2026-11-23',
      model: { ...sampleModel, name: 'Snäv', fullTime: 20 },
    })
    const dag = await trial(town, 'dag', caseId, town.workers.bo)
    expect(dag).toMatchObject({ before: 'room', after: 'room', percents: { before: 38, after: 75 } })
    const other = await aFamily(town, { birthOn: day('2015-02-03') })
    const second = await open(town, { childId: other.childId, owner: 'amira' })
    expect(await trial(town, 'dag', second.caseId, town.workers.bo)).toMatchObject({
      after: 'talk',
      percents: { after: 113 },
    })
    expect(await trial(town, 'cilla', second.caseId, town.workers.bo)).toMatchObject({
      after: 'talk',
      percents: null,
    })
    expect(await trial(town, 'hedda', caseId, town.workers.tove)).toMatchObject({
      percents: null,
      mayOwnAlone: false,
    })
    // Nothing was changed by trying.
    expect((await own(town, 'bo')).load.points).toBe(7.5)
  })

  test('neither a colleague nor the lead of another unit may try', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    for (const login of ['bo', 'moa', 'ulla', 'adam', 'nora'] as const) {
      const answer = await town.send(login, tryAssignment, {
        matterId: caseId,
        workerId: town.workers.amira,
        part: 'owner',
      })
      expect(answer.status, login).toBe(404)
    }
  })

  test('the board stands by name and has no figure of anybody; under five people not even one of the unit', async () => {
    const town = await aTown()
    await aCase(town)
    const board = await town.call('cilla', readWorkloadBoard, {})
    const names = board.workers.map(({ name }) => name)
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'sv')))
    expect(board.workers).toHaveLength(4)
    expect(board).toMatchObject({ freeInvestigations: null, isStretched: null, can: { talk: false } })
    expect(JSON.stringify(board.workers)).not.toMatch(/percent|points/i)
    expect((await town.send('amira', readWorkloadBoard, {})).status).toBe(404)
  })

  test('a matter of somebody who is away waits; with a co-worker here it does not', async () => {
    const town = await aTown()
    const alone = await aFamily(town, { birthOn: day('2015-02-03') })
    const { caseId } = await open(town, { childId: alone.childId, owner: 'amira' })
    await aCase(town)
    expect((await town.call('dag', readWorkloadBoard, {})).waiting).toEqual([])
    await town.inTx((tx) =>
      tx
        .insertInto('absences')
        .values({
          id: newUuid(),
          worker_id: town.workers.amira,
          kind: 'absence',
          from_on: day('2026-11-23'),
          until_on: null,
          entered_by: town.workers.dag,
          entered_at: town.now(),
        })
        .execute(),
    )
    expect((await town.call('dag', readWorkloadBoard, {})).waiting).toMatchObject([
      { matterId: caseId, kind: 'case', why: 'away', owner: 'Amira Påhittad' },
    ])
  })
})

describe('the nightly count', () => {
  test('again is the same, follows the cases while the month runs, and leaves the month that is over', async () => {
    const town = await aTown()
    await aCase(town)
    await nightly(town)
    await nightly(town)
    const rows = () =>
      town.inTx((tx) =>
        tx
          .selectFrom('workload_months')
          .select(['month_on', 'points_tenths', 'basis'])
          .where('worker_id', '=', town.workers.amira)
          .orderBy('month_on')
          .execute(),
      )
    expect(await rows()).toMatchObject([{ month_on: '2026-11-01', points_tenths: 150 }])
    expect(JSON.stringify(await rows())).not.toMatch(/[0-9a-f]{8}-/)
    town.at('2026-12-28T00:50:00Z')
    await nightly(town)
    expect(await rows()).toMatchObject([
      { month_on: '2026-11-01', points_tenths: 150 },
      { month_on: '2026-12-01', points_tenths: 120 },
    ])
  })

  test('what is older than two years goes, with what was agreed in it', async () => {
    const town = await aTown()
    await town.call('amira', rateOwnMonth, { rating: 3 })
    await hold(town, { drops: [{ id: newUuid(), words: 'Mötet' }] })
    await nightly(town)
    const left = () =>
      town.inTx(async (tx) =>
        Promise.all(
          (['workload_months', 'workload_ratings', 'workload_talks', 'workload_actions'] as const).map(
            async (table) =>
              (
                await tx
                  .selectFrom(table)
                  .select('worker_id')
                  .where('worker_id', '=', town.workers.amira)
                  .execute()
              ).length,
          ),
        ),
      )
    town.at('2028-11-30T00:50:00Z')
    await nightly(town)
    expect(await left()).toEqual([2, 1, 1, 1])
    town.at('2028-12-01T00:50:00Z')
    await nightly(town)
    expect(await left()).toEqual([2, 0, 0, 0])
  })
})

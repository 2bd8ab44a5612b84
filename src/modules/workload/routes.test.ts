import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { aCase } from '#test/support/a-case.ts'
import { aFamily, as } from '#test/support/family.ts'
import { open } from '#test/support/a-case.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { day } from '#kernel/day.ts'
import { readOwnWorkload, rateOwnMonth, readWorkloadBoard, settleAction, tryAssignment } from './contract.ts'
import { decideModel, listModels, tryModel } from './models/contract.ts'
import { countMonth } from './month-job.ts'
import { sampleModel } from './rules/sample-model.ts'
import { holdTalk, readTalk, setDuties } from './talks/contract.ts'
import { readUnits } from './units/contract.ts'

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

describe('the monthly talk', () => {
  test('only the manager of the unit holds it: no lead, no head, no manager of another unit, and nobody with herself', async () => {
    const town = await aTown()
    const id = { workerId: town.workers.amira }
    for (const login of ['cilla', 'hedda', 'ulla', 'amira', 'bo', 'adam', 'nora'] as const) {
      expect((await town.send(login, readTalk, id)).status, login).toBe(404)
      expect((await town.send(login, holdTalk, { ...id, id: newUuid() })).status, login).toBe(404)
    }
    expect((await town.send('dag', readTalk, { workerId: town.workers.dag })).status).toBe(404)
  })

  test('a month is not measured until the talk is held, whatever the points say; it is held once', async () => {
    const town = await aTown()
    await aCase(town)
    await nightly(town)
    const before = await own(town)
    expect(before.months.at(-1)).toMatchObject({ month: '2026-11-01', percent: 10, isMeasured: false })
    await hold(town)
    expect((await own(town)).months.at(-1)).toMatchObject({ isMeasured: true })
    expect((await own(town)).talkHeldOn).toBe('2026-11-23')
    const again = await town.send('dag', holdTalk, { workerId: town.workers.amira, id: newUuid() })
    expect(again.status).toBe(409)
    expect(again.text).toContain('Månadens samtal är redan hållet')
  })

  test('what was agreed is on top next month, is settled there, and the worker settles her own', async () => {
    const town = await aTown()
    const [todo, theirs, drop] = [newUuid(), newUuid(), newUuid()]
    await hold(town, {
      drops: [{ id: drop, words: 'Gruppmötet på onsdagar' }],
      actions: [
        { id: todo, words: 'Skriv klart utredningen', by: 'worker', dueOn: '2026-12-04' },
        { id: theirs, words: 'Bo blir medhandläggare', by: 'manager', dueOn: '2026-12-01' },
      ],
    })
    town.at('2026-12-07T09:00:00Z')
    const next = await talkWith(town)
    expect(next.lastHeldOn).toBe('2026-11-23')
    expect(next.actions.map(({ words, isLate }) => [words, isLate])).toEqual([
      ['Bo blir medhandläggare', true],
      ['Skriv klart utredningen', true],
      ['Gruppmötet på onsdagar', false],
    ])
    expect(
      (await town.send('amira', settleAction, { workloadActionId: theirs, outcome: 'done' })).status,
    ).toBe(404)
    await town.call('amira', settleAction, { workloadActionId: todo, outcome: 'done' })
    await hold(town, { settled: [{ workloadActionId: theirs, outcome: 'not_done' }] })
    const settled = (await talkWith(town)).actions
    expect(settled.map(({ words, outcome }) => [words, outcome])).toEqual([
      ['Bo blir medhandläggare', 'not_done'],
      ['Skriv klart utredningen', 'done'],
      ['Gruppmötet på onsdagar', null],
    ])
  })

  test('an agreed day that has passed is told at its field, and nothing of the talk is stored', async () => {
    const town = await aTown()
    const answer = await town.send('dag', holdTalk, {
      workerId: town.workers.amira,
      id: newUuid(),
      actions: [{ id: newUuid(), words: 'Ring', by: 'worker', dueOn: '2026-11-22' }],
    })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({
      error: { issues: [{ path: 'actions.0.dueOn', code: 'talk_day_past' }] },
    })
    expect((await talkWith(town)).heldOn).toBeNull()
  })

  test('duties besides count from today, agreed time takes of the capacity, 130 % is refused with the fix', async () => {
    const town = await aTown()
    const none = { workerId: town.workers.amira, mentee: 0, student: 0, trainer: 0, agreedTime: 0 }
    await town.call('dag', setDuties, { ...none, mentee: 1, agreedTime: 20 })
    expect((await own(town)).load).toMatchObject({ points: 12, capacity: 120, percent: 10 })
    await town.call('dag', setDuties, { ...none, mentee: 2 })
    expect((await own(town)).load).toMatchObject({ points: 24, capacity: 150 })
    await town.call('dag', setDuties, none)
    expect((await own(town)).load).toMatchObject({ points: 0, lines: [] })
    const wrong = await town.send('dag', setDuties, { ...none, agreedTime: 130 })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('Andelen ska vara mellan 0 och 100 procent.')
  })

  test('all time for something else: no case has room, and it is said so without a crash', async () => {
    const town = await aTown()
    await aCase(town)
    const none = { workerId: town.workers.amira, mentee: 0, student: 0, trainer: 0 }
    await town.call('dag', setDuties, { ...none, agreedTime: 100 })
    expect((await own(town)).load).toMatchObject({ capacity: 0, percent: 999, band: 'act' })
  })
})

describe('before a matter is handed out', () => {
  const trial = (town: Town, as: 'dag' | 'cilla' | 'hedda', matterId: string, workerId: string) =>
    town.call(as, tryAssignment, { matterId, workerId, part: 'owner' })

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

describe('a model is replaced, never changed', () => {
  const decide = (town: Town, model: object, validFrom = '2026-11-23') =>
    town.send('hedda', decideModel, { id: newUuid(), validFrom, model })

  test('until one is decided the sample counts and is called invented', async () => {
    const town = await aTown()
    expect(await town.call('amira', listModels, {})).toMatchObject({
      version: 0,
      isSample: true,
      can: { try: false, decide: false },
    })
    expect((await own(town)).load.model).toMatchObject({ isSample: true })
  })

  test('a changed weight is version 2, and the month that was counted by version 1 keeps its figure', async () => {
    const town = await aTown()
    await aCase(town)
    await decide(town, { ...sampleModel, name: 'Vår' })
    await nightly(town)
    town.at('2026-12-03T09:00:00Z')
    const heavier = { ...sampleModel.matters, newInvestigation: 30 }
    const answer = await decide(town, { ...sampleModel, name: 'Vår', matters: heavier }, '2026-12-03')
    expect(answer.body).toEqual({ version: 2 })
    await nightly(town)
    const { months, load } = await own(town)
    expect(load).toMatchObject({ percent: 20, model: { version: 2, isSample: false } })
    expect(months.slice(-2).map(({ month, percent }) => [month, percent])).toEqual([
      ['2026-11-01', 10],
      ['2026-12-01', 20],
    ])
    expect(
      (await town.call('dag', listModels, {})).all.map(({ version, isInForce }) => [version, isInForce]),
    ).toEqual([
      [2, true],
      [1, false],
      [0, false],
    ])
  })

  test.each([
    [sampleModel, '2026-11-22', 'validFrom', 'Månader som har räknats behåller sin modell'],
    [{ ...sampleModel, stable: -5 }, '2026-11-23', 'model.stable', 'Poängen ska vara mellan 0 och 200'],
    [
      { ...sampleModel, experience: [{ fromMonths: 6, percent: 80 }] },
      '2026-11-23',
      'model.experience.0.fromMonths',
      'Första steget ska börja vid 0 månader',
    ],
    [
      { ...sampleModel, bands: { low: 70, calm: 60, talk: 100, act: 115 } },
      '2026-11-23',
      'model.bands.calm',
      'Talet ska vara högre än talet före',
    ],
  ])('what cannot be counted with is told at its field (%#)', async (model, validFrom, path, sentence) => {
    const town = await aTown()
    const answer = await decide(town, model, validFrom)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ error: { issues: [{ path }] } })
    expect(answer.text).toContain(sentence)
  })

  test('only the head decides; a unit manager tries; nobody else does', async () => {
    const town = await aTown()
    const input = { id: newUuid(), validFrom: '2026-11-23', model: sampleModel }
    for (const login of ['dag', 'cilla', 'amira', 'adam'] as const)
      expect((await town.send(login, decideModel, input)).status, login).toBe(404)
    expect((await town.send('dag', tryModel, { model: sampleModel })).status).toBe(200)
    expect((await town.send('cilla', tryModel, { model: sampleModel })).status).toBe(404)
  })
})

/** Months of invented workers as the nightly count would have left them, all of them talked about. */
const fillMonth = async (
  town: Town,
  month: string,
  percents: Readonly<Record<'one' | 'two', readonly number[]>>,
) => {
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  try {
    for (const [unit, all] of Object.entries(percents)) {
      const unitId = unit === 'one' ? town.units.one : town.units.two
      for (const percent of all) {
        const id = newUuid()
        await owner.query(
          `insert into workers (tenant_id, id, login, name, title, unit_id, role, employment_percent, started_on,
             experienced_from, qualification, may_act_alone, ended_on)
           values ($1, $2, $4, 'Inhyrd Kanariefågel', 'Socialsekreterare', $3, 'social_worker', 100, '2020-01-01',
             '2015-01-01', 'social_work_degree', true, '2026-11-02')`,
          [town.tenantId, id, unitId, `inhyrd-${id}`],
        )
        await owner.query(
          `insert into workload_months (tenant_id, worker_id, month_on, unit_id, model_version, basis, employment_percent,
             agreed_percent, experience_months, points_tenths, capacity_tenths, counted_at)
           values ($1, $2, $3, $4, 0, $5, 100, 0, 100, $6, 1500, now())`,
          [
            town.tenantId,
            id,
            month,
            unitId,
            JSON.stringify({
              groups: [
                { type: 'placement', part: 'owner', isSibling: false, factors: [], count: percent / 10 },
              ],
              duties: [],
            }),
            percent * 15,
          ],
        )
        await owner.query(
          `insert into workload_talks (tenant_id, id, worker_id, month_on, unit_id, held_by, held_on, held_at)
           values ($1, $2, $3, $4, $5, $6, $4, now())`,
          [town.tenantId, newUuid(), id, month, unitId, town.workers.dag],
        )
      }
    }
  } finally {
    await owner.end()
  }
}

describe('what politicians and the director get', () => {
  const october = (months: readonly { month: string }[]) => months.find(({ month }) => month === '2026-10-01')

  test('unit medians, the share over 100 % and what was agreed: no name, no id of a person', async () => {
    const town = await aTown()
    await fillMonth(town, '2026-10-01', { one: [80, 90, 100, 110, 120, 130], two: [60, 70, 80, 90, 100] })
    const told = await town.call('nora', readUnits, {})
    expect(october(told.whole.months)).toMatchObject({ measured: 11, median: 90, over: '27 %' })
    const [, first, second] = ['intake', 'one', 'two'].map((key) =>
      told.units.find(({ unitId }) => unitId === town.units[key as 'one']),
    )
    expect(october(first?.months ?? [])).toMatchObject({ measured: 6, median: 105, over: '50 %' })
    expect(october(second?.months ?? [])).toMatchObject({ measured: 5, median: 80, over: '≤ 20 %' })
    const text = JSON.stringify(told)
    expect(text).not.toContain('Kanariefågel')
    for (const id of Object.values(town.workers)) expect(text).not.toContain(id)
  })

  test('a unit of four is hidden, and the other with it, so that neither the sum nor the rest tells it', async () => {
    const town = await aTown()
    await fillMonth(town, '2026-10-01', { one: [80, 90, 100, 110, 120, 130], two: [60, 70, 80, 90] })
    const told = await town.call('hedda', readUnits, {})
    expect(october(told.whole.months)).toMatchObject({ measured: 10 })
    for (const unit of told.units)
      expect(october(unit.months)).toMatchObject({ measured: null, median: null, over: null })
  })

  test('a month without a held talk is not measured, though there are points', async () => {
    const town = await aTown()
    await fillMonth(town, '2026-10-01', { one: [80, 90, 100, 110, 120], two: [] })
    await town.inTx((tx) => tx.deleteFrom('workload_talks').execute())
    const told = await town.call('nora', readUnits, {})
    expect(october(told.whole.months)).toMatchObject({ measured: null, median: null })
  })

  test('social workers, leads and administrators do not get it', async () => {
    const town = await aTown()
    for (const login of ['amira', 'cilla', 'tove', 'adam'] as const)
      expect((await town.send(login, readUnits, {})).status, login).toBe(404)
  })

  test('a model that is tried shows last month by units, and stores nothing', async () => {
    const town = await aTown()
    await fillMonth(town, '2026-10-01', { one: [80, 90, 100, 110, 120], two: [60] })
    const doubled = { ...sampleModel, matters: { ...sampleModel.matters, placement: 30 } }
    const tried = await town.call('dag', tryModel, { model: doubled })
    expect(tried.units.every(({ before }) => before === null)).toBe(true)
    await fillMonth(town, '2026-10-01', { one: [], two: [60, 70, 80, 90] })
    const again = await town.call('dag', tryModel, { model: doubled })
    expect(again.month).toBe('2026-10-01')
    expect(again.units.find(({ unitId }) => unitId === town.units.one)).toMatchObject({
      before: { median: 100 },
      after: { median: 200 },
    })
    expect((await town.call('dag', listModels, {})).version).toBe(0)
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

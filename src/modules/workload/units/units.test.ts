import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { listModels, tryModel } from '../models/contract.ts'
import { sampleModel } from '../rules/sample-model.ts'
import { readUnits } from './contract.ts'

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

const october = (months: readonly { month: string }[]) => months.find(({ month }) => month === '2026-10-01')

describe('what politicians and the director get', () => {
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

import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { describe, expect, test } from 'vitest'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { readOwnWorkload } from '../contract.ts'
import { countMonth } from '../month-job.ts'
import { sampleModel } from '../rules/sample-model.ts'
import { decideModel, listModels, tryModel } from './contract.ts'

const own = (town: Town) => town.call('amira', readOwnWorkload, {})
const nightly = (town: Town) => as(town, 'dag', countMonth)

const decide = (town: Town, model: object, validFrom = '2026-11-23') =>
  town.send('hedda', decideModel, { id: newUuid(), validFrom, model })

describe('a model is replaced, never changed', () => {
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

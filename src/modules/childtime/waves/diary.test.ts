import { describe, expect, test } from 'vitest'
import { aCase } from '#test/support/a-case.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { aVisit } from '#test/support/visit.ts'
import { joinWave, planWave, readDiary, saveDiary } from './contract.ts'
import { weekdayWords } from './rules.ts'

const diaryOf = async (town: Town) => {
  const waveId = newUuid()
  await town.call('dag', planWave, {
    id: waveId,
    startsOn: '2026-11-24',
    endsOn: '2026-11-27',
    momentsPerDay: 10,
    unitIds: [town.units.one],
    agreedOn: '2026-11-16',
  })
  const hours = { weekdays: weekdayWords.slice(0, 5), fromAt: '08:00', untilAt: '17:00' }
  await town.call('bo', joinWave, { waveId, way: 'diary', ...hours })
  return waveId
}

describe('a diary', () => {
  test('is filled from the calendar, and kept as it was said', async () => {
    const town = await aTown()
    const waveId = await diaryOf(town)
    const { caseId } = await aCase(town)
    await aVisit(town, caseId)
    town.at('2026-11-24T16:00:00.000Z')
    const filled = await town.call('bo', readDiary, { waveId, on: '2026-11-24' })
    expect(filled).toMatchObject({
      isSaved: false,
      rows: [
        { fromAt: '08:00', untilAt: '10:00', category: 'casework' },
        { fromAt: '10:00', untilAt: '11:00', category: 'child_adult' },
        { fromAt: '11:00', untilAt: '17:00', category: 'casework' },
      ],
    })
    const said = await town.call('bo', saveDiary, { waveId, on: '2026-11-24', rows: filled.rows })
    expect(said).toEqual({ minutes: 540 })
    expect(await town.call('bo', readDiary, { waveId, on: '2026-11-24' })).toMatchObject({ isSaved: true })
  })

  test.each([
    [
      [
        ['08:00', '10:00'],
        ['09:00', '11:00'],
      ],
      'Raden går in i en annan rad.',
    ],
    [[['10:00', '09:00']], 'Sluttiden måste vara efter starttiden.'],
    [[['10:05', '11:00']], 'Skriv hela kvartar'],
    [[['25:00', '26:00']], 'Skriv klockslaget som 14:05.'],
  ])('that cannot be is told row by row, and nothing of it is kept: %o', async (times, sentence) => {
    const town = await aTown()
    const waveId = await diaryOf(town)
    town.at('2026-11-24T16:00:00.000Z')
    const rows = times.map(([fromAt, untilAt]) => ({ fromAt, untilAt, category: 'note' }))
    const { status, text } = await town.send('bo', saveDiary, { waveId, on: '2026-11-24', rows })
    expect([status, text]).toEqual([400, expect.stringContaining(sentence)])
    expect(await town.inTx((tx) => tx.selectFrom('time_diaries').selectAll().execute())).toEqual([])
  })

  test('is the own one, of a day that has been, in the week', async () => {
    const town = await aTown()
    const waveId = await diaryOf(town)
    town.at('2026-11-24T16:00:00.000Z')
    expect((await town.send('bo', readDiary, { waveId, on: '2026-11-26' })).status).toBe(400)
    expect((await town.send('bo', readDiary, { waveId, on: '2026-11-23' })).status).toBe(400)
    expect((await town.send('dag', readDiary, { waveId, on: '2026-11-24' })).status).toBe(409)
  })
})

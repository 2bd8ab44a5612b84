import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import { aVisit, seatOf, tap, tell } from '#test/support/visit.ts'
import { closeOld } from './actions.ts'
import {
  answerMoment,
  closeWave,
  joinWave,
  leaveWave,
  listWaves,
  planWave,
  readOwnMoments,
  readWave,
  tellMoments,
} from './contract.ts'
import { weekdayWords } from './rules.ts'

const week = { startsOn: '2026-11-24', endsOn: '2026-11-27' }
const hours = { weekdays: weekdayWords.slice(0, 5), fromAt: '08:00', untilAt: '17:00' }

const planned = async (town: Town, some: object = {}) => {
  const id = newUuid()
  await town.call('dag', planWave, {
    id,
    ...week,
    momentsPerDay: 10,
    unitIds: [town.units.one],
    agreedOn: '2026-11-16',
    ...some,
  })
  return id
}

const joined = async (town: Town, waveId: string, login: Login = 'bo') =>
  town.call(login, joinWave, { waveId, way: 'prompts', ...hours })

const stored = (town: Town) =>
  town.inTx(async (tx) => ({
    moments: await tx.selectFrom('time_moments').selectAll().orderBy('due_at').execute(),
    people: await tx.selectFrom('time_wave_people').selectAll().execute(),
    diaries: await tx.selectFrom('time_diaries').selectAll().execute(),
    sums: await tx.selectFrom('time_sums').selectAll().execute(),
  }))

/** Just after the first moment of somebody. */
const atFirstMoment = async (town: Town): Promise<string> => {
  const [first] = (await stored(town)).moments
  if (!first) throw new RangeError('nothing is drawn')
  town.at(Temporal.Instant.from(first.due_at).add({ minutes: 2 }).toString())
  return first.id
}

describe('a measuring week is planned', () => {
  test('by the manager of the unit or the head, and by nobody else', async () => {
    const town = await aTown()
    await planned(town)
    const body = { ...week, momentsPerDay: 10, unitIds: [town.units.one], agreedOn: '2026-11-16' }
    for (const login of ['bo', 'cilla', 'ulla', 'adam'] as const)
      expect((await town.send(login, planWave, { id: newUuid(), ...body })).status, login).toBe(403)
    const both = {
      ...body,
      startsOn: '2026-12-07',
      endsOn: '2026-12-11',
      unitIds: [town.units.one, town.units.two],
    }
    expect((await town.send('dag', planWave, { id: newUuid(), ...both })).status).toBe(403)
    expect((await town.send('hedda', planWave, { id: newUuid(), ...both })).status).toBe(200)
  })

  test.each([
    [{ startsOn: '2026-11-20' }, 'Första dagen har redan varit.'],
    [{ endsOn: '2026-11-23' }, 'Sista dagen är före den första.'],
    [{ endsOn: '2027-11-23' }, 'En mätning får vara högst 31 dagar.'],
    [{ agreedOn: '2026-12-01' }, 'Dagen har inte varit än.'],
    [{ momentsPerDay: 0 }, 'Talet får inte vara mindre än 1.'],
    [{ unitIds: [] }, 'Välj minst ett.'],
  ])('not so: %o', async (some, sentence) => {
    const town = await aTown()
    const body = { ...week, momentsPerDay: 10, unitIds: [town.units.one], agreedOn: '2026-11-16' }
    const { status, text } = await town.send('dag', planWave, { id: newUuid(), ...body, ...some })
    expect([status, text]).toEqual([400, expect.stringContaining(sentence)])
  })

  test('once in a unit at a time, and sent twice it is one', async () => {
    const town = await aTown()
    const id = await planned(town)
    await planned(town, { id })
    expect((await town.call('bo', listWaves, {})).waves).toHaveLength(1)
    const again = await town.send('dag', planWave, {
      id: newUuid(),
      ...week,
      momentsPerDay: 5,
      unitIds: [town.units.one],
      agreedOn: '2026-11-16',
    })
    expect([again.status, again.text]).toEqual([400, expect.stringContaining('har redan en mätvecka')])
  })
})

describe('whoever wants to takes part', () => {
  test('nobody is in it before saying so, and a manager or another unit cannot be', async () => {
    const town = await aTown()
    const id = await planned(town)
    expect((await stored(town)).people).toEqual([])
    expect(await joined(town, id)).toEqual({ moments: 40 })
    for (const login of ['dag', 'eva', 'adam'] as const)
      expect((await town.send(login, joinWave, { waveId: id, way: 'prompts', ...hours })).status, login).toBe(
        409,
      )
  })

  test('only oneself sees that one is in it: not the manager, not the head', async () => {
    const town = await aTown()
    const id = await planned(town)
    await joined(town, id)
    expect((await town.call('bo', listWaves, {})).waves[0]?.own?.way).toBe('prompts')
    for (const login of ['dag', 'hedda', 'amira'] as const) {
      const text = JSON.stringify([
        await town.call(login, listWaves, {}),
        await town.call(login, readWave, { waveId: id }),
        await town.call(login, readOwnMoments, {}),
      ])
      expect(text, login).not.toContain(town.workers.bo)
      expect(text, login).not.toContain('"prompts"')
    }
  })

  test('leaving takes away every question and answer', async () => {
    const town = await aTown()
    const id = await planned(town)
    await joined(town, id)
    const momentId = await atFirstMoment(town)
    await town.call('bo', answerMoment, { momentId, category: 'note' })
    await town.call('bo', leaveWave, { waveId: id })
    expect(await stored(town)).toMatchObject({ moments: [], people: [] })
  })

  test('hours that go backwards are told', async () => {
    const town = await aTown()
    const id = await planned(town)
    const wrong = await town.send('bo', joinWave, { waveId: id, way: 'prompts', ...hours, untilAt: '07:00' })
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('Sluttiden måste vara efter')])
  })
})

describe('a question', () => {
  test('is not shown before its moment, and nobody is told when it comes', async () => {
    const town = await aTown()
    await joined(town, await planned(town))
    const early = await town.call('bo', readOwnMoments, {})
    expect(early).toMatchObject({ moments: [], log: [] })
    const id = await atFirstMoment(town)
    const { moments } = await town.call('bo', readOwnMoments, {})
    expect(moments).toMatchObject([{ id, standing: 'now', suggestion: null }])
  })

  test('leaves a whole log: meant, sent, shown, answered', async () => {
    const town = await aTown()
    await joined(town, await planned(town))
    const id = await atFirstMoment(town)
    await town.call('bo', tellMoments, { ids: [id], isShown: false })
    const sent = (await town.call('bo', readOwnMoments, {})).log[0]
    expect(sent).toMatchObject({ sentAt: expect.any(String), shownAt: null, answeredAt: null })
    await town.call('bo', tellMoments, { ids: [id], isShown: true })
    expect(await town.call('bo', answerMoment, { momentId: id, category: 'movable' })).toEqual({
      source: 'tap',
    })
    expect((await town.call('bo', readOwnMoments, {})).log[0]).toMatchObject({
      shownAt: expect.any(String),
      answeredAt: expect.any(String),
      category: 'movable',
      source: 'tap',
    })
  })

  test('answered after fifteen minutes is marked as late', async () => {
    const town = await aTown()
    await joined(town, await planned(town))
    const id = await atFirstMoment(town)
    town.at(Temporal.Instant.from(town.now()).add({ minutes: 20 }).toString())
    expect((await town.call('bo', readOwnMoments, {})).moments.find((one) => one.id === id)?.standing).toBe(
      'late',
    )
    expect(await town.call('bo', answerMoment, { momentId: id, category: 'note' })).toEqual({
      source: 'late',
    })
  })

  test('waits while a meeting goes on, and then asks about the missed minute with the child’s tile chosen', async () => {
    const town = await aTown()
    await joined(town, await planned(town))
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId, { at: '08:00' })
    const morning = '2026-11-24T07:00:00.000Z'
    town.at('2026-11-24T06:59:00.000Z')
    await tell(
      town,
      'bo',
      view.id,
      tap('started', 0, { at: morning }),
      tap('present', 0, { at: morning, who: seatOf(view, 'child') }),
    )
    town.at('2026-11-24T10:59:00.000Z')
    expect(await town.call('bo', readOwnMoments, {})).toMatchObject({ isQuiet: true, moments: [] })
    await tell(town, 'bo', view.id, tap('ended', 0, { at: '2026-11-24T10:58:00.000Z' }))
    const { isQuiet, moments } = await town.call('bo', readOwnMoments, {})
    expect(isQuiet).toBe(false)
    expect(moments.length).toBeGreaterThanOrEqual(3)
    expect(new Set(moments.map(({ standing }) => standing))).toEqual(new Set(['meeting']))
    expect(new Set(moments.map(({ suggestion }) => suggestion))).toEqual(new Set(['child_adult']))
    const momentId = moments[0]?.id ?? ''
    expect(await town.call('bo', answerMoment, { momentId, category: 'child_adult' })).toEqual({
      source: 'meeting',
    })
  })

  test('of somebody else is not there, to see or to answer', async () => {
    const town = await aTown()
    await joined(town, await planned(town))
    const momentId = await atFirstMoment(town)
    expect((await town.call('dag', readOwnMoments, {})).log).toEqual([])
    expect((await town.send('dag', answerMoment, { momentId, category: 'note' })).status).toBe(404)
    expect(await town.call('amira', tellMoments, { ids: [momentId], isShown: true })).toEqual({ told: 0 })
  })
})

const answerAll = async (town: Town, login: Login): Promise<void> => {
  const { moments } = await town.call(login, readOwnMoments, {})
  for (const [at, { id }] of moments.entries())
    await town.call(login, answerMoment, { momentId: id, category: at % 5 === 0 ? 'child' : 'note' })
}

/** The five of Utredning 1 who can: one more is hired for it, with the login of nobody. */
const answered = async (town: Town) => {
  await town.inTx((tx) =>
    tx.updateTable('workers').set({ unit_id: town.units.one }).where('id', '=', town.workers.eva).execute(),
  )
  const waveId = await planned(town)
  const five = ['amira', 'bo', 'cilla', 'tove', 'eva'] as const
  for (const login of five) await joined(town, waveId, login)
  town.at('2026-11-28T09:00:00.000Z')
  for (const login of five) await answerAll(town, login)
  return waveId
}

describe('a wave is closed', () => {
  test('not before its last day has been, and not by somebody else', async () => {
    const town = await aTown()
    const waveId = await planned(town)
    expect((await town.send('dag', closeWave, { waveId })).status).toBe(409)
    town.at('2026-11-28T09:00:00.000Z')
    expect((await town.send('bo', closeWave, { waveId })).status).toBe(403)
    expect((await town.send('dag', closeWave, { waveId })).status).toBe(200)
  })

  test('then every single answer is gone, and sums under keys are left', async () => {
    const town = await aTown()
    const waveId = await answered(town)
    const before = await town.call('hedda', readWave, { waveId })
    expect(before.groups).toEqual([])
    await town.call('dag', closeWave, { waveId })
    const { moments, people, diaries, sums } = await stored(town)
    expect({ moments, people, diaries }).toEqual({ moments: [], people: [], diaries: [] })
    expect(sums).toHaveLength(5)
    const text = JSON.stringify(sums)
    for (const id of Object.values(town.workers)) expect(text).not.toContain(id)
  })

  test('and the unit of five is shown: share, interval, bounds, verdict, what took the time', async () => {
    const town = await aTown()
    const waveId = await answered(town)
    await town.call('dag', closeWave, { waveId })
    const { groups } = await town.call('bo', readWave, { waveId })
    expect(groups).toMatchObject([
      {
        unitId: town.units.one,
        asked: 5,
        hidden: null,
        parts: [{ way: 'prompts', people: 5, counted: 200, drawn: 200, withChild: 40, share: 0.2 }],
      },
    ])
    expect(groups[0]?.parts[0]?.counts).toEqual({ child: 40, note: 160 })
  })

  test('of four nothing is shown but that it is hidden', async () => {
    const town = await aTown()
    const waveId = await planned(town)
    const four = ['amira', 'bo', 'cilla', 'tove'] as const
    for (const login of four) await joined(town, waveId, login)
    town.at('2026-11-28T09:00:00.000Z')
    for (const login of four) await answerAll(town, login)
    await town.call('dag', closeWave, { waveId })
    expect((await town.call('hedda', readWave, { waveId })).groups).toMatchObject([
      { hidden: 'few', parts: [] },
    ])
  })

  test('compared with the wave before within the same people', async () => {
    const town = await aTown()
    const first = await answered(town)
    await town.call('dag', closeWave, { waveId: first })
    const next = { startsOn: '2026-12-07', endsOn: '2026-12-11' }
    const second = await planned(town, next)
    const five = ['amira', 'bo', 'cilla', 'tove', 'eva'] as const
    for (const login of five) await joined(town, second, login)
    town.at('2026-12-12T09:00:00.000Z')
    for (const login of five)
      for (const { id } of (await town.call(login, readOwnMoments, {})).moments)
        await town.call(login, answerMoment, { momentId: id, category: 'child' })
    await town.call('dag', closeWave, { waveId: second })
    const { groups } = await town.call('hedda', readWave, { waveId: second })
    const part = groups[0]?.parts[0]
    expect(part).toMatchObject({ isPaired: true, change: { people: 5 } })
    expect(part?.change?.points).toBeCloseTo(0.8, 10)
  })

  test('a moment on a day that turned out to be a day away falls out, and by itself the wave closes a week after', async () => {
    const town = await aTown()
    const waveId = await planned(town)
    await joined(town, waveId)
    await town.inTx((tx) =>
      tx
        .insertInto('absences')
        .values({
          id: newUuid(),
          worker_id: town.workers.bo,
          kind: 'absence',
          from_on: day('2026-11-26'),
          until_on: day('2026-11-27'),
          entered_by: town.workers.dag,
          entered_at: town.now(),
        })
        .execute(),
    )
    town.at('2026-12-04T09:00:00.000Z')
    await as(town, 'maja', closeOld)
    expect((await stored(town)).sums).toEqual([])
    town.at('2026-12-05T09:00:00.000Z')
    await as(town, 'maja', closeOld)
    expect((await stored(town)).sums).toMatchObject([{ drawn: 20, answered: 0 }])
    expect((await town.send('bo', leaveWave, { waveId })).status).toBe(409)
  })
})

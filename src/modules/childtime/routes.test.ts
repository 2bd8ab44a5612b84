import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { aVisit, held, noon, seatOf, tap, tell } from '#test/support/visit.ts'
import { compareFigures, listDefinitions, readOwnTime, readUnitTime, setTarget } from './contract.ts'
import { deriveAll } from './derive.ts'
import { contactsOfUnit } from './index.ts'
import { childtime } from './routes.ts'
import { closeMonths } from './series.ts'

/** Colleagues without a login, so that a unit is five or more. */
const hire = (town: Town, unit: keyof Town['units'], count: number) =>
  town.inTx(async (tx) => {
    const ids = Array.from({ length: count }, () => newUuid())
    await tx
      .insertInto('workers')
      .values(
        ids.map((id, at) => ({
          id,
          login: `colleague-${unit}-${at}`,
          name: `Kollega ${at} Påhittad`,
          title: 'Socialsekreterare',
          unit_id: town.units[unit],
          role: 'social_worker' as const,
          employment_percent: 100,
          started_on: day('2020-01-01'),
          qualification: 'social_work_degree' as const,
          may_act_alone: true,
        })),
      )
      .execute()
    return ids
  })

/** Utredning 1 is six, and the others are five together: then it may be shown beside the whole. */
const bigEnough = async (town: Town) => [...(await hire(town, 'one', 2)), ...(await hire(town, 'intake', 2))]

const aHeldVisit = async (town: Town) => {
  const { caseId, childId, motherId } = await aCase(town)
  const view = await aVisit(town, caseId, { personIds: [motherId] })
  return { caseId, childId, view: await held(town, view) }
}

const rows = (town: Town) =>
  town.inTx(async (tx) => ({
    contacts: await tx.selectFrom('contact_time').selectAll().orderBy('worker_id').execute(),
    children: await tx.selectFrom('contact_children').selectAll().execute(),
    months: await tx.selectFrom('contact_months').selectAll().orderBy('worker_id').execute(),
  }))

describe('a held meeting is time', () => {
  test('C1.2: sixty minutes with two workers: 120 minutes of work, the child got 60, and the page says so', async () => {
    const town = await aTown()
    const { childId } = await aHeldVisit(town)
    const { contacts, children, months } = await rows(town)
    expect(contacts.reduce((sum, row) => sum + row.child + row.child_adult, 0)).toBe(120)
    expect(children).toMatchObject([{ child_id: childId, minutes: 60, alone_minutes: 20 }])
    expect(months.reduce((sum, row) => sum + row.child_minutes, 0)).toBe(60)
    const own = await town.call('bo', readOwnTime, {})
    expect(own.meetings).toMatchObject([
      { workers: 2, workerMinutes: 60, childMinutes: 60, aloneMinutes: 20, travel: 40 },
    ])
  })

  test('that has not ended is none yet, and one that goes on is counted when it ends', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId)
    await tell(town, 'bo', view.id, tap('started', 0))
    expect((await rows(town)).contacts).toEqual([])
    town.at(noon)
    await tell(town, 'bo', view.id, tap('ended', 30))
    expect((await rows(town)).contacts).toHaveLength(2)
  })

  test('told twice is once; a correction changes the months by the difference', async () => {
    const town = await aTown()
    const { view } = await aHeldVisit(town)
    const before = await rows(town)
    const correction = tap('corrected', 70, { what: 'travel', minutes: 15 })
    await tell(town, 'bo', view.id, correction)
    await tell(town, 'bo', view.id, correction)
    const after = await rows(town)
    const travel = (of: typeof before) => of.months.map((row) => [row.worker_id, row.travel])
    expect(travel(before)).toEqual([town.workers.amira, town.workers.bo].sort().map((id) => [id, 40]))
    expect(travel(after)).toEqual(
      [town.workers.amira, town.workers.bo].sort().map((id) => [id, id === town.workers.bo ? 15 : 40]),
    )
  })

  test('everything counted anew by the definition comes to the same', async () => {
    const town = await aTown()
    await aHeldVisit(town)
    const before = await rows(town)
    expect(await as(town, 'maja', deriveAll)).toBe(1)
    expect(await rows(town)).toEqual(before)
  })

  test('what was never counted is counted by the job', async () => {
    const town = await aTown()
    await aHeldVisit(town)
    const before = await rows(town)
    await town.inTx(async (tx) => {
      await tx.deleteFrom('contact_time').execute()
      await tx.deleteFrom('contact_children').execute()
      await tx
        .updateTable('contact_months')
        .set({ child: 0, child_adult: 0, travel: 0, child_minutes: 0, alone_minutes: 0, meetings: 0 })
        .execute()
    })
    const job = childtime.jobs?.find(({ name }) => name === 'childtime-derive')
    await as(town, 'maja', async (ctx) => job?.run(ctx))
    expect(await rows(town)).toEqual(before)
  })

  test('the room of continuity gets contacts by child and worker, without a name', async () => {
    const town = await aTown()
    const { childId } = await aHeldVisit(town)
    const contacts = await town.inTx((tx) =>
      contactsOfUnit(tx, { unitId: town.units.one, from: day('2026-11-01'), until: day('2026-12-01') }),
    )
    expect(contacts.toSorted((a, b) => a.workerId.localeCompare(b.workerId))).toEqual(
      [town.workers.amira, town.workers.bo].sort().map((workerId) => ({ childId, workerId, contacts: 1 })),
    )
  })

  test('overlapping meetings are told to the one who held them, and taken away from nobody', async () => {
    const town = await aTown()
    await aHeldVisit(town)
    const { caseId } = await aCase(town, { givenName: 'Lisa' })
    const other = await aVisit(town, caseId, { at: '10:30' })
    await tell(town, 'bo', other.id, tap('started', 30), tap('ended', 90))
    const { odd, meetings } = await town.call('bo', readOwnTime, {})
    expect(odd).toMatchObject([{ kind: 'overlap', minutes: 30, on: '2026-11-24' }])
    expect(meetings).toHaveLength(2)
  })
})

describe('T-42: no double entry', () => {
  test('one held meeting, the child alone for 45 minutes and 30 of travel, moves every measure and asks for no field', async () => {
    const town = await aTown()
    await bigEnough(town)
    town.at(noon)
    const before = await town.call('dag', readUnitTime, { unitId: town.units.one })
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId, { travelMinutes: 30, talkerId: null })
    const child = seatOf(view, 'child')
    const told = await tell(
      town,
      'bo',
      view.id,
      tap('started', 0),
      tap('alone_from', 0, { who: child }),
      tap('ended', 45),
    )
    const after = await town.call('dag', readUnitTime, { unitId: town.units.one })
    expect(before.figure?.withChildMinutes).toBe(0)
    expect(after.figure?.withChildMinutes).toBe(45)
    expect(after.figure?.countedMinutes).toBe(before.figure?.countedMinutes)
    expect(after.minutes).toMatchObject({ child: 45, childAdult: 0, travel: 30 })
    expect(after.children).toEqual({ minutes: 45, alone: 45, meetings: 1 })
    expect(after.months.at(-1)?.figure?.withChildMinutes).toBe(45)
    const contacts = await town.inTx((tx) =>
      contactsOfUnit(tx, { unitId: town.units.one, from: day('2026-11-24'), until: day('2026-11-25') }),
    )
    expect(contacts).toMatchObject([{ workerId: town.workers.bo, contacts: 1 }])
    expect(told.course.metAlone).toEqual([child])
    // What was called is the meeting's own: this room has no field for a minute of a meeting.
    const fields = childtime.routes
      .filter(({ route }) => route.method !== 'GET')
      .flatMap(({ route }) => Object.keys('shape' in route.input ? Object(route.input.shape) : {}))
    expect(fields.filter((name) => /minutes|travel|alone/i.test(name))).toEqual([])
  })
})

describe('a unit', () => {
  test('of five or more is shown with interval, number of people and minutes a day', async () => {
    const town = await aTown()
    await bigEnough(town)
    await aHeldVisit(town)
    const seen = await town.call('dag', readUnitTime, { unitId: town.units.one })
    expect(seen.hidden).toBeNull()
    expect(seen.figure).toMatchObject({ people: 6, withChildMinutes: 120 })
    expect(seen.figure?.interval).not.toBeNull()
    expect(seen.months).toHaveLength(24)
  })

  test('of four is hidden, and cannot be found by taking the others from the whole', async () => {
    const town = await aTown()
    // Utredning 1 is four; the reception is made seven, the other unit one.
    await hire(town, 'intake', 5)
    await aHeldVisit(town)
    const one = await town.call('hedda', readUnitTime, { unitId: town.units.one })
    expect(one).toMatchObject({ hidden: 'few', figure: null, minutes: null, children: null })
    expect(one.months.every(({ figure, minutes }) => figure === null && minutes === null)).toBe(true)
    const whole = await town.call('hedda', readUnitTime, {})
    expect(whole.figure?.people).toBe(12)
    expect(whole.units.filter(({ isShown }) => isShown).map(({ id }) => id)).toEqual([town.units.intake])
    // Twelve minus seven is five: who is left over is the four and the one together, never the four.
    await town.inTx((tx) =>
      tx
        .updateTable('workers')
        .set({ ended_on: day('2020-02-01') })
        .where('id', '=', town.workers.eva)
        .execute(),
    )
    const intake = await town.call('hedda', readUnitTime, { unitId: town.units.intake })
    expect(intake).toMatchObject({ hidden: 'complement', figure: null })
  })

  test('a month that was closed stays as it was when somebody moves', async () => {
    const town = await aTown()
    await bigEnough(town)
    await as(town, 'maja', closeMonths)
    const before = await town.call('dag', readUnitTime, { unitId: town.units.one })
    await town.inTx((tx) =>
      tx.updateTable('workers').set({ employment_percent: 50 }).where('id', '=', town.workers.bo).execute(),
    )
    const after = await town.call('dag', readUnitTime, { unitId: town.units.one })
    const october = (seen: typeof before) =>
      seen.months.find(({ monthOn }) => monthOn === '2026-10-01')?.figure?.countedMinutes
    expect(october(before)).toBeGreaterThan(0)
    expect(october(after)).toBe(october(before))
    expect(after.months.at(-1)?.figure?.countedMinutes).toBeLessThan(
      before.months.at(-1)?.figure?.countedMinutes ?? 0,
    )
  })

  test('has a target that the head has set, with the sentence of the verdict', async () => {
    const town = await aTown()
    await bigEnough(town)
    await aHeldVisit(town)
    expect((await town.send('dag', setTarget, { id: newUuid(), percent: 20 })).status).toBe(404)
    const wrong = await town.send('hedda', setTarget, { id: newUuid(), percent: 0 })
    expect(wrong.status).toBe(400)
    await town.call('hedda', setTarget, { id: newUuid(), percent: 20 })
    const seen = await town.call('dag', readUnitTime, { unitId: town.units.one })
    expect(seen).toMatchObject({ target: { perMille: 200 }, verdict: 'not_reached' })
    expect(seen.missingPerWeek).toBeGreaterThan(0)
  })

  test('that does not exist is told in words, never a fault', async () => {
    const town = await aTown()
    const { status, text } = await town.send('dag', readUnitTime, { unitId: newUuid() })
    expect([status, text]).toEqual([400, expect.stringContaining('Välj ett av alternativen.')])
  })
})

describe('C1.5: one person’s share', () => {
  test('is seen by oneself, and there is no way to ask for another’s: no route of the room takes a worker', async () => {
    const town = await aTown()
    await aHeldVisit(town)
    expect((await town.call('bo', readOwnTime, {})).months.at(-1)?.minutes.childAdult).toBe(40)
    for (const login of ['dag', 'hedda', 'adam'] as const)
      expect((await town.call(login, readOwnTime, {})).meetings).toEqual([])
    const asked = await town.send('dag', readOwnTime, { workerId: town.workers.bo })
    expect(asked.status).toBe(400)
    for (const { route } of childtime.routes) {
      expect(route.path, route.name).not.toMatch(/worker|person/i)
      expect(Object.keys('shape' in route.input ? Object(route.input.shape) : {}), route.name).not.toContain(
        'workerId',
      )
    }
  })

  test('no reply of a unit names a worker, and there is nothing to sort them by', async () => {
    const town = await aTown()
    const hired = await bigEnough(town)
    await aHeldVisit(town)
    for (const login of ['dag', 'hedda', 'adam'] as const) {
      const text = JSON.stringify([
        await town.call(login, readUnitTime, { unitId: town.units.one }),
        await town.call(login, listDefinitions, {}),
      ])
      for (const id of [...Object.values(town.workers), ...hired]) expect(text).not.toContain(id)
      expect(text).not.toContain('Påhittad')
    }
  })
})

describe('C1.4: a comparison', () => {
  const sjobo = 'sjobo-like@1#2017-04'
  const national = 'national-2016 child-only@1#2016'

  test('across definitions is refused with what differs, also for the administrator and the head', async () => {
    const town = await aTown()
    for (const login of ['bo', 'dag', 'hedda', 'adam'] as const) {
      const { status, body } = await town.send(login, compareFigures, { one: sjobo, other: national })
      expect(status, login).toBe(409)
      expect(body).toMatchObject({
        error: {
          code: 'figures_not_comparable',
          message: expect.stringContaining('mäter inte samma sak'),
          details: { reasons: ['numerator', 'denominator', 'population', 'method'] },
        },
      })
    }
  })

  test('within one definition is told, with how far of the way it is', async () => {
    const town = await aTown()
    const told = await town.call('bo', compareFigures, { one: 'sjobo-like@1#2015-06', other: sjobo })
    expect(told.points).toBeCloseTo(0.075, 10)
    expect(told.way).toBeCloseTo(0.8333, 4)
  })

  test('the cards say what each counts, of what, who, how and from where', async () => {
    const town = await aTown()
    const { definitions } = await town.call('bo', listDefinitions, {})
    expect(definitions.map(({ id }) => id)).toEqual([
      'national-2016 child-only',
      'national-report child-and-adult',
      'sjobo-like',
      'barntid-meetings',
      'barntid-moments',
      'barntid-diary',
    ])
    expect(definitions[2]).toMatchObject({ isUnverified: true, numerator: 'not_stated' })
  })

  test('of a figure that is not there is the same as of one that one may not know of', async () => {
    const town = await aTown()
    expect(
      (await town.send('bo', compareFigures, { one: sjobo, other: 'sjobo-like@9#2017-04' })).status,
    ).toBe(404)
    expect((await town.send('bo', compareFigures, { one: sjobo, other: '../' })).status).toBe(400)
  })
})

import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { findWatch } from '#modules/clocks/index.ts'
import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { endByAge } from './by-age.ts'
import * as contract from './contract.ts'
import { measureDecided } from './decided.ts'

/** The child of the case is born on 4 May 2016. */
const eve = '2034-05-03T09:00:00.000Z'
const birthday = '2034-05-04T09:00:00.000Z'

const decided = (town: Town, caseId: string, kind: string, legalBasis?: string) =>
  as(town, 'cilla', (ctx) =>
    measureDecided(ctx, {
      id: newUuid(),
      caseId,
      kind,
      decidedOn: day(town.now().slice(0, 10)),
      legalBasis,
    }),
  )

const only = async (town: Town, caseId: string) => {
  const [measure] = (await town.call('amira', contract.readMeasures, { caseId })).measures
  if (!measure) throw new Error('no measure')
  return measure
}

const begin = (town: Town, caseId: string, given: object) =>
  town.send('amira', contract.openMeasure, {
    caseId,
    id: newUuid(),
    ground: null,
    on: town.now().slice(0, 10),
    note: '',
    ...given,
  })

const take = async (town: Town, caseId: string, step: string, given: object = {}) => {
  const { version, process } = await only(town, caseId)
  const input = { caseId, measureId: process.processId, step, note: '', version }
  return town.send('amira', contract.stepMeasure, { on: town.now().slice(0, 10), ...input, ...given })
}

/** What the night does; answers with the log rows that go with its commit. */
const night = (town: Town) =>
  as(town, 'cilla', async (ctx) => {
    await endByAge(ctx)
    return ctx.entries.map(({ about, basis }) => [about.type, basis])
  })

/** The clocks about a course, ended ones too. */
const ended = (town: Town, measureId: string) =>
  town.inTx((tx) =>
    tx
      .selectFrom('clocks')
      .select(['code', 'ended_on', 'end_kind', 'end_reason'])
      .where('about_id', '=', measureId)
      .execute(),
  )

/** An exit ban of the court that runs on the eve of the eighteenth birthday. */
const aBan = async () => {
  const town = await aTown()
  town.at('2034-03-01T09:00:00.000Z')
  const { caseId } = await aCase(town)
  await decided(town, caseId, 'exit_ban')
  await begin(town, caseId, { kind: 'exitBan', step: 'granted' })
  const { process } = await only(town, caseId)
  return { town, caseId, measureId: process.processId }
}

describe('an exit ban when the young person turns 18 (LVU 31 c)', () => {
  test('is in force on the day before, and over on the day, whether or not anybody has looked', async () => {
    const { town, caseId } = await aBan()
    town.at(eve)
    expect(await only(town, caseId)).toMatchObject({ closedOn: null, process: { closed: false } })
    town.at(birthday)
    expect(await only(town, caseId)).toMatchObject({
      closedOn: '2034-05-04',
      process: {
        closed: true,
        clocks: [],
        next: [],
        over: { age: 18, on: '2034-05-04', paragraph: 'LVU 31 c' },
      },
    })
  })

  test('the night stops its clocks with the paragraph as the reason, writes in the log, and leaves the case a next date', async () => {
    const { town, caseId, measureId } = await aBan()
    town.at(eve)
    await night(town)
    expect((await ended(town, measureId)).map((one) => one.ended_on)).toEqual([null])
    town.at(birthday)
    expect(await night(town)).toEqual([['child', 'the law ends it on a birthday']])
    expect(await ended(town, measureId)).toEqual([
      {
        code: 'exitBanReview',
        ended_on: '2034-05-04',
        end_kind: 'stopped',
        end_reason: 'Upphörde vid 18 år, LVU 31 c §.',
      },
    ])
    expect(await town.inTx((tx) => findWatch(tx, caseId))).toBeDefined()
    const before = await only(town, caseId)
    expect(await night(town)).toEqual([])
    expect(await only(town, caseId)).toEqual(before)
  })

  test('takes no further step from that day, and says why beside the day', async () => {
    const { town, caseId } = await aBan()
    town.at(birthday)
    const late = await take(town, caseId, 'reviewed')
    expect([late.status, JSON.stringify(late.body)]).toEqual([400, expect.stringContaining('för gammal')])
  })

  test('what happened before the birthday can be written afterwards, and starts no clock', async () => {
    const { town, caseId, measureId } = await aBan()
    town.at(birthday)
    await night(town)
    expect((await take(town, caseId, 'reviewed', { on: '2034-05-03' })).status).toBe(200)
    expect((await only(town, caseId)).process.over?.age).toBe(18)
    expect((await ended(town, measureId)).filter((one) => one.ended_on === null)).toEqual([])
  })

  test('is not begun again in the case', async () => {
    const { town, caseId } = await aBan()
    town.at(birthday)
    await decided(town, caseId, 'exit_ban')
    const { canOpen } = await town.call('amira', contract.readMeasures, { caseId })
    expect(canOpen.map((one) => one.kind)).not.toContain('exitBan')
    expect((await begin(town, caseId, { kind: 'exitBan', step: 'granted' })).status).toBe(400)
  })
})

const applied = async (ground: 'lvu_2' | 'lvu_3') => {
  const town = await aTown()
  town.at('2034-04-20T09:00:00.000Z')
  const { caseId } = await aCase(town)
  await decided(town, caseId, 'apply_for_compulsory_care', ground)
  await begin(town, caseId, { kind: 'lvuCare', step: 'careApplied' })
  town.at(birthday)
  await night(town)
  return { town, caseId }
}

describe('a case about care when the young person turns 18 (LVU 21)', () => {
  test('by 2 § it is over, by 3 § it goes on until 21', async () => {
    const second = await applied('lvu_2')
    expect((await only(second.town, second.caseId)).process.over).toMatchObject({ age: 18 })
    const third = await applied('lvu_3')
    expect(await only(third.town, third.caseId)).toMatchObject({ closedOn: null, process: { over: null } })
  })

  test('a ground that was wrong is put right, and the course goes on where it stood', async () => {
    const { town, caseId } = await applied('lvu_2')
    const { version, process } = await only(town, caseId)
    const input = { caseId, measureId: process.processId, ground: 'lvu3' as const, version }
    await town.call('amira', contract.setMeasureGround, input)
    expect(await only(town, caseId)).toMatchObject({
      closedOn: null,
      ground: 'lvu3',
      process: { state: 'applied', over: null },
    })
  })
})

test('a birth date that is put right opens again what had ended too early, with its clocks', async () => {
  const { town, caseId, measureId } = await aBan()
  town.at(birthday)
  await night(town)
  await town.inTx((tx) =>
    tx
      .updateTable('persons')
      .set({ birth_on: day('2016-06-04') })
      .where('birth_on', '=', day('2016-05-04'))
      .execute(),
  )
  await night(town)
  expect(await only(town, caseId)).toMatchObject({
    closedOn: null,
    process: { state: 'running', over: null },
  })
  expect((await ended(town, measureId)).filter((one) => one.ended_on === null)).toMatchObject([
    { code: 'exitBanReview' },
  ])
})

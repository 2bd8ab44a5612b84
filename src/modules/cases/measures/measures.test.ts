import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import { errorOf } from '#test/support/decision.ts'
import { aCase, seen } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'
import { measureDecided } from './decided.ts'

/** The board or its chair has signed a decision. */
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

const views = (town: Town, caseId: string) => town.call('amira', contract.readMeasures, { caseId })

const only = async (town: Town, caseId: string) => {
  const [measure] = (await views(town, caseId)).measures
  if (!measure) throw new Error('no measure')
  return measure
}

const dues = async (town: Town, caseId: string): Promise<Record<string, string>> =>
  Object.fromEntries((await only(town, caseId)).process.clocks.map((clock) => [clock.code, clock.dueOn]))

const take = async (town: Town, caseId: string, step: string, given: object = {}) => {
  const { version, process } = await only(town, caseId)
  const input = { caseId, measureId: process.processId, step, note: '', version }
  return town.send('amira', contract.stepMeasure, { on: town.now().slice(0, 10), ...input, ...given })
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

describe('immediate custody (LVU 6–9)', () => {
  test('opens by the decision; it is submitted within a week, and care is applied for within four weeks from enforcement', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await decided(town, caseId, 'immediate_custody')
    expect(await dues(town, caseId)).toEqual({ immediateCustodySubmit: '2026-11-30' })
    town.at('2026-11-24T09:00:00.000Z')
    expect((await take(town, caseId, 'enforced')).status).toBe(200)
    expect(await dues(town, caseId)).toEqual({
      immediateCustodySubmit: '2026-11-30',
      lvuApplication: '2026-12-22',
    })
    town.at('2026-11-26T09:00:00.000Z')
    await take(town, caseId, 'submittedToCourt')
    town.at('2026-12-01T09:00:00.000Z')
    await take(town, caseId, 'courtConfirmed')
    expect(await dues(town, caseId)).toEqual({ lvuApplication: '2026-12-22' })
    await take(town, caseId, 'careApplied')
    expect(await dues(town, caseId)).toEqual({ lvuHearing: '2026-12-15' })
    town.at('2026-12-14T09:00:00.000Z')
    await take(town, caseId, 'granted')
    town.at('2027-01-10T09:00:00.000Z')
    await take(town, caseId, 'judgmentFinal')
    const measure = await only(town, caseId)
    expect([measure.process.state, measure.process.closed]).toEqual(['careRunning', true])
    expect(measure.process.clocks).toEqual([])
  })

  test('the court may give a longer time to apply; the day is counted from its decision, never typed', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await decided(town, caseId, 'immediate_custody')
    await take(town, caseId, 'enforced')
    await take(town, caseId, 'submittedToCourt')
    const note = 'Rättens beslut i mål 1-26.'
    const given = (days?: number) => take(town, caseId, 'timeExtended', { note, days })
    expect([(await given(0)).status, (await given()).status]).toEqual([400, 400])
    expect((await given(14)).status).toBe(200)
    expect((await dues(town, caseId))['lvuApplication']).toBe(addDays(day('2026-12-21'), 14))
    const [clock] = (await only(town, caseId)).process.clocks.filter((one) => one.code === 'lvuApplication')
    expect(clock?.extensions).toMatchObject([{ toDueOn: '2027-01-04', ground: 'domstolen', reason: note }])
  })

  test('custody whose time the court made longer has lapsed after the longer time, and not before (LVU 8–9)', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await decided(town, caseId, 'immediate_custody')
    await take(town, caseId, 'enforced')
    await take(town, caseId, 'submittedToCourt')
    await take(town, caseId, 'courtConfirmed')
    await take(town, caseId, 'timeExtended', { note: 'Mål 1-26.', days: 14 })
    const offered = async () => (await only(town, caseId)).process.next.map(({ step }) => step)
    town.at('2026-12-22T09:00:00.000Z')
    expect(await offered()).not.toContain('custodyLapsed')
    expect((await take(town, caseId, 'custodyLapsed', { note: 'Ingen ansökan.' })).status).toBe(400)
    town.at('2027-01-05T09:00:00.000Z')
    expect(await offered()).toContain('custodyLapsed')
    expect((await take(town, caseId, 'custodyLapsed', { note: 'Ingen ansökan.' })).status).toBe(200)
  })

  test('a longer time that was written down by mistake is struck, and the first day counts again', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await decided(town, caseId, 'immediate_custody')
    await take(town, caseId, 'enforced')
    const before = await dues(town, caseId)
    await take(town, caseId, 'timeExtended', { note: 'Mål 1-26.', days: 14 })
    const { process, version } = await only(town, caseId)
    const input = { caseId, measureId: process.processId, version, id: newUuid() }
    await town.call('amira', contract.strikeMeasureStep, { ...input, reason: 'Fel mål.' })
    expect(await dues(town, caseId)).toEqual(before)
  })

  test('ends by itself when nobody submitted it in time, and not a day before', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await decided(town, caseId, 'immediate_custody')
    town.at('2026-11-30T09:00:00.000Z')
    expect((await take(town, caseId, 'custodyLapsed', { note: 'Inte underställt.' })).status).toBe(400)
    town.at('2026-12-01T09:00:00.000Z')
    expect((await take(town, caseId, 'custodyLapsed', { note: 'Inte underställt.' })).status).toBe(200)
    expect((await only(town, caseId)).process.state).toBe('custodyLapsed')
  })
})

describe('what the board decides again', () => {
  test.each([
    ['contact_restriction', 'contactLimitReview', '2027-02-23', 'LVU 14'],
    ['preventive_measures', 'reconsiderationLvu22', '2027-05-23', 'LVU 22'],
    ['temporary_moving_ban', 'tempMovingBanSubmit', '2026-11-30', 'LVU 28'],
    ['temporary_exit_ban', 'tempExitBanSubmit', '2026-11-30', 'LVU 31 e'],
  ])('%s runs under %s until %s (%s)', async (kind, code, dueOn, paragraph) => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await decided(town, caseId, kind)
    const [clock] = (await only(town, caseId)).process.clocks
    expect(clock).toMatchObject({ code, dueOn })
    expect(clock?.paragraph).toContain(paragraph)
  })

  test('a new decision of the same kind is the review: three months run anew (LVU 14)', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await decided(town, caseId, 'contact_restriction')
    town.at('2027-02-01T09:00:00.000Z')
    await decided(town, caseId, 'contact_restriction')
    expect(await dues(town, caseId)).toEqual({ contactLimitReview: '2027-05-01' })
    expect((await views(town, caseId)).measures).toHaveLength(1)
  })
})

describe('what only the board decides to apply for (SoL 30:6–8)', () => {
  test('cannot be applied for before the board has decided, and once for each decision', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const application = { kind: 'lvuCare', ground: 'lvu2', step: 'careApplied' }
    expect((await views(town, caseId)).canOpen.map((one) => one.kind)).not.toContain('lvuCare')
    const refused = await begin(town, caseId, application)
    expect([refused.status, errorOf(refused.body).code]).toEqual([409, 'measure_needs_decision'])
    await decided(town, caseId, 'apply_for_compulsory_care')
    expect((await begin(town, caseId, { ...application, ground: null })).status).toBe(400)
    expect((await begin(town, caseId, application)).status).toBe(200)
    expect((await only(town, caseId)).lastsUntil).toBe('2034-05-04')
    await take(town, caseId, 'withdrawn', { note: 'Vårdnadshavarna samtycker nu.' })
    expect((await begin(town, caseId, application)).status).toBe(409)
  })

  test('a ban of the court is reviewed every three months, an exit ban every six (LVU 26, 31 c)', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await decided(town, caseId, 'moving_ban')
    await begin(town, caseId, { kind: 'movingBan', step: 'applied' })
    await take(town, caseId, 'granted')
    expect(await dues(town, caseId)).toEqual({ movingBanReview: '2027-02-23' })
    const other = await aCase(town)
    await decided(town, other.caseId, 'exit_ban')
    await begin(town, other.caseId, { kind: 'exitBan', step: 'applied' })
    await take(town, other.caseId, 'granted')
    expect(await dues(town, other.caseId)).toEqual({ exitBanReview: '2027-05-23' })
  })
})

test('youth service begins within two months of the final judgment, a plan with the region at once (SoL 18:8, 10:8)', async () => {
  const town = await aTown()
  const { caseId } = await aCase(town)
  await begin(town, caseId, { kind: 'youthService', step: 'judgmentFinal' })
  expect(await dues(town, caseId)).toEqual({ serviceYouth: '2027-01-23' })
  await begin(town, caseId, { kind: 'sip', step: 'needKnown' })
  const codes = (await views(town, caseId)).measures.flatMap((one) => one.process.clocks.map((c) => c.dueOn))
  expect(codes.toSorted()).toEqual(['2026-11-23', '2027-01-23'])
})

test('a step that was wrong is struck, stays readable, and the clocks go back', async () => {
  const town = await aTown()
  const { caseId } = await aCase(town)
  await decided(town, caseId, 'immediate_custody')
  const before = await dues(town, caseId)
  await take(town, caseId, 'submittedToCourt')
  const { process, version } = await only(town, caseId)
  const input = { caseId, measureId: process.processId, version, id: newUuid() }
  expect((await town.send('amira', contract.strikeMeasureStep, { ...input, reason: '' })).status).toBe(400)
  await town.call('amira', contract.strikeMeasureStep, { ...input, reason: 'Fel barn.' })
  expect(await dues(town, caseId)).toEqual(before)
  expect((await only(town, caseId)).struck).toMatchObject([{ step: 'submittedToCourt', reason: 'Fel barn.' }])
})

test('a case with a course that runs cannot be closed, and the screen of the case says so', async () => {
  const town = await aTown()
  const { caseId } = await aCase(town)
  await begin(town, caseId, { kind: 'sip', step: 'needKnown' })
  const view = await seen(town, caseId)
  expect(view.obstacles).toContain('open_measure')
  expect(view.next.map((one) => one.step)).toContain('measure')
})

test('a second course of the same kind, a step out of order, a day before the last step and a day to come are refused in words', async () => {
  const town = await aTown()
  const { caseId } = await aCase(town)
  await begin(town, caseId, { kind: 'sip', step: 'needKnown' })
  expect(errorOf((await begin(town, caseId, { kind: 'sip', step: 'needKnown' })).body).message).toContain(
    'redan',
  )
  expect((await take(town, caseId, 'planMade')).status).toBe(409)
  expect((await take(town, caseId, 'begun', { on: '2026-11-24' })).status).toBe(400)
  town.at('2026-11-25T09:00:00.000Z')
  await take(town, caseId, 'begun')
  const early = await take(town, caseId, 'planMade', { on: '2026-11-24' })
  expect([early.status, early.body]).toMatchObject([400, { error: { issues: [{ path: 'on' }] } }])
})

test('two who work on one course at the same time: the second one sees where it stands, and nothing is overwritten', async () => {
  const town = await aTown()
  const { caseId } = await aCase(town)
  await begin(town, caseId, { kind: 'sip', step: 'needKnown' })
  const { process, version } = await only(town, caseId)
  const input = { caseId, measureId: process.processId, on: '2026-11-23', note: '', version }
  await town.call('amira', contract.stepMeasure, { ...input, step: 'begun' })
  const second = await town.send('bo', contract.stepMeasure, { ...input, step: 'declined', note: 'Nej.' })
  expect([second.status, errorOf(second.body).code]).toEqual([409, 'changed_meanwhile'])
})

test('a stranger is answered as if the case did not exist; a colleague in the unit reads and does not act', async () => {
  const town = await aTown()
  const { caseId } = await aCase(town)
  for (const stranger of ['eva', 'adam', 'maja'] as const)
    expect((await town.send(stranger, contract.readMeasures, { caseId })).status).toBe(404)
  const colleague = await town.call('tove', contract.readMeasures, { caseId })
  expect([colleague.can.work, colleague.canOpen]).toEqual([false, []])
  const other = await aCase(town)
  await begin(town, other.caseId, { kind: 'sip', step: 'needKnown' })
  const { process, version } = await only(town, other.caseId)
  const crossed = { caseId, measureId: process.processId, step: 'begun', on: '2026-11-23', note: '', version }
  expect((await town.send('amira', contract.stepMeasure, crossed)).status).toBe(404)
})

test('a course that was reopened by mistake is closed again when the step is struck', async () => {
  const town = await aTown()
  const { caseId } = await aCase(town)
  await decided(town, caseId, 'preventive_measures')
  await take(town, caseId, 'replacedByCare')
  await take(town, caseId, 'reopened', { note: 'Fel ärende.' })
  const { process, version } = await only(town, caseId)
  expect(process.closed).toBe(false)
  const about = { caseId, measureId: process.processId, id: newUuid(), version }
  await town.call('amira', contract.strikeMeasureStep, { ...about, reason: 'Fel ärende.' })
  const again = await only(town, caseId)
  expect([again.process.closed, again.closedOn, again.process.clocks]).toEqual([true, '2026-11-23', []])
})

test('a step that ended a course is not struck while another of the same kind runs: one at a time', async () => {
  const town = await aTown()
  const { caseId } = await aCase(town)
  await begin(town, caseId, { kind: 'sip', step: 'needKnown' })
  await take(town, caseId, 'declined', { note: 'Nej.' })
  const { process, version } = await only(town, caseId)
  town.at('2026-11-24T09:00:00.000Z')
  await begin(town, caseId, { kind: 'sip', step: 'needKnown' })
  const strike = { caseId, measureId: process.processId, id: newUuid(), reason: 'Fel barn.', version }
  const struck = await town.send('amira', contract.strikeMeasureStep, strike)
  expect([struck.status, errorOf(struck.body).code]).toEqual([409, 'measure_open_already'])
})

test('a course that was begun by mistake has not used the decision of the board (SoL 30:6–8)', async () => {
  const town = await aTown()
  const { caseId } = await aCase(town)
  await decided(town, caseId, 'apply_for_compulsory_care')
  const application = { kind: 'lvuCare', ground: 'lvu2', step: 'careApplied' }
  await begin(town, caseId, application)
  const { process, version } = await only(town, caseId)
  const strike = { caseId, measureId: process.processId, id: newUuid(), reason: 'Fel dag.', version }
  await town.call('amira', contract.strikeMeasureStep, strike)
  expect((await begin(town, caseId, application)).status).toBe(200)
  expect((await begin(town, caseId, application)).status).toBe(409)
})

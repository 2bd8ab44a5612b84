import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { errorOf } from '#test/support/decision.ts'
import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'
import { measureDecided } from './decided.ts'

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

const begin = (town: Town, caseId: string, given: object) =>
  town.send('amira', contract.openMeasure, {
    caseId,
    id: newUuid(),
    ground: null,
    on: town.now().slice(0, 10),
    note: '',
    ...given,
  })

const grounds = async (town: Town, caseId: string) =>
  (await views(town, caseId)).measures.map((one) => [one.kind, one.ground])

describe('the ground of the care (LVU 2, 3) comes from the decision', () => {
  test('custody has the ground that its decision names, and nobody is asked for it again', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await decided(town, caseId, 'immediate_custody', 'lvu_3')
    const [measure] = (await views(town, caseId)).measures
    expect(measure).toMatchObject({ ground: 'lvu3', lastsUntil: '2037-05-04' })
  })

  test('an application has the ground by which the board decided it, whatever is sent along', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await decided(town, caseId, 'apply_for_compulsory_care', 'lvu_2')
    expect((await views(town, caseId)).canOpen).toContainEqual(
      expect.objectContaining({ kind: 'lvuCare', asksForGround: false, ground: 'lvu2' }),
    )
    const sent = await begin(town, caseId, { kind: 'lvuCare', step: 'careApplied', ground: 'lvu3' })
    expect([sent.status, await grounds(town, caseId)]).toEqual([200, [['lvuCare', 'lvu2']]])
  })

  test('the board that applies on another ground than the custody changes the ground of the case', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await decided(town, caseId, 'immediate_custody', 'lvu_2')
    await decided(town, caseId, 'apply_for_compulsory_care', 'lvu_3')
    expect(await grounds(town, caseId)).toEqual([['lvuCare', 'lvu3']])
  })

  test('limits on contact have the ground of the care that they belong to (LVU 14)', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await decided(town, caseId, 'immediate_custody', 'lvu_3')
    await decided(town, caseId, 'contact_restriction')
    expect(await grounds(town, caseId)).toContainEqual(['contactRestriction', 'lvu3'])
  })

  test('of a decision from before is asked for once, as it was', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await decided(town, caseId, 'apply_for_compulsory_care')
    const refused = await begin(town, caseId, { kind: 'lvuCare', step: 'careApplied' })
    expect([refused.status, errorOf(refused.body).code]).toEqual([400, 'bad_input'])
  })
})

const banned = async () => {
  const town = await aTown()
  const { caseId } = await aCase(town)
  await decided(town, caseId, 'moving_ban')
  await begin(town, caseId, { kind: 'movingBan', step: 'granted' })
  return { town, caseId }
}

describe('a decision on contact (LVU 14, 31)', () => {
  test('about a child who must not be moved and is not in care belongs to the ban (LVU 31)', async () => {
    const { town, caseId } = await banned()
    await decided(town, caseId, 'contact_restriction')
    const { measures } = await views(town, caseId)
    expect(measures.map((one) => [one.kind, one.process.steps.map(({ step }) => step)])).toEqual([
      ['movingBan', ['granted', 'contactDecided']],
    ])
    expect(measures[0]?.process.clocks.map(({ code }) => code)).toEqual(['movingBanReview'])
  })

  test('belongs to the temporary ban as well (LVU 31)', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await decided(town, caseId, 'temporary_moving_ban')
    await decided(town, caseId, 'contact_restriction')
    const [measure] = (await views(town, caseId)).measures
    expect(measure?.process.steps.at(-1)?.step).toBe('contactDecided')
  })

  test('about a child in custody or care is one of LVU 14 and considered every three months, with a ban or without', async () => {
    const { town, caseId } = await banned()
    await decided(town, caseId, 'immediate_custody', 'lvu_2')
    await decided(town, caseId, 'contact_restriction')
    const { measures } = await views(town, caseId)
    const restriction = measures.find((one) => one.kind === 'contactRestriction')
    expect(restriction?.process.clocks.map(({ code }) => code)).toEqual(['contactLimitReview'])
  })

  test('is the board’s: nobody writes it into the ban by hand, and it is not offered (SoL 30:7)', async () => {
    const { town, caseId } = await banned()
    const [measure] = (await views(town, caseId)).measures
    expect(measure?.process.next.map(({ step }) => step)).not.toContain('contactDecided')
    const written = await town.send('amira', contract.stepMeasure, {
      caseId,
      measureId: measure?.process.processId,
      step: 'contactDecided',
      on: '2026-11-23',
      note: '',
      version: measure?.version,
    })
    expect([written.status, errorOf(written.body).code]).toEqual([409, 'measure_needs_decision'])
  })
})

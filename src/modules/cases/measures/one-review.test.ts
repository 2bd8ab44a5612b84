import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { seen } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aHome, aPlacedChild, placed } from '#test/support/placement.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { changeLegalBasis } from '../placements/contract.ts'
import * as contract from './contract.ts'
import { measureDecided } from './decided.ts'

const today = (town: Town) => day(town.now().slice(0, 10))

const take = async (town: Town, caseId: string, step: string) => {
  const [measure] = (await town.call('amira', contract.readMeasures, { caseId })).measures
  await town.call('amira', contract.stepMeasure, {
    caseId,
    measureId: measure?.process.processId ?? '',
    step,
    on: today(town),
    note: '',
    version: measure?.version ?? 0,
  })
}

const runTheCourse = async (town: Town, caseId: string) => {
  const signed = { id: newUuid(), caseId, kind: 'shelter_without_consent', decidedOn: today(town) }
  await as(town, 'cilla', (ctx) => measureDecided(ctx, signed))
  await town.call('amira', contract.openMeasure, {
    caseId,
    id: newUuid(),
    kind: 'shelter',
    ground: null,
    step: 'applied',
    on: today(town),
    note: '',
  })
  for (const step of ['granted', 'judgmentFinal', 'placed']) await take(town, caseId, step)
}

const restOnTheAct = async (town: Town, placementId: string) =>
  town.call('amira', changeLegalBasis, {
    placementId,
    version: (await placed(town, placementId)).version,
    legalBasis: 'shelter_act',
    fromOn: today(town),
    reason: 'Domen har fått laga kraft.',
  })

const reviews = async (town: Town, caseId: string) =>
  (await seen(town, caseId)).clocks
    .filter((clock) => clock.code === 'shelterReview' && clock.endKind === null)
    .map((clock) => clock.dueOn)

test.each(['course', 'placement'])(
  'a child in a shelter under the act is considered once every six months, whether the %s was written first (2024:79 5:3)',
  async (first) => {
    const town = await aTown()
    const home = await aHome(town, { kind: 'shelter' })
    const { caseId, placementId } = await aPlacedChild(town, { kind: 'shelter', homeId: home.id })
    if (first === 'course') await runTheCourse(town, caseId)
    await restOnTheAct(town, placementId)
    if (first === 'placement') await runTheCourse(town, caseId)
    expect(await reviews(town, caseId)).toEqual(['2027-05-23'])
    town.at('2027-04-01T09:00:00.000Z')
    await take(town, caseId, 'considered')
    expect(await reviews(town, caseId)).toEqual(['2027-10-01'])
  },
)

import { expect, test } from 'vitest'
import { type Day, day } from '#kernel/day.ts'
import { changePerson, readPerson } from '#modules/people/contract.ts'
import { as } from '#test/support/family.ts'
import { aPlacedChild, placed, running } from '#test/support/placement.ts'
import { aTown, type Town } from '#test/support/town.ts'
import { stopAtEighteen } from './placements/birthdays.ts'

const bornOn = async (town: Town, childId: string, birthOn: Day) => {
  const { person, version } = await town.call('amira', readPerson, { personId: childId })
  const { givenName, familyName, protection } = person
  await town.call('amira', changePerson, {
    personId: childId,
    version,
    givenName,
    familyName,
    number: '',
    birthOn,
    protection,
    why: 'correction',
  })
}

const ofAge = ['considerationSol', 'custodyTransfer']
const asked = (clocks: Record<string, string>) =>
  Object.fromEntries(Object.entries(clocks).filter(([code]) => ofAge.includes(code)))

const inLog = (town: Town, childId: string) =>
  town.inTx((tx) =>
    tx
      .selectFrom('audit_log')
      .select('basis')
      .where('subject_id', '=', childId)
      .where('subject_type', '=', 'child')
      .where('action', '=', 'changePerson')
      .execute(),
  )

test('a day of birth that makes the child grown up ends the questions about a child in the same minute (SoL 22:13–14)', async () => {
  const town = await aTown()
  const { childId, placementId, view } = await aPlacedChild(town)
  expect(Object.keys(asked(running(view)))).toEqual(ofAge)
  await bornOn(town, childId, day('2008-11-23'))
  expect(asked(running(await placed(town, placementId)))).toEqual({})
  expect(await inLog(town, childId)).toEqual([{ basis: 'the age is counted anew' }])
})

test('who was counted as grown up and is a child is asked about again, from the days on which it began', async () => {
  const town = await aTown()
  const { childId, placementId } = await aPlacedChild(town, { child: { birthOn: day('2009-01-10') } })
  town.at('2027-01-11T09:00:00.000Z')
  await as(town, 'hedda', stopAtEighteen)
  expect(asked(running(await placed(town, placementId)))).toEqual({})
  await bornOn(town, childId, day('2010-01-10'))
  expect(asked(running(await placed(town, placementId)))).toEqual({
    considerationSol: '2027-05-23',
    custodyTransfer: '2028-11-23',
  })
})

test('a day of birth that changes no age moves no clock, and nothing is started twice', async () => {
  const town = await aTown()
  const { childId, placementId, view } = await aPlacedChild(town)
  await bornOn(town, childId, day('2015-03-01'))
  expect(running(await placed(town, placementId))).toEqual(running(view))
  expect(await inLog(town, childId)).toEqual([])
})

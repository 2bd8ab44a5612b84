import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { day } from '#kernel/day.ts'
import { aFamily, as, enter } from '#test/support/family.ts'
import { aTown, type Town } from '#test/support/town.ts'
import * as contract from '../contract.ts'
import { guardiansOn, relate, siblingsOf } from '../index.ts'

const adult = (town: Town, givenName: string) => enter(town, { givenName, birthOn: day('1984-01-02') })
const on = (town: Town, childId: string, when: string) =>
  town.inTx((tx) => guardiansOn(tx, childId, day(when)))

const Said = z.object({
  error: z.object({ issues: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })) }),
})

describe('who has the custody of a child on a day (FB 6:2)', () => {
  test('the mother alone, then both parents, then the father alone when the custody of the mother has ended', async () => {
    const town = await aTown()
    const { childId, motherId } = await aFamily(town, { birthOn: day('2016-05-04') })
    expect(await on(town, childId, '2026-11-23')).toMatchObject([
      { personId: motherId, kind: 'guardian', custody: 'sole', isDead: false },
    ])
    town.at('2026-12-01T08:00:00.000Z')
    const fatherId = await adult(town, 'Olle')
    await town.call('maja', contract.relatePerson, { childId, personId: fatherId, kind: 'guardian' })
    expect((await on(town, childId, '2026-12-01')).map((one) => one.custody)).toEqual(['shared', 'shared'])
    expect(await on(town, childId, '2026-11-30')).toMatchObject([{ custody: 'sole' }])
    town.at('2026-12-10T08:00:00.000Z')
    const { relations } = await town.call('maja', contract.readPerson, { personId: childId })
    const relationId = relations.find((one) => one.person.id === motherId)?.id ?? ''
    await town.call('maja', contract.endRelation, { childId, relationId, staysParent: true })
    expect(await on(town, childId, '2026-12-10')).toMatchObject([{ personId: fatherId, custody: 'sole' }])
    const after = await town.call('maja', contract.readPerson, { personId: childId })
    expect(after.relations.filter((one) => one.untilOn === null)).toMatchObject([
      { kind: 'guardian', custody: 'sole', person: { id: fatherId } },
      { kind: 'parent', custody: null, person: { id: motherId } },
    ])
  })

  test('a guardian who has died is told as dead, and the other one has the custody alone (FB 6:9)', async () => {
    const town = await aTown()
    const { childId, motherId } = await aFamily(town)
    const fatherId = await adult(town, 'Olle')
    await town.call('maja', contract.relatePerson, { childId, personId: fatherId, kind: 'guardian' })
    town.at('2026-12-10T08:00:00.000Z')
    const { version, person } = await town.call('maja', contract.readPerson, { personId: motherId })
    await town.call('maja', contract.changePerson, {
      personId: motherId,
      version,
      givenName: person.givenName,
      birthOn: person.birthOn,
      deadOn: '2026-12-09',
    })
    expect(await on(town, childId, '2026-12-10')).toMatchObject([
      { personId: fatherId, custody: 'sole', isDead: false },
      { personId: motherId, isDead: true },
    ])
    expect((await on(town, childId, '2026-12-08')).map((one) => one.isDead)).toEqual([false, false])
  })
})

describe('faults are told at the field in Swedish', () => {
  test('a third guardian, an end before the start, a guardian who is a child', async () => {
    const town = await aTown()
    const { childId } = await aFamily(town)
    const sent = async (personId: string, kind = 'guardian') => {
      const { status, body } = await town.send('maja', contract.relatePerson, { childId, personId, kind })
      return { status, said: Said.safeParse(body).data?.error.issues[0] }
    }
    const brother = await enter(town, { givenName: 'Bror', birthOn: day('2010-01-02') })
    expect(await sent(brother)).toMatchObject({
      status: 400,
      said: { path: 'personId', code: 'guardian_is_child' },
    })
    expect((await sent(await adult(town, 'Olle'))).status).toBe(200)
    expect(await sent(await adult(town, 'Tredje'))).toMatchObject({
      status: 400,
      said: { path: 'kind', message: 'Barnet har redan två vårdnadshavare. Avsluta den ena först (FB 6:2).' },
    })
    const { relations } = await town.call('maja', contract.readPerson, { personId: childId })
    const end = await town.send('maja', contract.endRelation, {
      childId,
      relationId: relations[0]?.id,
      untilOn: '2026-11-22',
    })
    expect(Said.parse(end.body).error.issues).toMatchObject([{ path: 'untilOn', code: 'before_start' }])
  })
})

describe('siblings are read out of the parents', () => {
  test('two parents in common make siblings, one makes half siblings; both ways', async () => {
    const town = await aTown()
    const [one, two, half] = [await enter(town), await enter(town, { givenName: 'Elsa' }), await enter(town)]
    const [mother, father] = [await adult(town, 'Maria'), await adult(town, 'Olle')]
    await as(town, 'maja', async (ctx) => {
      for (const childId of [one, two, half])
        await relate(ctx, { childId, personId: mother, kind: 'guardian' })
      for (const childId of [one, two]) await relate(ctx, { childId, personId: father, kind: 'parent' })
    })
    for (const [childId, other] of [
      [one, two],
      [two, one],
    ] as const)
      expect(
        new Map((await town.inTx((tx) => siblingsOf(tx, childId))).map((s) => [s.id, s.isHalf])),
      ).toEqual(
        new Map([
          [other, false],
          [half, true],
        ]),
      )
  })
})

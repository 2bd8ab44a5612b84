import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Day, day } from '#kernel/day.ts'
import { plainIdentityNumber } from '#kernel/identity-format.ts'
import { makeTestNumber } from '#kernel/identity-number.ts'
import { aFamily, enter, openMatter } from '#test/support/family.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import * as contract from '../contract.ts'

const birthOn = day('2016-05-04')
const numberOf = (serial: number, on: Day = birthOn): string => makeTestNumber({ birthOn: on, serial })
const coordination = makeTestNumber({ birthOn, serial: 984, kind: 'coordination' })

const search = (town: Town, login: Login, q: string) => town.call(login, contract.searchPeople, { q })

const read = (town: Town, personId: string, login: Login = 'maja') =>
  town.call(login, contract.readPerson, { personId })

const Said = z.object({
  error: z.object({ issues: z.array(z.object({ path: z.string(), code: z.string() })) }),
})
const issuesIn = (body: unknown) => Said.parse(body).error.issues.map(({ path, code }) => ({ path, code }))

const change = async (
  town: Town,
  personId: string,
  fields: Record<string, unknown>,
  login: Login = 'maja',
) => {
  const view = await read(town, personId, login)
  const { givenName, familyName, birthOn: born, protection } = view.person
  return town.send(login, contract.changePerson, {
    personId,
    version: view.version,
    givenName,
    familyName,
    number: view.numbers.find((one) => one.untilOn === null)?.number ?? '',
    birthOn: born,
    protection,
    ...fields,
  })
}

describe('reserve numbers', () => {
  test('a person without a number gets one of ours: counted without gaps in the municipality, and no personnummer', async () => {
    const town = await aTown()
    const ids = [newUuid(), newUuid(), newUuid()]
    for (const id of ids)
      await town.call('maja', contract.registerNewPerson, { id, givenName: 'Nils', birthOn, reserve: true })
    const numbers = await Promise.all(ids.map(async (id) => (await read(town, id)).person.number))
    expect(numbers).toEqual(['R-2026-0001', 'R-2026-0002', 'R-2026-0003'])
    expect((await search(town, 'maja', 'r-2026-0002')).hits).toMatchObject([{ id: ids[1] }])
    expect((await search(town, 'maja', 'R20260003')).hits).toMatchObject([{ id: ids[2] }])
  })

  test('when the national number comes it replaces ours, which stays in the history and still finds the person', async () => {
    const town = await aTown()
    const id = newUuid()
    await town.call('maja', contract.registerNewPerson, { id, givenName: 'Nils', birthOn, reserve: true })
    town.at('2026-11-25T08:00:00.000Z')
    expect((await change(town, id, { number: numberOf(981) })).status).toBe(200)
    const view = await read(town, id)
    expect(view.numbers).toMatchObject([
      {
        number: plainIdentityNumber(numberOf(981)),
        kind: 'personal',
        untilOn: null,
        writtenBy: 'Maja Påhittad',
      },
      {
        number: 'R-2026-0001',
        kind: 'reserve',
        fromOn: '2026-11-23',
        untilOn: '2026-11-25',
        endReason: 'new',
        endedBy: 'Maja Påhittad',
      },
    ])
    expect((await search(town, 'maja', 'R-2026-0001')).hits).toMatchObject([{ id }])
  })

  test('a reserve number is never typed in, and an empty field does not take it away', async () => {
    const town = await aTown()
    const id = newUuid()
    const typed = await town.send('maja', contract.registerNewPerson, {
      id,
      givenName: 'Nils',
      number: 'R-2026-0009',
    })
    expect([typed.status, issuesIn(typed.body)]).toEqual([
      400,
      [{ path: 'number', code: 'reserve_is_counted' }],
    ])
    await town.call('maja', contract.registerNewPerson, { id, givenName: 'Nils', reserve: true })
    await change(town, id, { number: '' })
    expect((await read(town, id)).person.number).toMatch(/^R-2026-/)
  })
})

describe('coordination numbers (lag 2022:1697)', () => {
  test('it is told how sure the identity is, and a new judgment of it becomes history', async () => {
    const town = await aTown()
    const id = newUuid()
    await town.call('maja', contract.registerNewPerson, {
      id,
      givenName: 'Nils',
      number: coordination,
      certainty: 'uncertain',
    })
    expect((await read(town, id)).person.birthOn).toBe(birthOn)
    await change(town, id, { certainty: 'proven' })
    expect((await read(town, id)).numbers).toMatchObject([
      { kind: 'coordination', certainty: 'proven', untilOn: null },
      { kind: 'coordination', certainty: 'uncertain', endReason: 'new' },
    ])
  })

  test('only a coordination number is more or less sure', async () => {
    const town = await aTown()
    const { status, body } = await town.send('maja', contract.registerNewPerson, {
      id: newUuid(),
      givenName: 'Nils',
      number: numberOf(981),
      certainty: 'proven',
    })
    expect([status, issuesIn(body)]).toEqual([
      400,
      [{ path: 'certainty', code: 'certainty_of_coordination' }],
    ])
  })
})

describe('names and numbers of before', () => {
  test('a former name finds the person, and the hit says what the person was called', async () => {
    const town = await aTown()
    const id = await enter(town, { familyName: 'Gammelblad' })
    await change(town, id, { familyName: 'Nyblad' })
    expect((await search(town, 'maja', 'gammelblad')).hits).toMatchObject([
      { id, name: 'Nils Nyblad', formerName: 'Nils Gammelblad' },
    ])
    expect((await search(town, 'maja', 'nyblad')).hits).toMatchObject([{ id, formerName: '' }])
    expect((await read(town, id)).formerNames).toMatchObject([
      { name: 'Nils Gammelblad', endReason: 'new', endedBy: 'Maja Påhittad' },
    ])
  })

  test('a name or number that was only misspelt stays in the history and finds nobody', async () => {
    const town = await aTown()
    const id = await enter(town, { familyName: 'Felstavat', number: numberOf(981) })
    await change(town, id, { familyName: 'Rättstavat', number: numberOf(983), why: 'correction' })
    for (const q of ['felstavat', numberOf(981)]) expect((await search(town, 'maja', q)).hits).toEqual([])
    const view = await read(town, id)
    expect(view.formerNames).toMatchObject([{ endReason: 'correction' }])
    expect(view.numbers[1]).toMatchObject({ endReason: 'correction' })
    await enter(town, { givenName: 'Elsa', number: numberOf(981) })
    expect((await search(town, 'maja', numberOf(981))).hits).toMatchObject([{ name: 'Elsa Påhittsson' }])
  })

  test('another day of birth is kept with who wrote it and why, also that it was not known before', async () => {
    const town = await aTown()
    const id = await enter(town, { birthOn })
    await change(town, id, { birthOn: day('2016-05-14'), why: 'correction' })
    town.at('2026-11-24T09:00:00.000Z')
    await change(town, id, { birthOn: null })
    town.at('2026-11-25T09:00:00.000Z')
    await change(town, id, { birthOn: day('2016-05-15') })
    const view = await read(town, id)
    expect(view.person.birthOn).toBe('2016-05-15')
    expect(view.formerBirths).toEqual([
      { birthOn: null, untilOn: '2026-11-25', endReason: 'new', endedBy: 'Maja Påhittad' },
      { birthOn: '2016-05-14', untilOn: '2026-11-24', endReason: 'new', endedBy: 'Maja Påhittad' },
      { birthOn, untilOn: '2026-11-23', endReason: 'correction', endedBy: 'Maja Påhittad' },
    ])
    // Nothing is written when the day is the same.
    await change(town, id, { language: 'arabiska' })
    expect((await read(town, id)).formerBirths).toHaveLength(3)
  })

  test('the former name of a protected person finds nobody for one who may not know of the person', async () => {
    const town = await aTown()
    const id = await enter(town, { familyName: 'Gammelblad' })
    await openMatter(town, id, 'amira', 'one')
    await change(town, id, { familyName: 'Nyblad', protection: 'fictitious', why: 'identity' }, 'amira')
    expect((await search(town, 'amira', 'gammelblad')).hits).toMatchObject([{ id, name: 'Nils Nyblad' }])
    for (const login of ['eva', 'tove', 'maja'] as const)
      expect((await search(town, login, 'gammelblad')).hits).toEqual([])
  })

  test('after a new identity without a mark the old name leads nobody to the new one but those who have the person', async () => {
    const town = await aTown()
    const id = await enter(town, { familyName: 'Gammelblad', number: numberOf(981) })
    await openMatter(town, id, 'amira', 'one')
    await change(town, id, { familyName: 'Nyblad', number: numberOf(982), why: 'identity' }, 'amira')
    for (const q of ['gammelblad', numberOf(981)]) {
      expect((await search(town, 'amira', q)).hits).toHaveLength(1)
      expect((await search(town, 'eva', q)).hits).toEqual([])
    }
    expect((await search(town, 'eva', 'nyblad')).hits).toHaveLength(1)
    const entered = { givenName: 'Xerxes', familyName: 'Annanstans', number: numberOf(981) }
    expect(await town.call('amira', contract.findDuplicates, entered)).toMatchObject([{ id }])
    expect(await town.call('eva', contract.findDuplicates, entered)).toEqual([])
  })
})

describe('a person who has died', () => {
  test('is shown with the day, and is no guardian from that day', async () => {
    const town = await aTown()
    const { childId, motherId } = await aFamily(town)
    town.at('2026-11-26T08:00:00.000Z')
    await change(town, motherId, { deadOn: '2026-11-25' })
    expect((await read(town, motherId)).person.deadOn).toBe('2026-11-25')
    expect((await read(town, childId)).relations).toMatchObject([
      { kind: 'guardian', untilOn: '2026-11-25', endedByDeath: true, custody: null },
    ])
  })

  test('is a guardian again when the day of death was a mistake', async () => {
    const town = await aTown()
    const { childId, motherId } = await aFamily(town)
    await change(town, motherId, { deadOn: '2026-11-23' })
    await change(town, motherId, { deadOn: null })
    expect((await read(town, childId)).relations).toMatchObject([{ untilOn: null, custody: 'sole' }])
  })

  test('has not died tomorrow, nor before the birth', async () => {
    const town = await aTown()
    const id = await enter(town, { birthOn })
    for (const [deadOn, code] of [
      ['2026-11-24', 'in_future'],
      ['2016-05-03', 'dead_before_birth'],
    ])
      expect(issuesIn((await change(town, id, { deadOn })).body)).toEqual([{ path: 'deadOn', code }])
  })
})

test('the hyphen becomes a plus in the year in which the person turns 100 (FOL 18 §)', async () => {
  const town = await aTown()
  const number = numberOf(981, day('1926-12-24'))
  const id = await enter(town, { number })
  expect((await read(town, id)).person.number).toBe('19261224+' + number.slice(8))
  expect((await search(town, 'maja', `261224+${number.slice(8)}`)).hits).toMatchObject([{ id }])
})

import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Day, day } from '#kernel/day.ts'
import { plainIdentityNumber } from '#kernel/identity-format.ts'
import { makeTestNumber } from '#kernel/identity-number.ts'
import { enter, openMatter } from '#test/support/family.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'
import { guardiansOf } from './index.ts'

const birthOn = day('2016-05-04')
const numberOf = (serial: number, on: Day = birthOn): string => makeTestNumber({ birthOn: on, serial })

const search = (town: Town, login: Login, q: string) => town.call(login, contract.searchPeople, { q })

const Said = z.object({
  error: z.object({
    code: z.string(),
    issues: z.array(z.unknown()).optional(),
    details: z.unknown().optional(),
  }),
})

const issuesIn = (body: unknown) => Said.parse(body).error

describe('registering a person', () => {
  test('a child is registered with a number, which is stored with twelve digits and tells the day of birth', async () => {
    const town = await aTown()
    const number = numberOf(981)
    const person = await town.call('maja', contract.registerNewPerson, {
      id: newUuid(),
      givenName: 'Elsa',
      familyName: 'Påhittsson',
      number: number.slice(2),
    })
    expect(person).toMatchObject({ name: 'Elsa Påhittsson', birthOn, number: plainIdentityNumber(number) })
  })

  test('a person may have no number and no known day of birth', async () => {
    const town = await aTown()
    const id = newUuid()
    await town.call('maja', contract.registerNewPerson, { id, familyName: 'Okänd' })
    const { person, numbers } = await town.call('maja', contract.readPerson, { personId: id })
    expect(person).toMatchObject({ name: 'Okänd', number: '', birthOn: null })
    expect(numbers).toEqual([])
  })

  test('every fault is told at its field in Swedish: no name, a wrong check digit, a birth to come', async () => {
    const town = await aTown()
    const wrong = `${numberOf(981).slice(0, 11)}${(Number(numberOf(981).slice(11)) + 1) % 10}`
    const { status, body } = await town.send('maja', contract.registerNewPerson, {
      id: newUuid(),
      number: wrong,
      birthOn: '2026-12-24',
    })
    expect(status).toBe(400)
    expect(issuesIn(body).issues).toEqual([
      { path: 'number', code: 'number_checksum', message: expect.stringContaining('Sista siffran') },
      { path: 'givenName', code: 'name_needed', message: 'Skriv förnamn eller efternamn.' },
      { path: 'birthOn', code: 'in_future', message: 'Dagen har inte varit än.' },
    ])
  })

  test.each([
    ['a character that cannot be stored', { givenName: 'Ni\u0000ls' }, 'givenName'],
    ['half a surrogate pair', { givenName: 'Ni\ud800ls' }, 'givenName'],
    ['a text of one megabyte', { givenName: 'a'.repeat(900_000) }, 'givenName'],
    ['the 30th of February', { givenName: 'Nils', birthOn: '2016-02-30' }, 'birthOn'],
    ['a number that is a number', { givenName: 'Nils', number: 201605049816 }, 'number'],
    ['an unknown protection', { givenName: 'Nils', protection: 'secret' }, 'protection'],
  ])('%s is told at its field and nothing is saved', async (_, fields, path) => {
    const town = await aTown()
    const id = newUuid()
    const { status, body } = await town.send('maja', contract.registerNewPerson, { id, ...fields })
    expect(status).toBe(400)
    expect(issuesIn(body).issues).toMatchObject([{ path }])
    expect((await town.send('maja', contract.readPerson, { personId: id })).status).toBe(404)
  })

  test('a number is one person: the second is told who has it', async () => {
    const town = await aTown()
    const first = await enter(town, { number: numberOf(981) })
    const { status, body } = await town.send('maja', contract.registerNewPerson, {
      id: newUuid(),
      givenName: 'Nisse',
      number: numberOf(981),
    })
    expect(status).toBe(409)
    expect(issuesIn(body)).toMatchObject({ code: 'number_taken', details: { personId: first } })
  })

  test('two who enter the same number at the same time make one person', async () => {
    const town = await aTown()
    const sent = await Promise.all(
      (['maja', 'moa', 'amira', 'bo'] as const).map((login) =>
        town.send(login, contract.registerNewPerson, {
          id: newUuid(),
          givenName: 'Nils',
          number: numberOf(981),
        }),
      ),
    )
    expect(sent.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(sent.filter(({ status }) => status === 409)).toHaveLength(3)
  })

  test('the same command sent twice is one person', async () => {
    const town = await aTown()
    const id = newUuid()
    const key = newUuid()
    const input = { id, givenName: 'Nils', number: numberOf(981) }
    const [one, two] = [
      await town.send('maja', contract.registerNewPerson, input, { key }),
      await town.send('maja', contract.registerNewPerson, input, { key }),
    ]
    expect(two.body).toEqual(one.body)
    expect((await search(town, 'maja', 'nils')).hits).toHaveLength(1)
  })

  test('a new guardian is registered around the child in one step', async () => {
    const town = await aTown()
    const childId = await enter(town)
    await openMatter(town, childId, 'amira', 'one')
    const { id } = await town.call('amira', contract.registerNewPerson, {
      id: newUuid(),
      givenName: 'Maria',
      relatedTo: { childId, kind: 'guardian' },
    })
    expect(await town.inTx((tx) => guardiansOf(tx, childId))).toMatchObject([{ id, name: 'Maria' }])
  })

  test('an administrator registers nobody, and a stranger nobody around a child of others', async () => {
    const town = await aTown()
    const childId = await enter(town)
    await openMatter(town, childId, 'amira', 'one')
    const person = { id: newUuid(), givenName: 'Maria' }
    expect((await town.send('adam', contract.registerNewPerson, person)).status).toBe(404)
    const around = { ...person, relatedTo: { childId, kind: 'guardian' } }
    expect((await town.send('eva', contract.registerNewPerson, around)).status).toBe(404)
    expect((await town.send('tove', contract.registerNewPerson, around)).status).toBe(403)
  })
})

describe('changing a person', () => {
  test('a new number ends the old one, which is kept', async () => {
    const town = await aTown()
    const id = await enter(town, { number: numberOf(981) })
    town.at('2026-11-25T08:00:00.000Z')
    const view = await town.call('maja', contract.changePerson, {
      personId: id,
      version: 1,
      givenName: 'Nils',
      familyName: 'Nyblad',
      number: numberOf(983),
    })
    expect(view.numbers).toMatchObject([
      { number: plainIdentityNumber(numberOf(983)), fromOn: '2026-11-25', untilOn: null },
      { number: plainIdentityNumber(numberOf(981)), fromOn: '2026-11-23', untilOn: '2026-11-25' },
    ])
    expect((await search(town, 'maja', 'nyblad')).hits).toHaveLength(1)
    expect((await search(town, 'maja', 'påhittsson')).hits).toMatchObject([{ formerName: 'Nils Påhittsson' }])
  })

  test('when two save, the second is shown what the first saved, and nothing is overwritten', async () => {
    const town = await aTown()
    const personId = await enter(town)
    await town.call('maja', contract.changePerson, {
      personId,
      version: 1,
      givenName: 'Nils',
      language: 'somaliska',
    })
    const { status, body } = await town.send('moa', contract.changePerson, {
      personId,
      version: 1,
      givenName: 'Nisse',
      language: 'arabiska',
    })
    expect(status).toBe(409)
    expect(issuesIn(body)).toMatchObject({
      code: 'changed_meanwhile',
      details: { version: 2, current: { language: 'somaliska' } },
    })
    const { person, language } = await town.call('maja', contract.readPerson, { personId })
    expect([person.name, language]).toEqual(['Nils', 'somaliska'])
  })

  test('a colleague in the unit reads but does not change; a stranger is answered "not found"', async () => {
    const town = await aTown()
    const personId = await enter(town)
    await openMatter(town, personId, 'amira', 'one')
    const { can } = await town.call('bo', contract.readPerson, { personId })
    expect(can).toEqual({ change: false, relate: false })
    const change = { personId, version: 1, givenName: 'Nisse' }
    expect((await town.send('bo', contract.changePerson, change)).status).toBe(403)
    expect((await town.send('eva', contract.changePerson, change)).status).toBe(404)
  })

  test('the number of somebody else is not taken over', async () => {
    const town = await aTown()
    const other = await enter(town, { number: numberOf(981) })
    const personId = await enter(town, { number: numberOf(983) })
    const { status, body } = await town.send('maja', contract.changePerson, {
      personId,
      version: 1,
      givenName: 'Nils',
      number: numberOf(981),
    })
    expect(status).toBe(409)
    expect(issuesIn(body)).toMatchObject({ details: { personId: other } })
    const { person } = await town.call('maja', contract.readPerson, { personId })
    expect(person.number).toBe(plainIdentityNumber(numberOf(983)))
  })
})

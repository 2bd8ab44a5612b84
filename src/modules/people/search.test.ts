import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/day.ts'
import { plainIdentityNumber } from '#kernel/identity-format.ts'
import { makeTestNumber } from '#kernel/identity-number.ts'
import { aFamily, as, enter, openMatter } from '#test/support/family.ts'
import { aTown, type Login, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'
import { registerPerson } from './index.ts'

const birthOn = day('2016-05-04')
const numberOf = (serial: number, on: Day = birthOn): string => makeTestNumber({ birthOn: on, serial })

const search = (town: Town, login: Login, q: string) => town.call(login, contract.searchPeople, { q })

describe('searching (SoLPuF 15 §)', () => {
  test('any part of a name finds, in any order and with any capitals, from its beginning', async () => {
    const town = await aTown()
    await enter(town, { givenName: 'Anna-Karin Renée', familyName: 'Åkerpåhitt' })
    for (const q of ['åker', 'KARIN', 'renee', 'Åkerpåhitt Anna', 'anna k å'])
      expect((await search(town, 'maja', q)).hits.map((hit) => hit.name)).toEqual([
        'Anna-Karin Renée Åkerpåhitt',
      ])
    for (const q of ['rin', 'anna björn', 'a']) expect((await search(town, 'maja', q)).hits).toEqual([])
  })

  test.each([
    ['åäö left out', 'Åsa Öberg', 'asa oberg'],
    ['åäö put in', 'Asa Oberg', 'Åsa Öberg'],
    ['an accent', 'Renée Ek', 'renee ek'],
    ['a slip of the finger', 'Nils Påhittsson', 'nils påhitsson'],
    ['letters that changed places', 'Nils Påhittsson', 'nlis'],
    ['a name as it is heard', 'Kristoffer Karlsson', 'christopher carlson'],
    ['a double name as one word', 'Anna-Karin Ek', 'annakarin'],
    ['a double name in two words', 'Annakarin Ek', 'anna karin'],
    ['a double name with a hyphen', 'Annakarin Ek', 'Anna-Karin Ek'],
    ['family name first', 'Nils Påhittsson', 'Påhittsson, Nils'],
    ['a slip beside a beginning', 'Nils Påhittsson', 'nlis påh'],
  ])('%s: %s is found by "%s"', async (_, name, q) => {
    const town = await aTown()
    const [givenName = '', familyName = ''] = name.split(' ')
    await enter(town, { givenName: 'Bertil', familyName: 'Annanstans' })
    await enter(town, { givenName, familyName })
    expect((await search(town, 'maja', q)).hits.map((hit) => hit.name)).toEqual([name])
  })

  test('whole names stand before beginnings, and beginnings before what is nearly so', async () => {
    const town = await aTown()
    for (const familyName of ['Linden', 'Lind', 'Lund', 'Lindqvist']) await enter(town, { familyName })
    expect((await search(town, 'maja', 'lind')).hits.map((hit) => hit.name)).toEqual([
      'Nils Lind',
      'Nils Linden',
      'Nils Lindqvist',
      'Nils Lund',
    ])
  })

  test('nobody of another municipality is found, by name or number, exactly or nearly', async () => {
    const [town, other] = [await aTown(), await aTown()]
    await enter(other, { givenName: 'Främling', number: numberOf(987) })
    for (const q of ['främling', 'främl', 'framlin', numberOf(987)])
      expect((await search(town, 'maja', q)).hits).toEqual([])
  })

  test('a whole number finds the person, also by a number that the person had before', async () => {
    const town = await aTown()
    const id = await enter(town, { number: numberOf(981) })
    const { version } = await town.call('maja', contract.readPerson, { personId: id })
    await town.call('maja', contract.changePerson, {
      personId: id,
      version,
      givenName: 'Nils',
      number: numberOf(983),
    })
    for (const serial of [981, 983]) {
      const { hits, askedBy } = await search(town, 'maja', plainIdentityNumber(numberOf(serial)))
      expect(askedBy).toBe('number')
      expect(hits).toMatchObject([{ id, number: plainIdentityNumber(numberOf(983)) }])
    }
  })

  test('ordinary text finds nothing: an address, a telephone number, a day', async () => {
    const town = await aTown()
    await aFamily(town)
    for (const q of ['gatan', 'Påhittade gatan 1', '070', '1985-02-01', '%'])
      expect((await search(town, 'maja', q)).hits).toEqual([])
  })

  test('a child of another unit is shown with name, year of birth and unit, and cannot be opened', async () => {
    const town = await aTown()
    const childId = await enter(town, { number: numberOf(981) })
    await openMatter(town, childId, 'eva', 'two')
    expect((await search(town, 'amira', 'nils')).hits).toEqual([
      {
        id: childId,
        name: 'Nils Påhittsson',
        birthYear: '2016',
        birthOn: null,
        number: '',
        isProtected: false,
        isOpenable: false,
        formerName: '',
        units: ['Utredning 2'],
      },
    ])
    expect((await search(town, 'eva', 'nils')).hits).toMatchObject([{ isOpenable: true, birthOn }])
  })

  test('my own children stand first, even when hundreds have the same name', async () => {
    const town = await aTown()
    const mine = await enter(town, { familyName: 'Önskad' })
    await openMatter(town, mine, 'amira', 'one')
    await as(town, 'maja', async (ctx) => {
      for (let at = 0; at < 210; at++)
        await registerPerson(ctx, { givenName: 'Nils', familyName: 'Andersson' })
    })
    const { hits, hasMore } = await search(town, 'amira', 'nils')
    expect(hits[0]).toMatchObject({ id: mine })
    expect(hits).toHaveLength(20)
    expect(hasMore).toBe(true)
  })

  test('the search is logged as a reading, without the words', async () => {
    const town = await aTown()
    await enter(town)
    await search(town, 'amira', 'påhittsson')
    const rows = await town.inTx((tx) =>
      tx.selectFrom('audit_log').selectAll().where('action', '=', 'searchPeople').execute(),
    )
    expect(rows).toMatchObject([{ subject_type: 'search', subject_id: null, kind: 'read' }])
    expect(JSON.stringify(rows).toLowerCase()).not.toContain('påhitts')
  })

  test('an administrator searches for nobody', async () => {
    const town = await aTown()
    expect((await town.send('adam', contract.searchPeople, { q: 'nils' })).status).toBe(404)
  })

  test('the beginning of a name is looked up in the index, under row-level security', async () => {
    const town = await aTown()
    await as(town, 'maja', async (ctx) => {
      for (let at = 0; at < 300; at++)
        await registerPerson(ctx, {
          givenName: `Namn${String.fromCharCode(97 + (at % 26))}`,
          familyName: 'Påhitt',
        })
    })
    const plan = await town.inTx(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx)
      await sql`set local enable_bitmapscan = off`.execute(tx)
      const { rows } = await sql<Record<string, string>>`
        explain select person_id from person_names
        where tenant_id = ${town.tenantId} and part >= ${'namnc'} and part < ${'namnc\u{10ffff}'}`.execute(tx)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toMatch(/Index Cond: .*part >= .*part </)
  })
})

describe('possible duplicates', () => {
  test('the same name and a near name on the same day are offered, with the reason', async () => {
    const town = await aTown()
    const same = await enter(town, { birthOn })
    const near = await enter(town, { givenName: 'Nlis', birthOn })
    await enter(town, { birthOn: day('2016-05-05') })
    await enter(town, { givenName: 'Elsa', birthOn })
    const found = await town.call('maja', contract.findDuplicates, {
      givenName: 'nils',
      familyName: 'påhittsson',
      birthOn,
    })
    expect(found.map(({ id, why }) => [id, why])).toEqual([
      [same, 'same_name'],
      [near, 'near_name'],
    ])
  })

  test('the day of birth is taken from the number', async () => {
    const town = await aTown()
    const id = await enter(town, { birthOn })
    const found = await town.call('maja', contract.findDuplicates, {
      givenName: 'Nils',
      familyName: 'Påhittsson',
      number: numberOf(985),
    })
    expect(found).toMatchObject([{ id, why: 'same_name' }])
  })

  test('nothing entered offers nobody', async () => {
    const town = await aTown()
    await enter(town)
    expect(await town.call('maja', contract.findDuplicates, {})).toEqual([])
  })
})

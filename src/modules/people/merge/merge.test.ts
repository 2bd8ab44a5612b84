import { setTimeout } from 'node:timers/promises'
import * as fc from 'fast-check'
import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { tenantTables } from '#db/tables.gen.ts'
import { day } from '#kernel/day.ts'
import { makeTestNumber } from '#kernel/identity-number.ts'
import { aFamily, as, enter, openMatter } from '#test/support/family.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import { watchesOfChild } from '#modules/clocks/index.ts'
import { changePerson, readPerson, searchPeople } from '../contract.ts'
import { findPerson, guardiansOf, relate, relationsOf } from '../index.ts'
import * as contract from './contract.ts'

const birthOn = day('2016-05-04')
const numberOf = (serial: number) => makeTestNumber({ birthOn, serial })

const Said = z.object({ error: z.object({ code: z.string(), message: z.string() }) })

const propose = async (town: Town, keptId: string, mergedId: string, choices = {}, login: Login = 'maja') =>
  town.send(login, contract.proposeMerge, {
    id: newUuid(),
    keptId,
    mergedId,
    choices,
    reason: 'Samma barn, inskrivet två gånger',
  })

const mergeIdOf = (body: unknown): string => z.object({ id: z.string() }).parse(body).id

const merge = async (town: Town, keptId: string, mergedId: string, choices = {}): Promise<string> => {
  const mergeId = mergeIdOf((await propose(town, keptId, mergedId, choices)).body)
  await town.call('moa', contract.confirmMerge, { mergeId })
  return mergeId
}

const ownRows = new Set([
  'person_merges',
  'audit_log',
  'audit_unsealed',
  'audit_seals',
  'handled_commands',
  'sessions',
])

/** Every row of the municipality, but for the log and the merge's own; a version only rises. */
const everything = async (town: Town): Promise<Record<string, unknown>> => {
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  const tables: Record<string, unknown> = {}
  for (const table of tenantTables) {
    if (ownRows.has(table)) continue
    const { rows } = await owner.query<Record<string, unknown>>(
      `select * from ${table} where tenant_id = $1 order by to_jsonb(${table})::text`,
      [town.tenantId],
    )
    tables[table] = rows
      .map((row) => JSON.stringify(table === 'persons' ? { ...row, version: 0 } : row))
      .toSorted()
  }
  await owner.end()
  return tables
}

describe('two entries of one person become one', () => {
  test('one proposes, another confirms; the one who proposed does not', async () => {
    const town = await aTown()
    const [kept, merged] = [await enter(town, { birthOn }), await enter(town, { birthOn })]
    const mergeId = mergeIdOf((await propose(town, kept, merged)).body)
    const own = await town.send('maja', contract.confirmMerge, { mergeId })
    expect([own.status, Said.parse(own.body).error.code]).toEqual([403, 'own_merge'])
    expect((await town.call('maja', contract.readMerge, { mergeId })).can).toMatchObject({ confirm: false })
    expect((await town.call('moa', contract.readMerge, { mergeId })).can).toMatchObject({ confirm: true })
    expect((await town.call('moa', contract.confirmMerge, { mergeId })).status).toBe('confirmed')
    expect(await town.inTx((tx) => findPerson(tx, merged))).toMatchObject({ id: kept })
  })

  test('what is kept is chosen field by field, and what the chosen side lacks comes from the other', async () => {
    const town = await aTown()
    const kept = await enter(town, { givenName: 'Nisse', language: 'somaliska' })
    const merged = await enter(town, {
      birthOn,
      number: numberOf(981),
      contact: { address: 'Påhittade gatan 1', phone: '', email: '' },
    })
    await merge(town, kept, merged, { name: 'merged' })
    const view = await town.call('maja', readPerson, { personId: merged })
    expect(view).toMatchObject({
      person: { id: kept, name: 'Nils Påhittsson', birthOn, number: `20160504-${numberOf(981).slice(8)}` },
      language: 'somaliska',
      contact: { address: 'Påhittade gatan 1' },
    })
  })

  test('both names and both numbers find the one person', async () => {
    const town = await aTown()
    const kept = await enter(town, { number: numberOf(981) })
    const merged = await enter(town, { givenName: 'Nihls', familyName: 'Dubblett', number: numberOf(983) })
    await merge(town, kept, merged)
    for (const q of ['påhittsson', 'dubblett', numberOf(981), numberOf(983)])
      expect((await town.call('maja', searchPeople, { q })).hits.map((hit) => hit.id)).toEqual([kept])
    const { numbers } = await town.call('maja', readPerson, { personId: kept })
    expect(numbers).toMatchObject([{ untilOn: null }, { endReason: 'same_person' }])
  })

  test('the family of both is the family of the one, and nobody stands there twice', async () => {
    const town = await aTown()
    const { childId, motherId } = await aFamily(town, { birthOn })
    const double = await enter(town, { birthOn })
    const father = await enter(town, { givenName: 'Olle', birthOn: day('1984-01-02') })
    await as(town, 'maja', async (ctx) => {
      await relate(ctx, { childId: double, personId: motherId, kind: 'guardian' })
      await relate(ctx, { childId: double, personId: father, kind: 'guardian' })
    })
    await merge(town, childId, double)
    for (const id of [childId, double])
      expect(new Set((await town.inTx((tx) => guardiansOf(tx, id))).map((one) => one.id))).toEqual(
        new Set([motherId, father]),
      )
    expect(await town.inTx((tx) => relationsOf(tx, childId))).toHaveLength(2)
  })

  test('who has the one has the other: an open matter about the merged entry is a matter about the person', async () => {
    const town = await aTown()
    const [kept, merged] = [await enter(town, { birthOn }), await enter(town, { birthOn })]
    await openMatter(town, merged, 'amira', 'one')
    const mergeId = mergeIdOf((await propose(town, kept, merged, {}, 'amira')).body)
    await town.call('cilla', contract.confirmMerge, { mergeId })
    expect(await town.inTx((tx) => watchesOfChild(tx, kept))).toHaveLength(1)
    expect((await town.call('amira', readPerson, { personId: kept })).matters).toHaveLength(1)
    expect((await town.send('eva', readPerson, { personId: kept })).status).toBe(404)
  })

  test('the stronger protection of the two is kept (OSL 22:1)', async () => {
    const town = await aTown()
    const [kept, merged] = [await enter(town), await enter(town, { protection: 'marking' })]
    const mergeId = mergeIdOf((await propose(town, kept, merged, {}, 'moa')).body)
    await town.call('mats', contract.confirmMerge, { mergeId })
    expect(await town.inTx((tx) => findPerson(tx, kept))).toMatchObject({ protection: 'marking' })
  })
})

describe('what cannot be merged says what to do first', () => {
  test('two open cases, two who are family, and more than two guardians together', async () => {
    const town = await aTown()
    const [one, two] = [await enter(town), await enter(town)]
    await openMatter(town, one, 'amira', 'one')
    await openMatter(town, two, 'amira', 'one')
    const open = await propose(town, one, two, {}, 'amira')
    expect([open.status, Said.parse(open.body).error.message]).toEqual([
      409,
      'Båda har ett öppet ärende. Avsluta det ena ärendet först, sedan kan de slås ihop.',
    ])
    const { childId, motherId } = await aFamily(town)
    expect(Said.parse((await propose(town, childId, motherId)).body).error.code).toBe('are_related')
    const double = await enter(town)
    await as(town, 'maja', async (ctx) => {
      for (const givenName of ['Olle', 'Olof']) {
        const personId = await enter(town, { givenName, birthOn: day('1984-01-02') })
        await relate(ctx, { childId: double, personId, kind: 'guardian' })
      }
    })
    expect(Said.parse((await propose(town, childId, double)).body).error.code).toBe('merge_guardians_first')
  })

  test('a stranger to one of the two is answered "not found"', async () => {
    const town = await aTown()
    const [one, two] = [await enter(town), await enter(town)]
    await openMatter(town, two, 'amira', 'one')
    for (const login of ['eva', 'maja', 'adam'] as const)
      expect((await propose(town, one, two, {}, login)).status).toBe(404)
  })
})

test('two merges that meet crosswise: the second is told, and one of the two entries is left', async () => {
  const town = await aTown()
  const [one, other] = [await enter(town), await enter(town)]
  const merges = [
    mergeIdOf((await propose(town, one, other)).body),
    mergeIdOf((await propose(town, other, one)).body),
  ]
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  await owner.query('begin')
  await owner.query('select id from persons where tenant_id = $1 for update', [town.tenantId])
  const answers = merges.map((mergeId) => town.send('moa', contract.confirmMerge, { mergeId }))
  // Both stand and wait for the entries before the first of them goes on.
  await setTimeout(500)
  await owner.query('commit')
  await owner.end()
  const statuses = (await Promise.all(answers)).map(({ status }) => status)
  expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 409])
})

describe('a merge is undone', () => {
  test('a protected identity that was told meanwhile is kept by both: nobody knows yet whose it was (OSL 22:1)', async () => {
    const town = await aTown()
    const [kept, merged] = [await enter(town, { birthOn }), await enter(town, { birthOn })]
    const mergeId = await merge(town, kept, merged)
    const { version, person } = await town.call('moa', readPerson, { personId: kept })
    const { givenName, familyName } = person
    await town.call('moa', changePerson, {
      personId: kept,
      version,
      givenName,
      familyName,
      birthOn,
      protection: 'fictitious',
    })
    await town.call('moa', contract.undoMerge, { mergeId, reason: 'Det var två barn' })
    for (const id of [kept, merged])
      expect(await town.inTx((tx) => findPerson(tx, id))).toMatchObject({ id, protection: 'fictitious' })
  })

  test('propose, confirm and undo leave every table as it was, whoever was merged and whatever was chosen', async () => {
    const side = fc.constantFrom('kept' as const, 'merged' as const)
    const shape = fc.record({
      choices: fc.record({ name: side, number: side, birthOn: side, contact: side, language: side }),
      keptNumber: fc.boolean(),
      mergedNumber: fc.boolean(),
      keptOpen: fc.boolean(),
      mergedOpen: fc.boolean(),
      shared: fc.boolean(),
      ended: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(shape, async (given) => {
        const town = await aTown()
        const kept = await enter(town, { birthOn, ...(given.keptNumber ? { number: numberOf(981) } : {}) })
        const merged = await enter(town, {
          givenName: 'Nihls',
          language: 'somaliska',
          protection: 'none',
          ...(given.mergedNumber ? { number: numberOf(983) } : { reserve: true }),
          contact: { address: 'Påhittade gatan 1', phone: '', email: '' },
        })
        const mother = await enter(town, { givenName: 'Maria', birthOn: day('1985-02-01') })
        await as(town, 'maja', async (ctx) => {
          await relate(ctx, { childId: merged, personId: mother, kind: 'guardian' })
          if (given.shared) await relate(ctx, { childId: kept, personId: mother, kind: 'guardian' })
        })
        const matters = given.keptOpen ? [kept] : given.mergedOpen ? [merged] : []
        for (const id of matters) await openMatter(town, id, 'amira', 'one')
        const [first, second] =
          matters.length > 0 ? (['amira', 'cilla'] as const) : (['maja', 'moa'] as const)
        const before = await everything(town)
        const mergeId = mergeIdOf((await propose(town, kept, merged, given.choices, first)).body)
        await town.call(second, contract.confirmMerge, { mergeId })
        expect(await everything(town)).not.toEqual(before)
        await town.call(first, contract.undoMerge, { mergeId, reason: 'Det var två barn' })
        expect(await everything(town)).toEqual(before)
      }),
      { numRuns: 12 },
    )
  })

  test('what was changed of the person after the merge stays when it is undone', async () => {
    const town = await aTown()
    const [kept, merged] = [await enter(town, { birthOn }), await enter(town, { givenName: 'Nihls' })]
    const mergeId = await merge(town, kept, merged, { name: 'merged' })
    const { version } = await town.call('maja', readPerson, { personId: kept })
    await town.send('maja', changePerson, {
      personId: kept,
      version,
      givenName: 'Nils-Erik',
      familyName: 'Påhittsson',
      birthOn,
    })
    await town.call('maja', contract.undoMerge, { mergeId, reason: 'Det var två barn' })
    expect(await town.inTx((tx) => findPerson(tx, kept))).toMatchObject({ name: 'Nils-Erik Påhittsson' })
    expect(await town.inTx((tx) => findPerson(tx, merged))).toMatchObject({
      id: merged,
      name: 'Nihls Påhittsson',
    })
  })

  test('the later of two merges is undone first', async () => {
    const town = await aTown()
    const [a, b, c] = [await enter(town), await enter(town), await enter(town)]
    const first = await merge(town, b, a)
    const second = await merge(town, c, b)
    expect(await town.inTx((tx) => findPerson(tx, a))).toMatchObject({ id: c })
    const early = await town.send('maja', contract.undoMerge, { mergeId: first, reason: 'x' })
    expect(Said.parse(early.body).error.code).toBe('undo_later_merge_first')
    for (const mergeId of [second, first])
      await town.call('maja', contract.undoMerge, { mergeId, reason: 'x' })
    expect(await town.inTx((tx) => findPerson(tx, a))).toMatchObject({ id: a })
  })

  test('proposing, confirming and undoing stand in the log, about both entries', async () => {
    const town = await aTown()
    const [kept, merged] = [await enter(town), await enter(town)]
    const mergeId = await merge(town, kept, merged)
    await town.call('maja', contract.undoMerge, { mergeId, reason: 'Det var två barn' })
    const rows = await town.inTx((tx) =>
      tx.selectFrom('audit_log').select(['action', 'subject_id']).where('action', 'like', '%Merge').execute(),
    )
    for (const action of ['proposeMerge', 'confirmMerge'])
      expect(new Set(rows.filter((row) => row.action === action).map((row) => row.subject_id))).toEqual(
        new Set([kept, merged]),
      )
    expect(rows.some((row) => row.action === 'undoMerge')).toBe(true)
  })
})

describe('suspected doubles', () => {
  test('the same name with one digit wrong in the birth, the same number of before, and a near name at one address', async () => {
    const town = await aTown()
    const child = await enter(town, { birthOn })
    await openMatter(town, child, 'amira', 'one')
    const twin = await enter(town, { givenName: 'Elsa', birthOn })
    const double = await enter(town, { givenName: 'Nlis', birthOn })
    const { suspected } = await town.call('amira', contract.listDoubles, {})
    expect(suspected).toMatchObject([{ why: 'near_name' }])
    expect(new Set(suspected.flatMap(({ one, other }) => [one.id, other.id]))).toEqual(
      new Set([child, double]),
    )
    expect(suspected.flatMap(({ one, other }) => [one.id, other.id])).not.toContain(twin)
    expect((await town.call('eva', contract.listDoubles, {})).suspected).toEqual([])
  })
})

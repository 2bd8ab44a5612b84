import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aTown, type Town } from '#test/support/town.ts'
import { prepared, preparedOne } from './prepared.ts'

let town: Town
let other: Town

beforeAll(async () => {
  town = await aTown()
  other = await aTown()
})

const byId = preparedOne((tx, id: string) =>
  tx.selectFrom('units').select(['id', 'name']).where('id', '=', id),
)

/** In a transaction of its own. */
const rename = (of: Town, id: string, name: string) =>
  of.inTx((tx) => tx.updateTable('units').set({ name }).where('id', '=', id).execute())

describe('a reading that is built once', () => {
  test('is of the municipality that asks, each time', async () => {
    const all = prepared((tx) => tx.selectFrom('units').select('tenant_id').distinct())
    for (const one of [town, other, town])
      expect(await one.inTx((tx) => all(tx))).toEqual([{ tenant_id: one.tenantId }])
    expect(await other.inTx((tx) => byId(tx, town.units.one))).toBeUndefined()
  })

  test('takes its values anew each time, wherever they stand and however often', async () => {
    const between = prepared((tx, most: number, ids: readonly string[], least: string) =>
      tx
        .selectFrom('units')
        .select('id')
        .where('id', '=', sql<string>`any(${ids})`)
        .where('id', '>=', least)
        .where((w) => w.or([w('id', '=', least), w('id', '<>', least)]))
        .orderBy('id')
        .limit(most),
    )
    const ids = [town.units.one, town.units.two, town.units.intake].toSorted()
    const [first = '', second = ''] = ids
    const asked = (most: number, least: string) => town.inTx((tx) => between(tx, most, ids, least))
    expect(await asked(9, first)).toHaveLength(3)
    expect(await asked(9, second)).toEqual(ids.slice(1).map((id) => ({ id })))
    expect(await asked(1, second)).toEqual([{ id: second }])
  })

  test('says the same as the query that is built anew', async () => {
    for (const id of Object.values(town.units)) {
      const built = await town.inTx((tx) =>
        tx.selectFrom('units').select(['id', 'name']).where('id', '=', id).executeTakeFirst(),
      )
      expect(await town.inTx((tx) => byId(tx, id))).toEqual(built)
    }
  })

  test('may not branch on its values, and may not list them one by one: built for one, it would be wrong for the next', async () => {
    const branches = prepared((tx, id: string) =>
      tx.selectFrom('units').select('id').where('name', '=', `Enhet ${id}`),
    )
    const lists = prepared((tx, ids: readonly string[]) =>
      tx
        .selectFrom('units')
        .select('id')
        .where('id', 'in', [...ids]),
    )
    await expect(town.inTx((tx) => branches(tx, town.units.one))).rejects.toThrow('may not look')
    await expect(town.inTx((tx) => lists(tx, [town.units.one]))).rejects.toThrow()
  })

  test('only reads: a write must be counted by what remembers readings', async () => {
    const writes = prepared((tx, name: string) =>
      tx.insertInto('counters').values({ name, value: 1 }).returning('name'),
    )
    await expect(town.inTx((tx) => writes(tx, 'x'))).rejects.toThrow('only what reads')
  })

  test('beside a write, which it may have left before, it is forgotten when the write is done', async () => {
    const id = town.units.intake
    const after = await town.inTx(async (tx) => {
      await Promise.all([
        tx.updateTable('units').set({ name: 'Mottagningen b' }).where('id', '=', id).execute(),
        byId(tx, id),
      ])
      return byId(tx, id)
    })
    expect(after?.name).toBe('Mottagningen b')
  })

  test('is asked once in a transaction, until something is written or held, by this transaction or while it waited', async () => {
    const name = town.units.two
    const seen = await town.inTx(async (tx) => {
      const [first, again] = await Promise.all([byId(tx, name), byId(tx, name)])
      await other.inTx((tx2) => tx2.selectFrom('units').select('id').execute())
      await rename(town, name, 'Utredning 2 b')
      const old = await byId(tx, name)
      await tx.selectFrom('units').select('id').where('id', '=', name).forUpdate().execute()
      const held = await byId(tx, name)
      await tx.updateTable('units').set({ name: 'Utredning 2 c' }).where('id', '=', name).execute()
      const written = await byId(tx, name)
      await sql`update units set name = 'Utredning 2 d' where id = ${name}`.execute(tx)
      return [first, again, old, held, written, await byId(tx, name)].map((row) => row?.name)
    })
    const before = seen[0]
    expect(seen).toEqual([before, before, before, 'Utredning 2 b', 'Utredning 2 c', 'Utredning 2 d'])
  })
})

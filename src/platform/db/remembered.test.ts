import { expect, test } from 'vitest'
import { aTown } from '#test/support/town.ts'
import { remembered } from './remembered.ts'
import type { Tx } from './tenant.ts'

const names = remembered<string>(['units'])

test('what a transaction has read is not read again, until it writes to the table it came from', async () => {
  const town = await aTown()
  const asked: string[][] = []
  const read = (tx: Tx, ids: readonly string[]) =>
    names(tx, ids, async (missing) => {
      asked.push([...missing])
      const rows = await tx.selectFrom('units').select(['id', 'name']).execute()
      return new Map(rows.filter((row) => missing.includes(row.id)).map((row) => [row.id, row.name]))
    })
  const { one, two } = town.units
  await town.inTx(async (tx) => {
    await read(tx, [one])
    const both = await read(tx, [one, two])
    expect([...both.keys()]).toEqual([one, two])
    await tx.updateTable('units').set({ name: 'Nytt namn' }).where('id', '=', one).execute()
    expect((await read(tx, [one])).get(one)).toBe('Nytt namn')
    await tx.updateTable('workers').set({ title: 'Annan' }).where('unit_id', '=', one).execute()
    await read(tx, [one])
  })
  expect(asked).toEqual([[one], [two], [one]])
  await town.inTx((tx) => read(tx, [one]))
  expect(asked).toHaveLength(4)
})

const nothing = async (): Promise<Map<string, string>> => new Map()

test('what does not exist is remembered as missing, not as something', async () => {
  const town = await aTown()
  const found = await town.inTx(async (tx) => {
    await names(tx, ['x'], nothing)
    return names(tx, ['x'], nothing)
  })
  expect(found.size).toBe(0)
})

test('what was read before rows were held is read again: whoever held them before may have written', async () => {
  const town = await aTown()
  const id = town.units.one
  const read = (tx: Tx) =>
    names(tx, [id], async () => {
      const rows = await tx.selectFrom('units').select(['id', 'name']).where('id', '=', id).execute()
      return new Map(rows.map((row) => [row.id, row.name]))
    })
  const name = await town.inTx(async (tx) => {
    await read(tx)
    await town.inTx((other) => other.updateTable('units').set({ name: 'Ny' }).where('id', '=', id).execute())
    await tx.selectFrom('units').select('id').where('id', '=', id).forUpdate().execute()
    return (await read(tx)).get(id)
  })
  expect(name).toBe('Ny')
})

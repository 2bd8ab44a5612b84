import type pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aTown } from '#test/support/town.ts'
import { sayNamed } from './named-query.ts'

let client: pg.PoolClient
let described: number

const count = (): void => void described++

beforeEach(async () => {
  client = await (await aTown()).db.pool.connect()
  await client.query('begin')
  described = 0
  client.connection.on('rowDescription', count)
})

afterEach(async () => {
  client.connection.off('rowDescription', count)
  await client.query('rollback')
  // Its named statements go with it.
  client.release(true)
})

const ask = async (name: string, text: string, ...values: readonly unknown[]): Promise<unknown[]> =>
  (await sayNamed(client, { name, text, values })).rows

const kinds = `select n as "whole", date '2026-11-23' + n as "day", $1::text as "text", null as "nothing",
  timestamptz '2026-11-23 08:00:00.5+00' as "at", array[n, n] as "list", 4000000000::bigint as "large"
  from generate_series(1, $2::int) as n`

describe('a statement under a name', () => {
  test('is told its columns once, and reads its rows the same each time', async () => {
    const first = await ask('kinds', kinds, 'ett', 2)
    expect(first).toEqual([
      {
        whole: 1,
        day: '2026-11-24',
        text: 'ett',
        nothing: null,
        at: '2026-11-23T08:00:00.500Z',
        list: [1, 1],
        large: 4_000_000_000,
      },
      expect.objectContaining({ whole: 2, day: '2026-11-25', list: [2, 2] }),
    ])
    expect(described).toBe(1)
    expect(await ask('kinds', kinds, 'ett', 2)).toEqual(first)
    expect(await ask('kinds', kinds, 'två', 0)).toEqual([])
    expect(await ask('kinds', kinds, null, 1)).toEqual([expect.objectContaining({ text: null, whole: 1 })])
    expect(described).toBe(1)
  })

  test('answers each with its own when several are on their way at once, also the first time', async () => {
    const answers = await Promise.all(
      [1, 2, 3].flatMap((n) => [
        ask('one', 'select $1::int as a', n),
        ask('two', 'select $1::text as b, true as c', `${n}`),
        ask('none', 'select 1 as d where $1', n === 2),
      ]),
    )
    const again = [1, 2, 3].flatMap((n) => [[{ a: n }], [{ b: `${n}`, c: true }], n === 2 ? [{ d: 1 }] : []])
    expect(answers).toEqual(again)
    expect(await ask('two', 'select $1::text as b, true as c', 'x')).toEqual([{ b: 'x', c: true }])
    expect(described).toBe(9)
  })

  test('tells how many rows were written, with and without something to give back', async () => {
    await client.query('create temporary table written (a int) on commit drop')
    const insert = (name: string, text: string) => sayNamed(client, { name, text, values: [1] })
    for (let time = 0; time < 2; time++) {
      const plain = await insert('plain', 'insert into written select $1 from generate_series(1, 3)')
      expect(plain).toMatchObject({ command: 'INSERT', rowCount: 3, rows: [] })
      const told = await insert('told', 'insert into written values ($1) returning a')
      expect(told).toMatchObject({ command: 'INSERT', rowCount: 1, rows: [{ a: 1 }] })
    }
  })

  test('fails as it would, and is told its columns when it has not yet answered', async () => {
    const text = 'select 10 / $1::int as part'
    await client.query('savepoint here')
    await expect(ask('part', text, 0)).rejects.toMatchObject({ code: '22012' })
    await client.query('rollback to here')
    expect(await ask('part', text, 5)).toEqual([{ part: 2 }])
    await client.query('savepoint here')
    await expect(ask('part', text, 0)).rejects.toMatchObject({ code: '22012' })
    await client.query('rollback to here')
    expect(await ask('part', text, 2)).toEqual([{ part: 5 }])
  })

  test('never reads rows by columns that have changed: the database refuses', async () => {
    await client.query(
      'create temporary table changing (a int, b text); insert into changing values (1, $$b$$)',
    )
    const text = 'select * from changing where a = $1'
    expect(await ask('changing', text, 1)).toEqual([{ a: 1, b: 'b' }])
    expect(await ask('changing', text, 1)).toEqual([{ a: 1, b: 'b' }])
    await client.query('alter table changing drop column b; alter table changing add column c date')
    await expect(ask('changing', text, 1)).rejects.toThrow('cached plan must not change result type')
  })

  test('is another one on another connection', async () => {
    const other = await (await aTown()).db.pool.connect()
    try {
      expect(await ask('here', 'select 1 as a')).toEqual([{ a: 1 }])
      const there = await sayNamed(other, { name: 'here', text: 'select 2 as b', values: [] })
      expect(there.rows).toEqual([{ b: 2 }])
    } finally {
      other.release(true)
    }
  })
})

import { sql } from 'kysely'
import { Client, escapeIdentifier } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { walkCatalogue } from '#test/support/catalogue.ts'
import { copyOf } from '#test/support/database.ts'
import { newUuid } from '#test/support/town.ts'
import { askHouse, type Database, openDatabase, Unreachable } from './database.ts'
import { prepared } from './prepared.ts'
import { inTenant, type Tx } from './tenant.ts'
import { say as sayNow } from './transaction.ts'

const ours = newUuid()
const theirs = newUuid()
let copy: Awaited<ReturnType<typeof copyOf>>
let owner: Client
let db: Database

const values: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `'x'`,
  date: `'2026-11-23'`,
  'timestamp with time zone': `'2026-11-23T09:00Z'`,
  integer: '1',
  bigint: '1',
  boolean: 'true',
  jsonb: `'{}'`,
  'uuid[]': `'{}'`,
  bytea: `'x'`,
}

type Column = { readonly name: string; readonly type: string }

const columnsOf = async (table: string): Promise<Column[]> =>
  (
    await owner.query<Column>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    )
  ).rows

const insertSql = (table: string, columns: readonly Column[], tenantId: string): string => {
  const list = columns.map(({ name }) => name).join(', ')
  const row = columns.map(({ name, type }) => (name === 'tenant_id' ? `'${tenantId}'` : values[type]))
  return `insert into ${table} (${list}) values (${row.join(', ')})`
}

/** A row of each municipality in every table. Checks and keys are taken away and every verb is granted: only the fence is left. */
const openTheCopy = async (): Promise<void> => {
  await owner.query(`do $$ declare c record; begin
    for c in select conrelid::regclass as t, conname from pg_constraint
      where contype in ('f', 'c') and connamespace = 'public'::regnamespace and conrelid <> 0
    loop execute format('alter table %s drop constraint %I', c.t, c.conname); end loop; end $$`)
  await owner.query('grant select, insert, update, delete on all tables in schema public to barntid_app')
  for (const table of (await walkCatalogue(owner)).tenantTables) {
    const columns = await columnsOf(table)
    await owner.query(insertSql(table, columns, ours))
    await owner.query(insertSql(table, columns, theirs))
  }
}

beforeAll(async () => {
  copy = await copyOf(inject('template'))
  owner = new Client({ connectionString: copy.ownerUrl })
  await owner.connect()
  await openTheCopy()
  db = openDatabase({ url: copy.appUrl, maxConnections: 3 })
})

afterAll(async () => {
  await db.close()
  await owner.end()
  await copy.drop()
})

const ask = async (tx: Tx, text: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`${sql.raw(text)}`.execute(tx)
  return rows[0]?.n ?? 0
}

const unitIds = prepared((tx) => tx.selectFrom('units').select('id'))

const changed = (text: string): string => `with done as (${text} returning 1) select count(*) as n from done`

describe('the fence between municipalities, in every table', () => {
  test('a municipality sees its own row, and can neither see, change, delete nor write one of another', async () => {
    const { tenantTables } = await walkCatalogue(owner)
    expect(tenantTables.length).toBeGreaterThan(30)
    for (const table of tenantTables) {
      const columns = await columnsOf(table)
      await inTenant(db, ours, async (tx) => {
        expect(await ask(tx, `select count(*) as n from ${table}`), table).toBe(1)
        expect(await ask(tx, `select count(*) as n from ${table} where tenant_id = '${theirs}'`), table).toBe(
          0,
        )
        expect(
          await ask(tx, changed(`update ${table} set tenant_id = tenant_id where tenant_id = '${theirs}'`)),
        ).toBe(0)
        expect(await ask(tx, changed(`delete from ${table} where tenant_id = '${theirs}'`)), table).toBe(0)
      })
      const refused = { code: '42501' }
      const write = (text: string) => inTenant(db, ours, (tx) => ask(tx, text))
      await expect(write(insertSql(table, columns, theirs)), table).rejects.toMatchObject(refused)
      await expect(write(`update ${table} set tenant_id = '${theirs}'`), table).rejects.toMatchObject(refused)
      expect((await owner.query(`select from ${table}`)).rowCount, table).toBe(2)
    }
  })

  test('a connection that has not said which municipality sees nothing and can write nothing', async () => {
    for (const table of (await walkCatalogue(owner)).tenantTables) {
      const columns = await columnsOf(table)
      expect((await db.pool.query(`select from ${table}`)).rowCount, table).toBe(0)
      expect((await db.pool.query(`delete from ${table}`)).rowCount, table).toBe(0)
      await expect(db.pool.query(insertSql(table, columns, ours)), table).rejects.toMatchObject({
        code: '42501',
      })
    }
  })

  test('the login of the application can become nobody else', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select rolname as name from pg_roles where rolsuper limit 1`,
    )
    await expect(db.pool.query(`set role ${escapeIdentifier(rows[0]?.name ?? '')}`)).rejects.toThrow()
    await expect(db.pool.query('set session_replication_role = replica')).rejects.toThrow()
    await expect(db.pool.query('alter table notes disable row level security')).rejects.toThrow()
  })
})

/** Its fault is heard a little later than by whoever asks directly. */
const through = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    return await work
  } catch (error) {
    await Promise.resolve()
    throw error
  }
}

describe('a transaction of one municipality', () => {
  test('what it set does not survive it, on a connection that is used by the next one', async () => {
    const one = openDatabase({ url: copy.appUrl, maxConnections: 1 })
    try {
      for (let round = 0; round < 50; round++) {
        const tenantId = round % 2 === 0 ? ours : theirs
        const ending = inTenant(one, tenantId, async (tx) => {
          const { rows } = await sql<{ id: string }>`select tenant_id as id from units`.execute(tx)
          expect(rows).toEqual([{ id: tenantId }])
          if (round % 3 === 0) throw new RangeError('ends badly')
        })
        await (round % 3 === 0 ? expect(ending).rejects.toThrow('ends badly') : ending)
        const { rows } = await one.pool.query(
          `select current_setting('app.tenant_id', true) as left, (select count(*) from units) as n`,
        )
        expect(rows[0]).toEqual({ left: '', n: 0 })
      }
    } finally {
      await one.close()
    }
  })

  test('a transaction that met another is run again, at most three times in all', async () => {
    let runs = 0
    const meet = (times: number) =>
      inTenant(db, ours, async (tx) => {
        runs++
        if (runs <= times) await sql`do $$ begin raise sqlstate '40001'; end $$`.execute(tx)
        return runs
      })
    expect(await meet(2)).toBe(3)
    runs = 0
    await expect(meet(99)).rejects.toMatchObject({ code: '40001' })
    expect(runs).toBe(3)
  })

  test('two that lock each other out both come to their end', async () => {
    for (const name of ['a', 'b']) {
      await owner.query('insert into counters (tenant_id, name, value) values ($1, $2, 0)', [ours, name])
    }
    const add = (first: string, second: string) =>
      inTenant(db, ours, async (tx) => {
        await tx
          .updateTable('counters')
          .set((c) => ({ value: c('value', '+', 1) }))
          .where('name', '=', first)
          .execute()
        await sql`select pg_sleep(0.1)`.execute(tx)
        await tx
          .updateTable('counters')
          .set((c) => ({ value: c('value', '+', 1) }))
          .where('name', '=', second)
          .execute()
      })
    await Promise.all([add('a', 'b'), add('b', 'a')])
    const { rows } = await owner.query(
      `select value from counters where tenant_id = $1 and name in ('a', 'b')`,
      [ours],
    )
    expect(rows).toEqual([{ value: '2' }, { value: '2' }])
  })

  test('any other error is not tried again and leaves nothing', async () => {
    let runs = 0
    const ending = inTenant(db, ours, async (tx) => {
      runs++
      await tx.insertInto('counters').values({ name: 'half', value: 1 }).execute()
      throw new RangeError('ends badly')
    })
    await expect(ending).rejects.toThrow('ends badly')
    expect(runs).toBe(1)
    expect((await owner.query(`select from counters where name = 'half'`)).rowCount).toBe(0)
  })

  test('an error of the database that somebody swallowed is not a commit', async () => {
    const ending = inTenant(db, ours, async (tx) => {
      await tx.insertInto('counters').values({ name: 'swallowed', value: 1 }).execute()
      await sql`select 1 / 0`.execute(tx).catch(() => undefined)
    })
    await expect(ending).rejects.toThrow('the transaction was not committed')
    expect((await owner.query(`select from counters where name = 'swallowed'`)).rowCount).toBe(0)
  })

  test('of readings side by side one fails: the others ask nothing more, on a connection that is another’s by then', async () => {
    const one = openDatabase({ url: copy.appUrl, maxConnections: 1 })
    const asked: unknown[] = []
    const goOn = async (tx: Tx) => {
      await sql`select 1`.execute(tx)
      // The transaction has been rolled back, and its connection given to the next, before this one wakes up.
      await new Promise((resolve) => setTimeout(resolve, 100))
      asked.push(
        await tx
          .selectFrom('units')
          .select('id')
          .execute()
          .catch((error: unknown) => error),
      )
      asked.push(await unitIds(tx).catch((error: unknown) => error))
    }
    try {
      let late: Promise<void> = Promise.resolve()
      const ending = inTenant(one, ours, (tx) => {
        late = goOn(tx)
        return Promise.all([late, sql`select 1 / 0`.execute(tx)])
      })
      await expect(ending).rejects.toThrow('division by zero')
      const next = inTenant(one, theirs, async (tx) => {
        await late
        return ask(tx, 'select count(*) as n from units')
      })
      expect(await next).toBe(1)
      expect(asked).toMatchObject([
        { message: 'the transaction has ended' },
        { message: 'the transaction has ended' },
      ])
    } finally {
      await one.close()
    }
  })

  test('what is said with the commit is a part of it: when it fails, nothing is kept', async () => {
    const ending = inTenant(db, ours, async (tx, atCommit) => {
      atCommit(() => sayNow(tx, 'select 1 / $1::int', () => [0]))
      await tx.insertInto('counters').values({ name: 'with the commit', value: 1 }).execute()
    })
    await expect(ending).rejects.toThrow('division by zero')
    expect((await owner.query(`select from counters where name = 'with the commit'`)).rowCount).toBe(0)
  })

  test('of what is said with the commit the one that failed is told, not what failed because of it', async () => {
    class Unwritten extends Error {}
    const refuse = (cause: unknown): never => {
      throw new Unwritten('not written', { cause })
    }
    const ending = inTenant(db, ours, async (tx, atCommit) => {
      // Heard later than the answer to the second one: it goes through more hands.
      atCommit(async () => (await sayNow(tx, 'select 1 / $1::int', () => [0]).catch(refuse)).rows)
      atCommit(() => sayNow(tx, 'select 1', () => []))
    })
    await expect(ending).rejects.toThrow(Unwritten)
  })

  test('of readings side by side the fault of the first is told, also when another is heard before it', async () => {
    const ending = inTenant(db, ours, (tx) =>
      Promise.all([
        through(through(through(sayNow(tx, 'select 1 / $1::int', () => [0])))),
        sayNow(tx, 'select 1', () => []),
      ]),
    )
    await expect(ending).rejects.toThrow('division by zero')
  })

  test('a municipality that is not an id never reaches the database', async () => {
    for (const wrong of ['', `x'; drop table notes; --`, `${ours}'`]) {
      await expect(inTenant(db, wrong, async () => {})).rejects.toThrow('Invalid UUID')
    }
  })

  test('a connection that is cut in the middle is told as unreachable, and the next one works', async () => {
    const cut = inTenant(db, ours, (tx) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx))
    await expect(cut).rejects.toThrow(Unreachable)
    expect(await inTenant(db, ours, (tx) => ask(tx, 'select count(*) as n from units'))).toBe(1)
  })

  test('a database that cannot be reached is told as unreachable', async () => {
    const nowhere = openDatabase({ url: 'postgres://barntid_app@127.0.0.1:1/none' })
    await expect(inTenant(nowhere, ours, async () => {})).rejects.toThrow(Unreachable)
    // Also what is asked of the house itself, before it is known which municipality it is about.
    await expect(askHouse(nowhere, 'select 1')).rejects.toThrow(Unreachable)
    await nowhere.close()
  })
})

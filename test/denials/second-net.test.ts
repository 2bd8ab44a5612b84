import { Client } from 'pg'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Tx } from '#platform/db/tenant.ts'
import { beyondDenial, hideDenied } from '#platform/db/transaction.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { aWorld, type World } from '#test/support/world.ts'

/**
 * The second net by itself: no policy is asked here, only the database. It knows a denial from what the transaction has set,
 * and was written from the tables, not from the rules.
 */
let town: Town
let world: World
let owner: Client

beforeAll(async () => {
  town = await aTown()
  world = await aWorld(town)
  owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  return () => owner.end()
}, 60_000)

const fromCatalogue = async (text: string): Promise<string[]> =>
  (await owner.query<{ name: string }>(text)).rows.map(({ name }) => name)

const hiding = `select polrelid::regclass::text as name from pg_policy
  where pg_get_expr(polqual, polrelid) like '%app.denied%' order by 1`

/** By column: names a person or a case. By key: points to a table that is hidden. A duty of the board has a watch and never a child. */
const mustHide = `
  select distinct name from (
    select attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
      and attname in ('child_id', 'person_id', 'alias_id', 'kept_id', 'merged_id', 'case_id', 'report_id', 'report_child_id',
        'investigation_id', 'intervention_id', 'placement_id', 'visit_id', 'decision_id', 'appeal_id', 'matter_id', 'measure_id',
        'item_id', 'document_id', 'thing_id', 'subject_id')
    union
    select conrelid::regclass::text from pg_constraint k
    where contype = 'f' and confrelid in (select polrelid from pg_policy where pg_get_expr(polqual, polrelid) like '%app.denied%')
      and conrelid <> confrelid and conrelid <> 'duties'::regclass
  ) t order by name`

test('every table that names a person or a case, or points to one that does, hides what is denied', async () => {
  const hidden = await fromCatalogue(hiding)
  expect(hidden.length).toBeGreaterThanOrEqual(75)
  expect((await fromCatalogue(mustHide)).filter((name) => !hidden.includes(name))).toEqual([])
})

/** Rows of a table as the application reads them, in a transaction that has these ids denied; with none, all of them. */
const countIn = (table: string, denied: readonly string[]): Promise<number> =>
  town.inTx(async (tx) => {
    if (denied.length > 0) await hideDenied(tx, denied)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)
    return rows[0]?.n ?? 0
  })

const deniedIds = (): Promise<readonly string[]> =>
  town.inTx(async (tx) => {
    const { rows } = await sql<{ ids: string[] }>`
      select things_about(kin_of(array[${world['persons']}]::uuid[], 2)) as ids`.execute(tx)
    return rows[0]?.ids ?? []
  })

/** In the invented world these name nobody's thing, a duty, or a request from another municipality beside the child's own. */
const alsoOfOthers = new Set(['clocks', 'transfers', 'watches'])

test('in a transaction with the child denied no row about the child is there, in no table', async () => {
  const denied = await deniedIds()
  expect(denied).toContain(world['cases'])
  let seen = 0
  const left: string[] = []
  for (const table of await fromCatalogue(hiding)) {
    const all = await countIn(table, [])
    seen += all
    const rest = await countIn(table, denied)
    if (alsoOfOthers.has(table) ? rest >= all : rest > 0) left.push(`${table}: ${rest} of ${all}`)
  }
  expect(seen).toBeGreaterThanOrEqual(75)
  expect(left).toEqual([])
})

test('a row that is denied is not changed or deleted either', async () => {
  const denied = await deniedIds()
  const changed = await town.inTx(async (tx) => {
    await hideDenied(tx, denied)
    const update = await tx.updateTable('persons').set({ given_name: 'Ändrad' }).executeTakeFirst()
    const gone = await tx.deleteFrom('person_names').executeTakeFirst()
    return [update.numUpdatedRows, gone.numDeletedRows]
  })
  expect(changed).toEqual([0n, 0n])
})

test('the next transaction on the same connection has forgotten it', async () => {
  const denied = await deniedIds()
  for (let i = 0; i < 10; i++) {
    expect(await countIn('cases', denied)).toBe(0)
    expect(await countIn('cases', [])).toBe(1)
  }
})

const cases = (tx: Tx) => tx.selectFrom('cases').select('id').execute()

test('a step that is not about who asks sees all, and after it the net is there again, also when the step failed', async () => {
  const denied = await deniedIds()
  const counted = await town.inTx(async (tx) => {
    await hideDenied(tx, denied)
    const before = (await cases(tx)).length
    const within = await beyondDenial(tx, async () => (await cases(tx)).length)
    const after = (await cases(tx)).length
    await beyondDenial(tx, () => beyondDenial(tx, () => Promise.reject(new Error('no')))).catch(
      () => undefined,
    )
    return [before, within, after, (await cases(tx)).length]
  })
  expect(counted).toEqual([0, 1, 0, 0])
})

test('a step that the database stopped leaves a transaction in which nothing more is read', async () => {
  const denied = await deniedIds()
  const reading = town.inTx(async (tx) => {
    await hideDenied(tx, denied)
    await beyondDenial(tx, () => sql`select 1 / 0`.execute(tx)).catch(() => undefined)
    return tx.selectFrom('cases').select('id').execute()
  })
  await expect(reading).rejects.toThrow('division by zero')
})

const wrong = (ids: readonly string[]) => town.inTx((tx) => hideDenied(tx, ids))

test('only ids are taken', async () => {
  await expect(wrong([`${newUuid()}}'; reset role; --`])).rejects.toThrow('not a list of ids')
  await expect(wrong([])).rejects.toThrow('not a list of ids')
})

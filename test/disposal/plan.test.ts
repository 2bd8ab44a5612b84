import { Client } from 'pg'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { copyOf } from '#test/support/database.ts'
import { aTown } from '#test/support/town.ts'
import { filler } from './fill.ts'

let owner: Client
let copy: Awaited<ReturnType<typeof copyOf>>

beforeAll(async () => {
  copy = await copyOf(inject('template'))
  owner = new Client({ connectionString: copy.ownerUrl })
  await owner.connect()
  return async () => {
    await owner.end()
    await copy.drop()
  }
})

const names = async (sql: string): Promise<string[]> =>
  (await owner.query<{ name: string }>(sql)).rows.map(({ name }) => name)

/** Tables that a person or a case is named in, or that point to one of those, and whose rows stay: why. */
const kept: Readonly<Record<string, string>> = {
  audit_log:
    'the proof of who has read: no name and no text, and the id names nobody once the register has lost it',
  audit_exports: 'how far the log has been brought outside',
  disposal_items: 'the decision: an id that names nobody any more, days and counts',
  disposal_certificates: 'the proof of the disposal, and the ledger that is replayed after a restore',
  duties: 'the municipality’s own duties, of no person: a watch of theirs has no child',
  duty_steps: 'the same',
  contact_time: 'goes with its meeting, by the key to it (on delete cascade); sums by month name no child',
  contact_children: 'goes with the child’s place at the meeting, in the same way',
}

/** Whatever names a person, a case, or a thing of one, by column or by key to a table of the plan. */
const hangsOnAPerson = `
  with plan as (select name from disposal_plan())
  select distinct name from (
    select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
      and attname in ('child_id', 'person_id', 'alias_id', 'kept_id', 'merged_id', 'case_id', 'report_id', 'report_child_id',
        'investigation_id', 'intervention_id', 'placement_id', 'visit_id', 'decision_id', 'appeal_id', 'matter_id', 'measure_id',
        'item_id', 'document_id', 'thing_id', 'subject_id', 'note_id')
    union
    select conrelid::regclass::text from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and confrelid::regclass::text in (select name from plan)
  ) t order by 1`

describe('the plan of disposal', () => {
  test('names every table that hangs on a person or a case, or says here why its rows stay', async () => {
    const planned = await names('select name from disposal_plan()')
    const hanging = await names(hangsOnAPerson)
    expect(hanging.length).toBeGreaterThan(80)
    expect(hanging.filter((name) => !planned.includes(name) && !(name in kept))).toEqual([])
  })

  test('names tables and columns that there are, each table once', async () => {
    const planned = await names('select name from disposal_plan()')
    expect(new Set(planned).size).toBe(planned.length)
    const missing = await names(`
      select p.name || '.' || c as name from disposal_plan() p, unnest(p.named || p.people) as c
      where not exists (select from pg_attribute a where a.attrelid = to_regclass(p.name) and a.attname = c)`)
    expect(missing).toEqual([])
  })

  test('takes away what points before what is pointed to', async () => {
    const wrong = await names(`
      select f.name || ' before ' || t.name as name from pg_constraint k
      join disposal_plan() f on f.name = k.conrelid::regclass::text
      join disposal_plan() t on t.name = k.confrelid::regclass::text
      where k.contype = 'f' and f.name <> t.name and f.place > t.place`)
    expect(wrong).toEqual([])
  })

  test('every column of its tables that has a key to the register of people counts as naming one', async () => {
    const unnamed = await names(`
      select p.name || '.' || a.attname as name from disposal_plan() p
      join pg_constraint k on k.conrelid = to_regclass(p.name) and k.contype = 'f' and k.confrelid = 'persons'::regclass
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
      where p.kind = 'file' and not a.attname = any (p.people)`)
    expect(unnamed).toEqual([])
  })
})

const canaryHits = async (client: Client, tables: readonly string[], word: string): Promise<string[]> => {
  const hits: string[] = []
  const hex = Buffer.from(word).toString('hex')
  for (const table of tables) {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from ${table} t where t::text like $1 or t::text like $2`,
      [`%${word}%`, `%${hex}%`],
    )
    if ((rows[0]?.n ?? 0) > 0) hits.push(table)
  }
  return hits
}

test('a file with a row in every table of the plan, a placement too, goes without a trace, and nothing of a sibling', async () => {
  const town = await aTown()
  const client = new Client({ connectionString: town.ownerUrl })
  await client.connect()
  try {
    const fill = await filler(client, town)
    const sibling = await fill({ at: 1, birthOn: '2014-06-11', on: '2019-03-01', isPlaced: true })
    const gone = await fill({
      at: 2,
      birthOn: '1985-03-04',
      on: '2019-03-01',
      isPlaced: true,
      sharesWith: sibling,
    })
    const tables = await names(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
    )
    const before = await canaryHits(client, tables, gone.canary)
    const ofSibling = await canaryHits(client, tables, sibling.canary)
    expect(before.length).toBeGreaterThan(50)
    await client.query('begin')
    await client.query('select replay_disposal($1, array[$2::uuid])', [town.tenantId, gone.ids['persons']])
    await client.query('commit')
    expect(await canaryHits(client, tables, gone.canary)).toEqual([])
    expect(await canaryHits(client, tables, sibling.canary)).toEqual(ofSibling)
    const { rows } = await client.query<{ id: string }>('select id from persons where tenant_id = $1', [
      town.tenantId,
    ])
    const there = rows.map(({ id }) => id)
    expect(there).toContain(gone.ids['guardian'])
    expect(there).not.toContain(gone.ids['persons'])
    // The last file of the family: now nobody of it is known any more.
    await client.query('begin')
    await client.query('select replay_disposal($1, array[$2::uuid])', [town.tenantId, sibling.ids['persons']])
    await client.query('commit')
    const left = await client.query('select id from persons where tenant_id = $1', [town.tenantId])
    expect(left.rows).toEqual([])
  } finally {
    await client.end()
  }
})

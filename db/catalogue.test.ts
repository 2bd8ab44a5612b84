import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { tenantTables } from '#db/tables.gen.ts'
import { catalogueRules, walkCatalogue } from '#test/support/catalogue.ts'
import { copyOf } from '#test/support/database.ts'

let copy: Awaited<ReturnType<typeof copyOf>>
let owner: Client

beforeAll(async () => {
  copy = await copyOf(inject('template'))
  owner = new Client({ connectionString: copy.ownerUrl })
  await owner.connect()
})

afterAll(async () => {
  await owner.end()
  await copy.drop()
})

const fewestTables = 30

test('every table, key, policy, view and right of the migrated database keeps the rules of the schema', async () => {
  const { tables, tenantTables: walked, faults } = await walkCatalogue(owner)
  expect(faults).toEqual([])
  expect(
    walked.length,
    `${walked.length} of ${tables.length} tables belong to a municipality`,
  ).toBeGreaterThanOrEqual(fewestTables)
})

test('the query builder knows every table of a municipality', async () => {
  const { tenantTables: walked } = await walkCatalogue(owner)
  expect([...tenantTables].sort()).toEqual([...walked].sort())
})

const made = (columns: string, more = ''): string =>
  `create table planted (tenant_id uuid not null, id uuid not null, ${columns} primary key (tenant_id, id)); ${more}`
const fenced = `select fence_tenant('planted', 'select, insert');`

/** The rule that must find it, and what to do to the database. */
const planted: readonly (readonly [string, string])[] = [
  [
    'has no tenant_id and is not on the list of tables without one',
    'create table planted (id uuid primary key)',
  ],
  [
    'tenant_id is not a uuid that is always filled',
    'create table planted (tenant_id text not null, id uuid, primary key (tenant_id, id))',
  ],
  ['has no primary key', 'create table planted (tenant_id uuid not null)'],
  ['a unique key does not begin with tenant_id', made('code text unique,')],
  ['a unique key does not begin with tenant_id', made('', 'create unique index on planted (id, tenant_id)')],
  [
    'an exclusion constraint does not begin with tenant_id',
    made('during int4range, exclude using gist (during with &&),'),
  ],
  [
    'a foreign key does not begin with tenant_id on both sides',
    made('', 'alter table planted add foreign key (id, tenant_id) references units (tenant_id, id)'),
  ],
  [
    'a table without a tenant has a key to one with',
    `create table jobs.planted (t uuid, u uuid, foreign key (t, u) references units (tenant_id, id))`,
  ],
  [
    'a foreign key sets null or default',
    made('u uuid, foreign key (tenant_id, u) references units (tenant_id, id) on delete set null,'),
  ],
  ['row-level security is not enabled and forced', 'alter table notes no force row level security'],
  ['row-level security is not enabled and forced', 'alter table notes disable row level security'],
  ['has not exactly one policy', made('', 'alter table planted enable row level security')],
  ['has not exactly one policy', 'create policy more on notes using (true)'],
  ['a policy is restrictive', 'create policy more on notes as restrictive using (true)'],
  ['a policy is not for all verbs and everybody', 'create policy more on notes for select using (true)'],
  [
    'a policy holds a subquery',
    'alter policy own_tenant on notes using (exists (select from units u where u.tenant_id = notes.tenant_id))',
  ],
  ['a policy is not the fence', 'alter policy own_tenant on notes using (true)'],
  ['a policy is not the fence', 'alter policy own_tenant on notes with check (true)'],
  ['the application is its owner', 'alter table notes owner to barntid_app'],
  ['the application is its owner', 'alter function fence_tenant owner to barntid_app'],
  ['the application has rights over everything', 'alter role barntid_app superuser'],
  ['the application has rights over everything', 'alter role barntid_app bypassrls'],
  ['the application has rights over everything', 'alter role barntid_app createdb'],
  ['the application may become another role', 'create role planted; grant planted to barntid_app'],
  ['the application may make things in a schema', 'grant create on schema public to public'],
  [
    'the application may make schemas',
    `do $$ begin execute format('grant create on database %I to barntid_app', current_database()); end $$`,
  ],
  ...['audit_log', 'audit_seals', 'notes', 'decisions', 'assessments'].flatMap((table) =>
    ['update', 'delete'].map(
      (verb) =>
        [
          'is written once, but the application may change or delete',
          `grant ${verb} on ${table} to barntid_app`,
        ] as const,
    ),
  ),
  [
    'is written once, but the application may change or delete',
    'grant update (hash) on notes to barntid_app',
  ],
  ['the application may empty it or hang things on it', 'grant truncate on note_drafts to barntid_app'],
  ['the application may empty it or hang things on it', 'grant truncate on jobs.job to public'],
  ['reference data that the application may write', 'grant update (name) on tenants to barntid_app'],
  ['the application cannot reach it', 'revoke select on notes from barntid_app'],
  ['a view asks with its owner’s rights', 'create view planted as select * from notes'],
  [
    'a view asks with its owner’s rights',
    'create view planted with (security_invoker = false) as select * from notes',
  ],
  ['neither table nor view', 'create materialized view planted as select * from notes'],
  ['would be empty after a crash', made('').replace('create table', 'create unlogged table')],
  [
    'a function runs with its owner’s rights',
    'create function planted() returns int language sql security definer as $$ select 1 $$',
  ],
  [
    'has a trigger',
    `create function planted() returns trigger language plpgsql as $$ begin return new; end $$;
     create trigger planted before insert on notes for each row execute function planted()`,
  ],
  ['has a rule', 'create rule planted as on delete to notes do instead nothing'],
  ['counts by a sequence', 'create sequence planted'],
  ['counts by a sequence', made('n serial,')],
  ['has an identity column', made('n int generated always as identity,')],
  ['a default that is not the same twice', made('at timestamptz default now(),', fenced)],
  ['a default that is not the same twice', made('other uuid default gen_random_uuid(),', fenced)],
  ['a type that loses the zone or the exact number', made('at timestamp,', fenced)],
  ['a type that loses the zone or the exact number', made('share float,', fenced)],
]

describe('each rule finds its fault', () => {
  test('at least one fault is planted for each rule', () => {
    expect(catalogueRules.filter((rule) => !planted.some(([name]) => name === rule))).toEqual([])
  })

  test.each(planted)('%s: %s', async (rule, sql) => {
    await owner.query('begin')
    try {
      await owner.query(sql)
      const { faults } = await walkCatalogue(owner)
      expect(faults.filter((fault) => fault.endsWith(`: ${rule}`))).not.toEqual([])
    } finally {
      await owner.query('rollback')
    }
  })

  test('a new table that keeps them all is no fault', async () => {
    await owner.query('begin')
    try {
      await owner.query(made('name text not null,', fenced))
      expect((await walkCatalogue(owner)).faults).toEqual([])
    } finally {
      await owner.query('rollback')
    }
  })
})

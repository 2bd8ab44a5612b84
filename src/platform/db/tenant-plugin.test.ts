import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely'
import { expect, test } from 'vitest'
import type { Tables } from '#db/tables.gen.ts'
import { tenantPlugin } from './tenant-plugin.ts'

const tenant = '01930000-0000-7000-8000-000000000001'
const id = '01930000-0000-7000-8000-000000000002'

const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (on) => new PostgresIntrospector(on),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
}).withPlugin(tenantPlugin(tenant))

const written = (query: Compilable): string => {
  const { sql: text, parameters } = query.compile()
  return text
    .replaceAll('"', '')
    .replaceAll(/\$(\d+)/g, (_, n: string) => (parameters[Number(n) - 1] === tenant ? 'TENANT' : '?'))
}

test.each<[string, Compilable, string]>([
  [
    'a select',
    db.selectFrom('units').select('name'),
    'select name from units where units.tenant_id = TENANT',
  ],
  [
    'an alternative in the where is kept inside',
    db
      .selectFrom('units')
      .select('name')
      .where((u) => u.or([u('name', '=', 'a'), u('name', '=', 'b')])),
    'select name from units where units.tenant_id = TENANT and (name = ? or name = ?)',
  ],
  [
    'several tables',
    db.selectFrom(['units as u', 'workers as w']).select('w.name').whereRef('w.unit_id', '=', 'u.id'),
    'select w.name from units as u, workers as w where w.tenant_id = TENANT and u.tenant_id = TENANT and w.unit_id = u.id',
  ],
  [
    'a join, and a left join that stays one',
    db
      .selectFrom('cases as c')
      .innerJoin('persons as p', 'p.id', 'c.child_id')
      .leftJoin('workers as w', 'w.id', 'c.closed_by')
      .select('w.name'),
    'select w.name from cases as c inner join persons as p on p.tenant_id = TENANT and p.id = c.child_id left join workers as w on w.tenant_id = TENANT and w.id = c.closed_by where c.tenant_id = TENANT',
  ],
  [
    'a subquery, also in exists',
    db
      .selectFrom('persons')
      .select('id')
      .where((q) =>
        q.exists(q.selectFrom('cases').select('cases.id').whereRef('child_id', '=', 'persons.id')),
      ),
    'select id from persons where persons.tenant_id = TENANT and exists (select cases.id from cases where cases.tenant_id = TENANT and child_id = persons.id)',
  ],
  [
    'a query that is named first',
    db
      .with('mine', (q) => q.selectFrom('units').select('id'))
      .selectFrom('mine')
      .select('id'),
    'with mine as (select id from units where units.tenant_id = TENANT) select id from mine',
  ],
  [
    'both sides of a union',
    db.selectFrom('units').select('id').unionAll(db.selectFrom('workers').select('id')),
    'select id from units where units.tenant_id = TENANT union all select id from workers where workers.tenant_id = TENANT',
  ],
  [
    'an update',
    db.updateTable('units').set({ name: 'a' }).where('id', '=', id),
    'update units set name = ? where units.tenant_id = TENANT and id = ?',
  ],
  [
    'an update from another table',
    db.updateTable('units as u').from('workers as w').set({ name: 'a' }).whereRef('w.unit_id', '=', 'u.id'),
    'update units as u set name = ? from workers as w where w.tenant_id = TENANT and u.tenant_id = TENANT and w.unit_id = u.id',
  ],
  ['a delete', db.deleteFrom('plan_goals'), 'delete from plan_goals where plan_goals.tenant_id = TENANT'],
  [
    'a delete using another table',
    db.deleteFrom('plan_goals as g').using('interventions as i').whereRef('i.id', '=', 'g.intervention_id'),
    'delete from plan_goals as g using interventions as i where i.tenant_id = TENANT and g.tenant_id = TENANT and i.id = g.intervention_id',
  ],
  [
    'an insert of several rows, one with a computed value',
    db.insertInto('counters').values([
      { name: 'a', value: 1 },
      { name: 'b', value: sql<number>`1 + 1` },
    ]),
    'insert into counters (tenant_id, name, value) values (TENANT, ?, ?), (TENANT, ?, 1 + 1)',
  ],
  [
    'reference data has no tenant',
    db.selectFrom('municipalities').select('name'),
    'select name from municipalities',
  ],
])('%s carries the municipality', (_, query, expected) => expect(written(query)).toBe(expected))

test('an insert from a query must name the municipality itself', () => {
  const query = db
    .insertInto('person_names')
    .columns(['part', 'person_id'])
    .expression((q) => q.selectFrom('persons').select(['given_name', 'id']))
  expect(() => query.compile()).toThrow('names tenant_id itself')
})

import { Client } from 'pg'
import type { Town } from './town.ts'

/** Tables that grow with the years of a municipality: a statement of a screen may not read through one of them. */
export const bigTables = [
  'agenda_items',
  'appeals',
  'assessment_begun',
  'assessment_parts',
  'assessment_quotes',
  'assessment_sections',
  'assessments',
  'assignments',
  'care_contacts',
  'cases',
  'clocks',
  'communications',
  'consents',
  'consults',
  'decision_proposals',
  'decision_services',
  'decisions',
  'follow_ups',
  'implementation_plans',
  'information_requests',
  'interventions',
  'investigations',
  'measure_steps',
  'measures',
  'note_drafts',
  'notes',
  'opening_notices',
  'person_names',
  'person_numbers',
  'persons',
  'placements',
  'relations',
  'report_children',
  'reports',
  'stays',
  'transfers',
  'watches',
] as const

type Column = {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly unique: boolean
}

const columnsSql = `
  select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    exists (select from pg_index i where i.indrelid = c.oid and i.indisunique and a.attnum = any(i.indkey)) as unique
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relname = any($1) and a.attnum > 0 and not a.attisdropped
    and a.attgenerated = ''
  order by c.relname, a.attnum`

/** Each of them has a score of matters, as in a real municipality: one who has them all is read through rightly. */
const staff = 1_000

/** What a copy has instead of the source's value: other ids everywhere, another worker, another unit. */
const valueOf = ({ name, type, unique, table }: Column): string => {
  const value = `t.${name}`
  if (name === 'tenant_id') return value
  if (type === 'uuid')
    return `md5(${value}::text || case when ${value} = any($2) then n % ${staff} else n end)::uuid`
  if (table === 'persons' && name === 'given_name') return `'Barn' || n`
  if (table === 'person_names' && name === 'part') return `'barn' || n`
  if (table === 'person_numbers' && name === 'number') return `lpad((200001019800 + n)::text, 12, '0')`
  return unique && type === 'text' && /number/.test(name) ? `${value} || n` : value
}

/**
 * Many more matters, people, notes and decisions in the same municipality: copies of the one row that each table of a
 * world has (test/support/world.ts), of other children, with other workers in other units.
 */
export const manyRows = async (town: Town, copies: number): Promise<ReadonlyMap<string, number>> => {
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  try {
    await owner.query('set session_replication_role = replica')
    const { rows } = await owner.query<Column>(columnsSql, [[...bigTables]])
    const ofTheHouse = [...Object.values(town.workers), ...Object.values(town.units)]
    for (const [table, columns] of Map.groupBy(rows, (row) => row.table)) {
      await owner.query(
        `insert into ${table} (${columns.map(({ name }) => name).join(', ')})
         select ${columns.map(valueOf).join(', ')} from ${table} t cross join generate_series(1, $3::int) n
         where t.tenant_id = $1 on conflict do nothing`,
        [town.tenantId, ofTheHouse, copies],
      )
    }
    await owner.query(`analyze ${[...bigTables].join(', ')}`)
    const counted = await owner.query<{ table: string; rows: number }>(
      bigTables
        .map((table) => `select '${table}' as table, count(*)::int as rows from ${table}`)
        .join(' union all '),
    )
    return new Map(counted.rows.map((row) => [row.table, row.rows]))
  } finally {
    await owner.end()
  }
}

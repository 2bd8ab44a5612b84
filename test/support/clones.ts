import type { FastifyInstance } from 'fastify'
import { Client } from 'pg'
import { newUuid, openOn, type Settled, settle, type Town, townIn } from './town.ts'

const ofTheGate = [
  'audit_log',
  'audit_unsealed',
  'audit_seals',
  'audit_checkpoints',
  'audit_exports',
  'sessions',
  'handled_commands',
  'outbox',
]

/** One statement that writes every row of a municipality once more under another id. Keys are by municipality, so ids stay. */
const cloneOf = async (owner: Client, tenantId: string): Promise<string> => {
  const { rows } = await owner.query<{ name: string; columns: string }>(
    `select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')
     group by c.relname`,
  )
  const filled: typeof rows = []
  for (const row of rows.filter(({ name }) => !ofTheGate.includes(name))) {
    const { rowCount } = await owner.query(`select from ${row.name} where tenant_id = $1 limit 1`, [tenantId])
    if ((rowCount ?? 0) > 0) filled.push(row)
  }
  const inserts = filled.map(({ name, columns }) => {
    const values = columns.replace(/\btenant_id\b/, '$2::uuid')
    return `insert into ${name} (${columns}) select ${values} from ${name} where tenant_id = $1`
  })
  const [last, ...others] = inserts.toReversed()
  return `with town as (insert into tenants select (jsonb_populate_record(t, jsonb_build_object('id', $2::text, 'slug', $2::text))).*
      from tenants t where id = $1)${others.map((one, at) => `, part${at} as (${one})`).join('')} ${last}`
}

/** One house, and a way to a fresh municipality that costs a few milliseconds. */
export type Clones<Base> = {
  readonly owner: Client
  /** What was made in the municipality that the others are copies of. Ids stay: keys are by municipality. */
  readonly base: Base
  readonly fresh: () => Promise<Town>
  /** The server as it runs now. */
  readonly app: () => FastifyInstance
  /** Another server takes over: what the former had in memory is gone. */
  readonly restart: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A house on a copy of the migrated template, with one municipality made ready; each further one is its copy. */
export const openClones = async <Base>(
  template: string,
  prepare: (town: Town) => Promise<Base>,
): Promise<Clones<Base>> => {
  const opened = await openOn(template)
  let { app } = opened
  const first: Settled = await settle(opened.ownerUrl)
  const base = await prepare(townIn(opened, first))
  const owner = new Client({ connectionString: opened.ownerUrl })
  await owner.connect()
  // The keys between the rows of a new town are those of the town it is copied from.
  await owner.query('set session_replication_role = replica')
  const text = await cloneOf(owner, first.tenantId)
  let towns = 0
  return {
    owner,
    base,
    app: () => app,
    restart: async () => {
      app = await opened.restart()
    },
    fresh: async () => {
      const tenantId = newUuid()
      // What was planned for empty tables is planned anew before it grows slow.
      if ([50, 300].includes(++towns) || towns % 1_000 === 0) await owner.query('analyze')
      await owner.query({ name: 'clone', text, values: [first.tenantId, tenantId] })
      return townIn(opened, { ...first, tenantId, slug: tenantId })
    },
    close: async () => {
      await owner.end()
      await opened.close()
    },
  }
}

import { Client } from 'pg'
import { day } from '#kernel/day.ts'
import { dropDatabase, makeTemplate, startServer } from '#test/support/database.ts'
import { aFamily } from '#test/support/family.ts'
import { aHome } from '#test/support/placement.ts'
import { newUuid, openOn, type Settled, settle, type Town, townIn } from '#test/support/town.ts'

/** Everything that histories act in: one house, and a way to a fresh municipality that costs a few milliseconds. */
export type Place = {
  readonly owner: Client
  readonly homes: Readonly<Record<string, readonly string[]>>
  readonly childId: string
  readonly motherId: string
  /** A municipality with a family whose child was born on that day. */
  readonly fresh: (birthOn: string) => Promise<Town>
  readonly close: () => Promise<void>
}

const homeKinds = [
  'foster_home',
  'foster_home',
  'kinship_care',
  'emergency_foster_home',
  'emergency_foster_home',
  'residential_care_home',
  'residential_care_home',
] as const

/** Before every history, so that each home has what the law wants of it on any day. */
const longAgo = '2023-01-10'

const makeHomes = async (town: Town): Promise<Record<string, string[]>> => {
  town.at(`${longAgo}T09:00:00.000Z`)
  const homes: Record<string, string[]> = {}
  for (const [at, kind] of homeKinds.entries()) {
    const { id } = await aHome(town, { kind, name: `Påhittade hemmet ${at + 1}`, madeOn: longAgo })
    homes[kind] = [...(homes[kind] ?? []), id]
  }
  return homes
}

const ofTheGate = ['audit_log', 'audit_unsealed', 'audit_seals', 'sessions', 'handled_commands', 'outbox']

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

/** A house on a copy of the migrated template; the keys between the rows of a new town are those of the town it is copied from. */
export const openPlace = async (template: string): Promise<Place> => {
  const opened = await openOn(template)
  const first: Settled = await settle(opened.ownerUrl)
  const town = townIn(opened, first)
  const homes = await makeHomes(town)
  const { childId, motherId } = await aFamily(town, { givenName: 'Nils', birthOn: day(longAgo) })
  const owner = new Client({ connectionString: opened.ownerUrl })
  await owner.connect()
  await owner.query('set session_replication_role = replica')
  const text = await cloneOf(owner, first.tenantId)
  let towns = 0
  return {
    owner,
    homes,
    childId,
    motherId,
    fresh: async (birthOn) => {
      const tenantId = newUuid()
      // What was planned for empty tables is planned anew before it grows slow.
      if ([50, 300].includes(++towns) || towns % 1_000 === 0) await owner.query('analyze')
      await owner.query({ name: 'clone', text, values: [first.tenantId, tenantId] })
      await owner.query('update persons set birth_on = $3 where tenant_id = $1 and id = $2', [
        tenantId,
        childId,
        birthOn,
      ])
      return townIn(opened, { ...first, tenantId, slug: tenantId })
    },
    close: async () => {
      await owner.end()
      await opened.close()
    },
  }
}

/** The same without a test runner around it: a server, a template, and everything gone afterwards. */
export const withPlace = async (work: (place: Place) => Promise<void>): Promise<void> => {
  const server = await startServer()
  const template = await makeTemplate(server.ownerUrl)
  const place = await openPlace(template)
  try {
    await work(place)
  } finally {
    await place.close()
    await dropDatabase(template)
    await server.stop()
  }
}

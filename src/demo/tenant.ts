import { Client } from 'pg'

/**
 * The tenant's own row is written by the owner of the tables, once. The last thing that the seed writes is a mark in
 * `counters`; a tenant without it was left half done by a process that died, and is made again from nothing.
 */
export type DemoTenant = { readonly id: string; readonly slug: string; readonly name: string }

export const doneMark = 'demo-seed-done'

/** Nothing else is that municipality's: every row of `tenants` must have a code, and the demo borrows Örebro's. */
const borrowedCode = '1880'

/** Tables that hold a tenant's rows, those that refer to others before those that are referred to. */
const tablesToEmpty = async (owner: Client): Promise<string[]> => {
  const tables = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
  )
  const keys = await owner.query<{ child: string; parent: string }>(
    `select conrelid::regclass::text as child, confrelid::regclass::text as parent
     from pg_constraint where contype = 'f' and conrelid <> confrelid`,
  )
  const left = new Set(tables.rows.map((row) => row.name))
  const order: string[] = []
  while (left.size > 0) {
    const free = [...left].filter(
      (name) => !keys.rows.some((key) => key.parent === name && left.has(key.child)),
    )
    if (free.length === 0) throw new Error('foreign keys go round in a circle')
    for (const name of free) left.delete(name)
    order.push(...free)
  }
  return order
}

/** Vacuum after each table: the keys that look for referring rows would otherwise read through all the dead ones. */
const wipe = async (owner: Client, tenantId: string): Promise<void> => {
  for (const table of await tablesToEmpty(owner)) {
    const { rowCount } = await owner.query(`delete from ${table} where tenant_id = $1`, [tenantId])
    if (rowCount !== null && rowCount > 0) await owner.query(`vacuum ${table}`)
  }
  await owner.query('delete from tenants where id = $1', [tenantId])
}

const isDone = async (owner: Client, tenantId: string): Promise<boolean> => {
  const { rows } = await owner.query('select from counters where tenant_id = $1 and name = $2', [
    tenantId,
    doneMark,
  ])
  return rows.length > 0
}

/** Row-level security is forced on the owner too. */
const actFor = (owner: Client, tenantId: string) =>
  owner.query("select set_config('app.tenant_id', $1, false)", [tenantId])

const insertTenant = (owner: Client, { id, slug, name }: DemoTenant) =>
  owner.query('insert into tenants (id, municipality_code, name, slug, demo) values ($1, $2, $3, $4, true)', [
    id,
    borrowedCode,
    name,
    slug,
  ])

/**
 * Runs `fill` when the tenant is missing or half done. Two processes that start at once: the second waits, and finds it done.
 * Says whether anything was made.
 */
export const makeTenantOnce = async (
  ownerUrl: string,
  tenant: DemoTenant,
  fill: (owner: { readonly analyze: () => Promise<void> }) => Promise<void>,
): Promise<boolean> => {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query("select pg_advisory_lock(hashtext('barntid demo'))")
    const { rows } = await owner.query<{ id: string }>('select id from tenants where slug = $1', [
      tenant.slug,
    ])
    for (const { id } of rows) {
      await actFor(owner, id)
      if (await isDone(owner, id)) return false
      await wipe(owner, id)
    }
    await insertTenant(owner, tenant)
    await fill({ analyze: async () => void (await owner.query('analyze')) })
    return true
  } finally {
    await owner.end()
  }
}

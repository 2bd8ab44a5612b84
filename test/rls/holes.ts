import { inTenant } from '#platform/db/tenant.ts'
import { openDatabase } from '#platform/db/database.ts'
import { sql } from 'kysely'
import { openFenced, tryAll } from './tries.ts'

/** What somebody could forget or break in a migration, and which try must tell of it. */
const broken: readonly { readonly name: string; readonly sql: string; readonly told: RegExp }[] = [
  {
    name: 'a fence taken down',
    sql: 'alter table cases disable row level security',
    told: /^cases, no municipality, select plain: reached/,
  },
  {
    name: 'a fence that lets all be read',
    sql: 'alter policy own_tenant on cases using (true)',
    told: /^cases, no municipality, select plain: reached/,
  },
  {
    name: 'a fence that lets all be written',
    sql: 'alter policy own_tenant on cases with check (true)',
    told: /^cases, the own municipality, insert plain: /,
  },
  {
    name: 'a table that forgot to hide what is denied',
    sql: `alter policy own_tenant on cases using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)`,
    told: /^cases, denied by .*, select plain: reached/,
  },
  {
    name: 'a view that asks with its owner’s rights',
    sql: 'create view planted as select * from cases; grant select on planted to barntid_app',
    told: /^public\.planted: neither fenced nor on the list/,
  },
  {
    name: 'a function that runs with its owner’s rights',
    sql: 'create function planted() returns bigint language sql security definer as $$ select count(*) from cases $$',
    told: /^planted\(\): runs with another’s rights/,
  },
]

export type Holes = { readonly planted: number; readonly found: number; readonly missed: readonly string[] }

/** Breaks the fence in each way, one after the other in databases of their own, and sees whether the tries tell. */
export const brokenFences = async (template: string): Promise<Holes> => {
  const missed: string[] = []
  for (const { name, sql: breaking, told } of broken) {
    const fenced = await openFenced(template, ['cases', 'persons'])
    try {
      await fenced.owner.query(breaking)
      const { faults } = await tryAll(fenced, true)
      if (!faults.some((fault) => told.test(fault)))
        missed.push(`${name}: ${faults.length} faults, none of them this`)
    } finally {
      await fenced.close()
    }
  }
  return { planted: broken.length, found: broken.length - missed.length, missed }
}

/**
 * A query that forgot its where, in the product's own transaction: it gives the own rows. The same words said by the owner give
 * those of both municipalities, so that it is the fence that holds.
 */
export const forgottenWhere = async (template: string): Promise<Holes> => {
  const fenced = await openFenced(template, ['cases', 'persons'])
  const words = 'select c.tenant_id from cases c join persons p using (tenant_id)'
  try {
    const { rows: all } = await fenced.owner.query<{ tenant_id: string }>(words)
    const db = openDatabase({ url: fenced.appUrl, maxConnections: 1 })
    const seen = await inTenant(
      db,
      fenced.ids.ours,
      async (tx) => (await sql<{ tenant_id: string }>`${sql.raw(words)}`.execute(tx)).rows,
    )
    await db.close()
    const isHeld =
      new Set(all.map((row) => row.tenant_id)).size === 2 &&
      seen.length === 1 &&
      seen[0]?.tenant_id === fenced.ids.ours
    return {
      planted: 1,
      found: isHeld ? 1 : 0,
      missed: isHeld ? [] : [`a forgotten where: ${seen.length} rows`],
    }
  } finally {
    await fenced.close()
  }
}

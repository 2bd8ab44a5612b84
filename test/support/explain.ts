import pg from 'pg'
import type { Database } from '#platform/db/database.ts'
import { z } from 'zod'

export type Statement = { readonly text: string; readonly values: readonly unknown[] }

type Query = string | { readonly text: string; readonly values?: unknown[] }

/** What a piece of work says to the database, statement by statement, on one connection of the application. */
export const saidBy = async (
  db: Database,
  work: (db: Database) => Promise<unknown>,
): Promise<Statement[]> => {
  const said: Statement[] = []
  const client = await db.pool.connect()
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  const listening = Object.assign(Object.create(client) as typeof client, {
    query: (...args: unknown[]) => {
      const given = args[0] as Query
      if (typeof given !== 'string' && typeof given?.text === 'string')
        said.push({ text: given.text, values: given.values ?? [] })
      return query(...args)
    },
    release: () => {},
  })
  const pool = Object.assign(Object.create(db.pool) as typeof db.pool, { connect: async () => listening })
  try {
    await work({ ...db, pool })
  } finally {
    client.release()
  }
  return said
}

const listText = (values: readonly unknown[]): string =>
  `{${values.map((value) => `"${String(value).replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`

const literal = (value: unknown): string => {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return pg.escapeLiteral(listText(value))
  return pg.escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value))
}

type Node = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string | undefined
  readonly 'Index Name'?: string | undefined
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number | undefined
  readonly 'Rows Removed by Index Recheck'?: number | undefined
  readonly Plans?: readonly Node[] | undefined
}

const Node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Index Name': z.string().optional(),
    'Actual Rows': z.number(),
    'Actual Loops': z.number(),
    'Rows Removed by Filter': z.number().optional(),
    'Rows Removed by Index Recheck': z.number().optional(),
    Plans: z.array(Node).optional(),
  }),
)
const Explained = z.tuple([z.object({ Plan: Node })])

/** One reading of a table in a plan: how, and how many rows it touched to answer. */
export type Reading = {
  readonly how: string
  readonly table: string
  readonly rows: number
  readonly isWhole: boolean
}

const readingsIn = (node: Node): Reading[] => {
  const below = (node.Plans ?? []).flatMap(readingsIn)
  const table = node['Relation Name']
  if (table === undefined || !node['Node Type'].includes('Scan')) return below
  const one =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  const how = [node['Node Type'], node['Index Name']].filter(Boolean).join(' by ')
  return [
    { how, table, rows: one * node['Actual Loops'], isWhole: node['Node Type'] === 'Seq Scan' },
    ...below,
  ]
}

/**
 * How the database answers a statement for the application's login: in a transaction of the municipality with row-level
 * security, by the generic plan that a named statement gets. What it writes is taken back.
 */
export const readingsOf = async (
  db: Database,
  tenantId: string,
  { text, values }: Statement,
): Promise<readonly Reading[]> => {
  const client = await db.pool.connect()
  const given = values.length === 0 ? '' : `(${values.map(literal).join(', ')})`
  try {
    await client.query(`begin; set local app.tenant_id = '${tenantId}'; deallocate all`)
    await client.query(`prepare looked_at as ${text}`)
    const { rows } = await client.query<{ 'QUERY PLAN': unknown }>(
      `explain (analyze, timing off, format json) execute looked_at${given}`,
    )
    return readingsIn(Explained.parse(rows[0]?.['QUERY PLAN'])[0].Plan)
  } finally {
    await client.query('rollback; deallocate all')
    // Its named statements are gone, and the pool does not know.
    client.release(true)
  }
}

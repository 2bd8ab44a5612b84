import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Tables } from '#db/tables.gen.ts'
import { Id } from '#kernel/id.ts'
import { connect, type Database, Unreachable } from './database.ts'
import { builderOn } from './kysely.ts'
import { tenantPlugin } from './tenant-plugin.ts'
import { begin, newTransaction, transactionPlugin } from './transaction.ts'
import { sendPlain } from './wire.ts'

declare const insideTenant: unique symbol

/** A transaction of one municipality: the only thing that a store function takes. A plain connection does not fit. */
export type Tx = Kysely<Tables> & { readonly [insideTenant]: true }

// Two transactions that met: neither is wrong, and the one that was turned away may simply be run again.
const mayRunAgain = new Set(['40001', '40P01'])
const mostRuns = 3

const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** What is to be said with the commit, in the same message: the log rows of all that was read. Not awaited before. */
export type AtCommit = (last: () => Promise<unknown>) => void

const runOnce = async <T>(
  client: pg.PoolClient,
  tenantId: string,
  work: (tx: Tx, atCommit: AtCommit) => Promise<T>,
): Promise<T> => {
  const transaction = newTransaction(client, tenantId)
  const tx = builderOn(client)
    .withPlugin(tenantPlugin(tenantId))
    .withPlugin(transactionPlugin(transaction)) as Tx
  begin(tx, transaction)
  // SET LOCAL as a statement, not set_config(): Citus forwards only the statement to its workers.
  const begun = sendPlain(client, `begin; set local app.tenant_id = '${tenantId}'`)
  // Not waited for: it leaves together with the first question, which fails with it. Awaited below.
  begun.catch(() => {})
  const last: (() => Promise<unknown>)[] = []
  try {
    const result = await work(tx, (one) => last.push(one))
    await begun
    const said = last.map((one) => one())
    const [{ command }] = await Promise.all([sendPlain(client, 'commit'), ...said])
    // PostgreSQL answers ROLLBACK, without an error, to the commit of a transaction in which a swallowed error stands.
    if (command !== 'COMMIT') throw new Error('the transaction was not committed')
    return result
  } finally {
    transaction.ended = true
  }
}

/**
 * Runs `work` in a transaction of one municipality: row-level security on, nothing of another municipality to be seen.
 * Rolls back when `work` throws. Throws a zod error when `tenantId` is not a UUID.
 */
export const inTenant = async <T>(
  db: Database,
  tenant: string,
  work: (tx: Tx, atCommit: AtCommit) => Promise<T>,
): Promise<T> => {
  const tenantId = Id.parse(tenant)
  const client = await connect(db)
  let broken = false
  try {
    for (let run = 1; ; run++) {
      try {
        return await runOnce(client, tenantId, work)
      } catch (error) {
        await client.query('rollback').catch(() => (broken = true))
        if (broken) throw new Unreachable('the connection to the database was cut', { cause: error })
        if (run === mostRuns || !mayRunAgain.has(sqlState(error) ?? '')) throw error
      }
    }
  } finally {
    client.release(broken)
  }
}

import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Tables } from '#db/tables.gen.ts'
import { Id } from '#kernel/id.ts'
import { connect, type Database, Unreachable } from './database.ts'
import { builderOn } from './kysely.ts'
import { tenantPlugin } from './tenant-plugin.ts'
import { begin, newTransaction, transactionPlugin } from './transaction.ts'
import { firstFault, forgetFault, sendPlain } from './wire.ts'

declare const insideTenant: unique symbol

/** A transaction of one municipality: the only thing that a store function takes. A plain connection does not fit. */
export type Tx = Kysely<Tables> & { readonly [insideTenant]: true }

// Two transactions that met: neither is wrong, and the one that was turned away may simply be run again.
const mayRunAgain = new Set(['40001', '40P01'])
const mostRuns = 3

const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** The transaction had failed before: of several that were asked together one that failed for this may be heard first. */
const hadFailed = '25P02'

const realFault = (client: pg.PoolClient, error: unknown): unknown =>
  sqlState(error) === hadFailed ? (firstFault(client) ?? error) : error

const reasonOf = ({ reason }: PromiseRejectedResult): unknown => reason

/** Of what left together the first that failed, not what failed because of it. */
const allOf = async (said: readonly Promise<unknown>[]): Promise<void> => {
  const settled = await Promise.allSettled(said)
  const faults = settled.flatMap((one) => (one.status === 'rejected' ? [{ fault: reasonOf(one) }] : []))
  const first = faults.find(({ fault }) => sqlState(fault) !== hadFailed) ?? faults[0]
  if (first) throw first.fault
}

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
  forgetFault(client)
  // SET LOCAL as a statement, not set_config(): Citus forwards only the statement to its workers.
  const begun = sendPlain(client, `begin; set local app.tenant_id = '${tenantId}'`)
  // Not waited for: it leaves together with the first question, which fails with it. Awaited below.
  begun.catch(() => {})
  const last: (() => Promise<unknown>)[] = []
  try {
    const result = await work(tx, (one) => last.push(one))
    await begun
    const said = last.map((one) => one())
    const committed = sendPlain(client, 'commit')
    await allOf([...said, committed])
    // PostgreSQL answers ROLLBACK, without an error, to the commit of a transaction in which a swallowed error stands.
    if ((await committed).command !== 'COMMIT') throw new Error('the transaction was not committed')
    return result
  } catch (error) {
    throw realFault(client, error)
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

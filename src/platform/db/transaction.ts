import {
  DeleteQueryNode,
  InsertQueryNode,
  type KyselyPlugin,
  type OperationNode,
  type QueryId,
  type RootOperationNode,
  SelectQueryNode,
  TableNode,
  UpdateQueryNode,
} from 'kysely'
import type pg from 'pg'
import type { Tx } from './tenant.ts'
import { send, sendPlain } from './wire.ts'

/** What one transaction of one municipality is made of. */
export type Transaction = {
  readonly client: pg.PoolClient
  readonly tenantId: string
  /** How often it has written to each table. */
  readonly writes: Map<string, number>
  /** How often it has held rows, or said something as raw SQL: it may have waited for a write of somebody else. */
  held: number
  /** Readings that were asked already, or are on their way (prepared.ts). */
  readonly readings: Map<string, Promise<readonly unknown[]>>
  /** What is hidden from here on (migration 0031); '' when nothing is, or while one step is not about who asks. */
  hidden: string
  ended: boolean
}

export const newTransaction = (client: pg.PoolClient, tenantId: string): Transaction => ({
  client,
  tenantId,
  writes: new Map(),
  held: 0,
  readings: new Map(),
  hidden: '',
  ended: false,
})

const transactions = new WeakMap<Tx, Transaction>()

export const begin = (tx: Tx, transaction: Transaction): void => {
  transactions.set(tx, transaction)
}

export const transactionOf = (tx: Tx): Transaction | undefined => transactions.get(tx)

const targets = (node: OperationNode): readonly OperationNode[] => {
  if (InsertQueryNode.is(node)) return node.into ? [node.into] : []
  if (UpdateQueryNode.is(node)) return node.table ? [node.table] : []
  return DeleteQueryNode.is(node) ? node.from.froms : []
}

/**
 * Two readings run side by side, one of them fails, and the transaction is rolled back: the other must not go on, on a
 * connection that belongs to somebody else by then.
 */
const refuseEnded = ({ ended }: Transaction): void => {
  if (ended) throw new Error('the transaction has ended')
}

// A reading that holds rows may have waited for somebody else's write: what was read before it may be old.
const onlyReads = (node: OperationNode): boolean =>
  SelectQueryNode.is(node) && (node.endModifiers ?? []).length === 0

/** What was read up to here may be old: what is asked again is read again. */
const forget = (transaction: Transaction, node: RootOperationNode): void => {
  transaction.readings.clear()
  const written = targets(node)
  if (written.length === 0) transaction.held += 1
  for (const target of written) {
    const name = TableNode.is(target) ? target.table.identifier.name : ''
    transaction.writes.set(name, (transaction.writes.get(name) ?? 0) + 1)
  }
}

/** Counts the writes that the query builder makes, and lets nothing be asked after the end. */
export const transactionPlugin = (transaction: Transaction): KyselyPlugin => {
  const changing = new WeakMap<QueryId, RootOperationNode>()
  return {
    transformQuery: ({ node, queryId }) => {
      refuseEnded(transaction)
      if (onlyReads(node)) return node
      changing.set(queryId, node)
      forget(transaction, node)
      return node
    },
    // Once more when it is done: a reading beside it may have left before it, and seen what was there before.
    transformResult: async ({ result, queryId }) => {
      const node = changing.get(queryId)
      if (node) forget(transaction, node)
      return result
    },
  }
}

const openTransaction = (tx: Tx): Transaction => {
  const transaction = transactions.get(tx)
  if (!transaction) throw new Error('not a transaction of a municipality')
  refuseEnded(transaction)
  return transaction
}

type ValuesOf = (tenantId: string) => readonly unknown[]

/** Says a statement at once, past the query builder. `valuesOf` is given the municipality, for `tenant_id`. */
export const say = (tx: Tx, text: string, valuesOf: ValuesOf): Promise<pg.QueryResult> => {
  const transaction = openTransaction(tx)
  transaction.readings.clear()
  transaction.held += 1
  return send(transaction.client, text, valuesOf(transaction.tenantId))
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * From here on the rows that name any of these are not there, in no query of this transaction: the second net under the
 * policies (migration 0031). SET LOCAL as a statement, as for the municipality; what was read before is read anew.
 */
export const hideDenied = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  const transaction = openTransaction(tx)
  if (ids.length === 0 || !ids.every((id) => uuid.test(id))) throw new Error('not a list of ids to hide')
  await hide(transaction, `{${ids.join(',')}}`)
}

/** `hidden` is a list of ids that hideDenied has looked at, or ''. */
const hide = async (transaction: Transaction, hidden: string): Promise<void> => {
  transaction.readings.clear()
  transaction.held += 1
  transaction.hidden = hidden
  await sendPlain(transaction.client, `set local app.denied = '${hidden}'`)
}

/**
 * One step of an act that must come out the same whoever does it: whether a home is empty, whether a leaver has anything left,
 * the clocks of a meeting that is moved. It sees what is hidden from the one who asks, so nothing may run beside it, and what it
 * gives back is a yes or no, a number or nothing – or goes through a policy, which asks the denial first. Which files use it
 * stands in src/dangers.test.ts (ADR 0018).
 */
export const beyondDenial = async <T>(tx: Tx, step: () => Promise<T>): Promise<T> => {
  const transaction = openTransaction(tx)
  const { hidden } = transaction
  if (hidden === '') return step()
  await hide(transaction, '')
  try {
    return await step()
  } finally {
    // After a fault of the database the transaction is over, and nothing more is read in it.
    await hide(transaction, hidden).catch(() => undefined)
  }
}

/**
 * A plain reading: the same one with the same values is asked once, until something is written or held. Rooms that ask each
 * other's facts need not know what has been asked before.
 */
export const readOnce = (tx: Tx, text: string, valuesOf: ValuesOf): Promise<readonly unknown[]> => {
  const { client, tenantId, readings } = openTransaction(tx)
  const values = valuesOf(tenantId)
  const key = `${JSON.stringify(values)} ${text}`
  const known = readings.get(key)
  if (known) return known
  const reading = send(client, text, values).then(({ rows }) => rows as readonly unknown[])
  readings.set(key, reading)
  return reading
}

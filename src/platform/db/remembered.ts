import {
  DeleteQueryNode,
  InsertQueryNode,
  type KyselyPlugin,
  type OperationNode,
  TableNode,
  UpdateQueryNode,
} from 'kysely'
import type { Tables } from '#db/tables.gen.ts'
import type { Tx } from './tenant.ts'

/** How often a transaction has written to each table. */
type Writes = Map<string, number>

const writesOf = new WeakMap<Tx, Writes>()

const targets = (node: OperationNode): readonly OperationNode[] => {
  if (InsertQueryNode.is(node)) return node.into ? [node.into] : []
  if (UpdateQueryNode.is(node)) return node.table ? [node.table] : []
  return DeleteQueryNode.is(node) ? node.from.froms : []
}

/** Counts the writes that the query builder makes. */
export const countingPlugin = (writes: Writes): KyselyPlugin => ({
  transformQuery: ({ node }) => {
    for (const target of targets(node)) {
      const name = TableNode.is(target) ? target.table.identifier.name : ''
      writes.set(name, (writes.get(name) ?? 0) + 1)
    }
    return node
  },
  transformResult: async ({ result }) => result,
})

/** Makes a transaction one that remembers. Others read anew each time. */
export const countWrites = (tx: Tx, writes: Writes): void => {
  writesOf.set(tx, writes)
}

const stampOf = (tx: Tx, tables: readonly string[]): number | undefined => {
  const writes = writesOf.get(tx)
  return writes && tables.reduce((sum, table) => sum + (writes.get(table) ?? 0), 0)
}

/**
 * What one transaction has read already, by id: the same person is asked for by several rooms in one request. Forgotten at
 * the first write to one of the tables it was read from, and with the transaction.
 */
export const remembered = <V>(tables: readonly (keyof Tables)[]) => {
  const known = new WeakMap<Tx, { readonly stamp: number; readonly values: Map<string, V | undefined> }>()
  return async (
    tx: Tx,
    ids: readonly string[],
    load: (missing: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  ): Promise<Map<string, V>> => {
    const stamp = stampOf(tx, tables)
    if (stamp === undefined) return new Map(await load(ids))
    const before = known.get(tx)
    const values = before?.stamp === stamp ? before.values : new Map<string, V | undefined>()
    const missing = [...new Set(ids)].filter((id) => !values.has(id))
    const loaded = missing.length === 0 ? new Map<string, V>() : await load(missing)
    for (const id of missing) values.set(id, loaded.get(id))
    known.set(tx, { stamp, values })
    return new Map(
      ids.flatMap((id) => {
        const value = values.get(id)
        return value === undefined ? [] : [[id, value] as const]
      }),
    )
  }
}

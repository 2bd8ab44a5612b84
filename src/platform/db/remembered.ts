import type { Tables } from '#db/tables.gen.ts'
import type { Tx } from './tenant.ts'
import { transactionOf } from './transaction.ts'

const stampOf = (tx: Tx, tables: readonly string[]): number | undefined => {
  const transaction = transactionOf(tx)
  return (
    transaction && tables.reduce((sum, table) => sum + (transaction.writes.get(table) ?? 0), transaction.held)
  )
}

type Remembered<V> = { readonly stamp: number; readonly values: Map<string, Promise<V | undefined>> }

/**
 * What one transaction has read already, or is reading, by id: the same person is asked for by several rooms in one request.
 * Forgotten at the first write to one of the tables it was read from, when rows are held, and with the transaction.
 */
export const remembered = <V>(tables: readonly (keyof Tables)[]) => {
  const known = new WeakMap<Tx, Remembered<V>>()
  const valuesOf = (tx: Tx, stamp: number): Remembered<V>['values'] => {
    const before = known.get(tx)
    if (before?.stamp === stamp) return before.values
    const values: Remembered<V>['values'] = new Map()
    known.set(tx, { stamp, values })
    return values
  }
  return async (
    tx: Tx,
    ids: readonly string[],
    load: (missing: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  ): Promise<Map<string, V>> => {
    const stamp = stampOf(tx, tables)
    if (stamp === undefined) return new Map(await load(ids))
    const values = valuesOf(tx, stamp)
    const missing = [...new Set(ids)].filter((id) => !values.has(id))
    if (missing.length > 0) {
      const loading = load(missing)
      for (const id of missing)
        values.set(
          id,
          loading.then((loaded) => loaded.get(id)),
        )
    }
    const found = await Promise.all(ids.map(async (id) => [id, await values.get(id)] as const))
    return new Map(found.flatMap(([id, value]) => (value === undefined ? [] : [[id, value] as const])))
  }
}

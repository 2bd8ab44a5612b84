import { sql } from 'kysely'
import type { Instant } from '#kernel/day.ts'
import type { Database } from '#platform/db/database.ts'
import { inTenant, type Tx } from '#platform/db/tenant.ts'
import { firstHash, sealHash, logColumns } from './chain.ts'
import type { Head } from './seal.ts'

export type LogFault =
  | { readonly fault: 'seal_missing'; readonly seq: number }
  | { readonly fault: 'row_missing' | 'seal_broken'; readonly seq: number }
  | { readonly fault: 'rows_unsealed'; readonly count: number }
  | { readonly fault: 'tail_cut'; readonly seq: number }

export type LogCheck = { readonly rows: number; readonly seals: number; readonly faults: readonly LogFault[] }

type Seal = { seq: number; row_ids: string[]; previous_hash: string; hash: string; sealed_at: Instant }

const checkSeal = async (
  tx: Tx,
  seal: Seal,
  expected: { seq: number; hash: string },
): Promise<LogFault | undefined> => {
  if (seal.seq !== expected.seq) return { fault: 'seal_missing', seq: expected.seq }
  const rows = await tx
    .selectFrom('audit_log')
    .select(logColumns)
    .where('id', '=', sql<string>`any(${seal.row_ids})`)
    .orderBy('id')
    .execute()
  if (rows.length < seal.row_ids.length) return { fault: 'row_missing', seq: seal.seq }
  const head = { seq: seal.seq, previousHash: expected.hash, sealedAt: seal.sealed_at }
  const intact =
    rows.every((row, i) => row.id === seal.row_ids[i]) &&
    seal.previous_hash === expected.hash &&
    seal.hash === sealHash(head, rows)
  return intact ? undefined : { fault: 'seal_broken', seq: seal.seq }
}

/**
 * Walks a municipality's whole chain. `sealedBefore`: rows older than this must be sealed.
 * `head`: the end of the chain as it was kept outside the database; a chain that is shorter or differs there was cut.
 */
export const verifyLog = (
  db: Database,
  tenantId: string,
  { sealedBefore, head }: { readonly sealedBefore: Instant; readonly head?: Head },
): Promise<LogCheck> =>
  inTenant(db, tenantId, async (tx) => {
    const seals = await tx
      .selectFrom('audit_seals')
      .select(['seq', 'row_ids', 'previous_hash', 'hash', 'sealed_at'])
      .orderBy('seq')
      .execute()
    const faults: LogFault[] = []
    let expected = { seq: 1, hash: firstHash }
    for (const seal of seals) {
      const fault = await checkSeal(tx, seal, expected)
      if (fault) faults.push(fault)
      expected = { seq: seal.seq + 1, hash: seal.hash }
    }
    const sealed = sql<string>`(select unnest(row_ids) from audit_seals)`
    const { count } = await tx
      .selectFrom('audit_log')
      .select((q) => q.fn.countAll<number>().as('count'))
      .where('at', '<', sealedBefore)
      .where('id', 'not in', sealed)
      .executeTakeFirstOrThrow()
    if (count > 0) faults.push({ fault: 'rows_unsealed', count })
    if (head && seals.find((seal) => seal.seq === head.seq)?.hash !== head.hash)
      faults.push({ fault: 'tail_cut', seq: head.seq })
    return {
      rows: seals.reduce((sum, seal) => sum + seal.row_ids.length, 0) + count,
      seals: seals.length,
      faults,
    }
  })

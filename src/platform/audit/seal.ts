import { sql } from 'kysely'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { inTenant, type Tx } from '#platform/db/tenant.ts'
import { firstHash, logColumns, sealHash } from './chain.ts'

const mostRows = 1_000

/** Where the chain of a municipality ends; kept outside the database too, so that a cut tail is seen. */
export type Head = { readonly tenantId: string; readonly seq: number; readonly hash: string }

/** Seals what waits, at most 1 000 rows. Undefined: nothing waited, or another process is at it. */
const sealBatch = async (tx: Tx, tenantId: string, clock: Clock): Promise<Head | undefined> => {
  const lock = await sql<{
    got: boolean
  }>`select pg_try_advisory_xact_lock(hashtext(${`seal ${tenantId}`})) as got`.execute(tx)
  if (lock.rows[0]?.got !== true) return undefined
  const waiting = await tx.selectFrom('audit_unsealed').select('id').orderBy('id').limit(mostRows).execute()
  if (waiting.length === 0) return undefined
  const ids = waiting.map(({ id }) => id)
  const rows = await tx
    .selectFrom('audit_log')
    .select(logColumns)
    .where('id', '=', sql<string>`any(${ids})`)
    .orderBy('id')
    .execute()
  const last = await tx
    .selectFrom('audit_seals')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const seq = (last?.seq ?? 0) + 1
  const previousHash = last?.hash ?? firstHash
  const sealedAt = clock.now()
  const hash = sealHash({ seq, previousHash, sealedAt }, rows)
  await tx
    .insertInto('audit_seals')
    .values({
      seq,
      // The waiting ids and not those of the rows found: a row that was removed before its seal is missed for ever after.
      row_ids: ids,
      previous_hash: previousHash,
      hash,
      sealed_at: sealedAt,
    })
    .execute()
  await tx
    .deleteFrom('audit_unsealed')
    .where('id', '=', sql<string>`any(${ids})`)
    .execute()
  return { tenantId, seq, hash }
}

/** Seals everything that waits in one municipality; gives the new end of its chain, if there is one. */
export const sealTenant = async (db: Database, tenantId: string, clock: Clock): Promise<Head | undefined> => {
  let head: Head | undefined
  for (;;) {
    const next = await inTenant(db, tenantId, (tx) => sealBatch(tx, tenantId, clock))
    if (!next) return head
    head = next
  }
}

import { sql } from 'kysely'
import type { Instant } from '#kernel/day.ts'
import type { Database } from '#platform/db/database.ts'
import { inTenant, type Tx } from '#platform/db/tenant.ts'
import { type Checkpoint, isSigned, originOf, type PublicKeys } from './checkpoint.ts'
import { emptyFrontier, growFrom, leafHash, rootOf } from './merkle.ts'
import type { Head } from './seal.ts'
import { beforeFirst, walkSeals } from './walk.ts'

export type LogFault =
  | { readonly fault: 'seal_missing'; readonly seq: number }
  | { readonly fault: 'row_missing' | 'seal_broken'; readonly seq: number }
  | { readonly fault: 'rows_unsealed'; readonly count: number }
  | { readonly fault: 'tail_cut'; readonly seq: number }
  | {
      readonly fault: 'checkpoint_unsigned' | 'checkpoint_backwards' | 'checkpoint_differs' | 'checkpoint_cut'
      readonly size: number
    }

export type LogCheck = {
  readonly rows: number
  readonly seals: number
  readonly checkpoints: number
  readonly faults: readonly LogFault[]
}

export type Against = {
  /** Rows older than this must be sealed. */
  readonly sealedBefore: Instant
  /** The end of the chain as it was kept outside the database; a chain that is shorter or differs there was cut. */
  readonly head?: Head
  /** Signed checkpoints as they were kept outside the database, in the order in which they were made. */
  readonly checkpoints?: readonly Checkpoint[]
  readonly keys?: PublicKeys
}

/** What can be said of the checkpoints without the log: each is signed, for this municipality, and none goes back. */
const faultsAmong = (
  checkpoints: readonly Checkpoint[],
  { origin, keys }: { readonly origin: string; readonly keys: PublicKeys },
): LogFault[] =>
  checkpoints.flatMap((one, at): LogFault[] => {
    const before = checkpoints[at - 1]
    if (one.origin !== origin || !isSigned(one, keys))
      return [{ fault: 'checkpoint_unsigned', size: one.size }]
    const goesBack =
      before !== undefined &&
      (one.size < before.size ||
        one.seals < before.seals ||
        (one.size === before.size && one.root !== before.root))
    return goesBack ? [{ fault: 'checkpoint_backwards', size: one.size }] : []
  })

/** Checkpoints by the seal at which they were made: there the walk compares. */
const bySeal = (checkpoints: readonly Checkpoint[]): Map<number, Checkpoint[]> => {
  const all = new Map<number, Checkpoint[]>()
  for (const one of checkpoints) all.set(one.seals, [...(all.get(one.seals) ?? []), one])
  return all
}

/** Whether every row is either sealed or waits, and none waits too long: three numbers instead of a million ids. */
const addsUp = async (tx: Tx, sealedBefore: Instant): Promise<boolean> => {
  const { rows } = await sql<{ over: number; late: number }>`
    select (select count(*) from audit_log) - (select count(*) from audit_unsealed)
             - (select coalesce(sum(cardinality(row_ids)), 0) from audit_seals) as over,
           (select count(*) from audit_unsealed w join audit_log l on l.id = w.id where l.at < ${sealedBefore}) as late`.execute(
    tx,
  )
  return rows[0]?.over === 0 && rows[0].late === 0
}

/** A row that waits is in the queue, written with it; after a while it is under a seal. Anything else was put there. */
const countUnsealed = async (tx: Tx, sealedBefore: Instant): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from audit_log l
    left join (select unnest(row_ids) as id from audit_seals) sealed on sealed.id = l.id
    left join audit_unsealed waiting on waiting.id = l.id
    where sealed.id is null and (l.at < ${sealedBefore} or waiting.id is null)`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Walks a municipality's whole chain, grows its Merkle tree on the way, and compares with what was kept outside. */
export const verifyLog = (db: Database, tenantId: string, against: Against): Promise<LogCheck> =>
  inTenant(db, tenantId, async (tx) => {
    const { sealedBefore, head, checkpoints = [], keys = new Map() } = against
    const faults: LogFault[] = faultsAmong(checkpoints, { origin: originOf(tenantId), keys })
    const waiting = bySeal(checkpoints)
    const tree = growFrom(emptyFrontier)
    let [seals, rows, headHash] = [0, 0, '']
    for await (const { seq, expected, hash, fault, rows: hashes } of walkSeals(tx, beforeFirst)) {
      if (fault) faults.push({ fault, seq: fault === 'seal_missing' ? expected : seq })
      for (const one of hashes) tree.add(leafHash(Buffer.from(one, 'hex')))
      seals += 1
      rows += hashes.length
      if (seq === head?.seq) headHash = hash
      for (const one of waiting.get(seq) ?? []) {
        const isSame =
          one.size === rows && one.head === hash && one.root === rootOf(tree.frontier()).toString('hex')
        if (!isSame) faults.push({ fault: 'checkpoint_differs', size: one.size })
      }
      waiting.delete(seq)
    }
    for (const one of [...waiting.values()].flat()) faults.push({ fault: 'checkpoint_cut', size: one.size })
    // A row that was removed could make up for one that was put in: where anything is wrong all are looked for one by one.
    const isSure = faults.length === 0 && (await addsUp(tx, sealedBefore))
    const count = isSure ? 0 : await countUnsealed(tx, sealedBefore)
    if (count > 0) faults.push({ fault: 'rows_unsealed', count })
    if (head && headHash !== head.hash) faults.push({ fault: 'tail_cut', seq: head.seq })
    return { rows: rows + count, seals, checkpoints: checkpoints.length, faults }
  })

import { type Checkpoint } from './checkpoint.ts'
import type { Database } from '#platform/db/database.ts'
import { inTenant } from '#platform/db/tenant.ts'
import { logColumns } from './chain.ts'
import { emptyFrontier, inclusionProof, leafHash, ranges } from './merkle.ts'
import { beforeFirst, walkSeals } from './walk.ts'

/** That one row is in the log that a checkpoint stands for: to be checked with the owner's public key and nothing else. */
export type RowProof = {
  readonly checkpoint: Checkpoint
  /** The row's number in the log; the first is 1. */
  readonly seq: number
  /** The columns of the row in the order in which they are sealed. Ids and words of the program, no names. */
  readonly row: readonly (string | null)[]
  readonly path: readonly string[]
}

/** Proves one row against a checkpoint. Undefined when the checkpoint is not that long, or the row is gone. */
export const proveRow = (
  db: Database,
  tenantId: string,
  { seq, checkpoint }: { readonly seq: number; readonly checkpoint: Checkpoint },
): Promise<RowProof | undefined> =>
  inTenant(db, tenantId, async (tx) => {
    if (seq < 1 || seq > checkpoint.size) return undefined
    const leaves: Buffer[] = []
    let id: string | undefined
    for await (const { rows, ids, seq: seal } of walkSeals(tx, beforeFirst)) {
      id ??= ids[seq - 1 - leaves.length]
      for (const row of rows) leaves.push(leafHash(Buffer.from(row, 'hex')))
      if (seal >= checkpoint.seals) break
    }
    if (id === undefined || leaves.length < checkpoint.size) return undefined
    const found = await tx.selectFrom('audit_log').select(logColumns).where('id', '=', id).executeTakeFirst()
    if (!found) return undefined
    const path = inclusionProof(seq - 1, checkpoint.size, ranges(emptyFrontier, leaves))
    return {
      checkpoint,
      seq,
      row: logColumns.map((column) => found[column]),
      path: path.map((hash) => hash.toString('hex')),
    }
  })

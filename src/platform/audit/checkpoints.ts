import { sql } from 'kysely'
import { instant } from '#kernel/day.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { inTenant, type Tx } from '#platform/db/tenant.ts'
import { type Checkpoint, checkpointText, isSigned, originOf } from './checkpoint.ts'
import type { LogKey } from './log-key.ts'
import { emptyFrontier, type Frontier, growFrom, halvesOf, leafHash, rootOf } from './merkle.ts'
import { beforeFirst, walkSeals } from './walk.ts'

/** The database's log is not the one that was signed before: nothing more is signed until somebody has looked. */
export class LogWentBack extends Error {}

const columns = ['size', 'root', 'seals', 'head', 'at', 'key_id', 'signature'] as const

type Row = {
  readonly size: number
  readonly root: string
  readonly seals: number
  readonly head: string
  readonly at: string
  readonly key_id: string
  readonly signature: string
}

const checkpointOf = (tenantId: string, { key_id: key, ...row }: Row): Checkpoint => ({
  origin: originOf(tenantId),
  ...row,
  key,
})

const frontierText = ({ nodes }: Frontier): string => nodes.map((node) => node.toString('hex')).join(' ')

const frontierOf = (size: number, text: string): Frontier => {
  const nodes = text.split(' ').map((hex) => Buffer.from(hex, 'hex'))
  if (nodes.length !== halvesOf(size))
    throw new LogWentBack('the stored halves of the tree do not fit its size')
  return { size, nodes }
}

/** The tree as it stood at a checkpoint, to go on from. */
export const frontierAt = async (tx: Tx, size: number): Promise<Frontier | undefined> => {
  if (size === 0) return emptyFrontier
  const row = await tx
    .selectFrom('audit_checkpoints')
    .select(['frontier'])
    .where('size', '=', size)
    .executeTakeFirst()
  return row && frontierOf(size, row.frontier)
}

/** Checkpoints of more than so many rows, in order. */
export const checkpointsAfter = async (tx: Tx, tenantId: string, size: number): Promise<Checkpoint[]> => {
  const rows = await tx
    .selectFrom('audit_checkpoints')
    .select(columns)
    .where('size', '>', size)
    .orderBy('size')
    .execute()
  return rows.map((row) => checkpointOf(tenantId, row))
}

const lastCheckpoint = async (tx: Tx, tenantId: string): Promise<Checkpoint | undefined> => {
  const row = await tx
    .selectFrom('audit_checkpoints')
    .select(columns)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && checkpointOf(tenantId, row)
}

/** What was signed last, here and outside, must be in the database, and the same. */
const compare = (last: Checkpoint | undefined, kept: Checkpoint | undefined, key: LogKey): void => {
  if (kept && (last?.size ?? 0) < kept.size)
    throw new LogWentBack('a checkpoint that was exported is no longer in the database')
  if (kept && last?.size === kept.size && last.root !== kept.root)
    throw new LogWentBack('a checkpoint in the database is not the one that was exported')
  if (last?.key === key.id && !isSigned(last, key.publicKeys))
    throw new LogWentBack('the last checkpoint in the database was not signed by this key')
}

const frontierOfLast = async (tx: Tx, last: Checkpoint | undefined): Promise<Frontier> => {
  const frontier = await frontierAt(tx, last?.size ?? 0)
  if (!frontier || (last && rootOf(frontier).toString('hex') !== last.root))
    throw new LogWentBack('the stored halves of the tree do not give the root that was signed')
  return frontier
}

const insert = (tx: Tx, { size, root, seals, head, at, key, signature }: Checkpoint, frontier: Frontier) =>
  tx
    .insertInto('audit_checkpoints')
    .values({
      size,
      root,
      seals,
      head,
      at: instant(at),
      key_id: key,
      signature,
      frontier: frontierText(frontier),
    })
    .execute()

/**
 * Signs how long the sealed log is and the root of its tree; reads only what was sealed since the last time. Undefined when
 * nothing was. `kept` is the last checkpoint as it was exported: a database that has lost it is not signed for.
 */
export const makeCheckpoint = (
  db: Database,
  tenantId: string,
  {
    key,
    clock,
    kept,
  }: { readonly key: LogKey; readonly clock: Clock; readonly kept: Checkpoint | undefined },
): Promise<Checkpoint | undefined> =>
  inTenant(db, tenantId, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`checkpoint ${tenantId}`}))`.execute(tx)
    const last = await lastCheckpoint(tx, tenantId)
    compare(last, kept, key)
    const tree = growFrom(await frontierOfLast(tx, last))
    let end = last ? { seq: last.seals, hash: last.head } : beforeFirst
    for await (const { seq, hash, rows } of walkSeals(tx, end)) {
      for (const row of rows) tree.add(leafHash(Buffer.from(row, 'hex')))
      end = { seq, hash }
    }
    const frontier = tree.frontier()
    if (frontier.size === (last?.size ?? 0)) return undefined
    const unsigned = {
      origin: originOf(tenantId),
      size: frontier.size,
      root: rootOf(frontier).toString('hex'),
      seals: end.seq,
      head: end.hash,
      at: clock.now(),
    }
    const checkpoint = { ...unsigned, key: key.id, signature: key.sign(checkpointText(unsigned)) }
    await insert(tx, checkpoint, frontier)
    return checkpoint
  })

/** How many sealed rows no checkpoint covers, and since when the oldest of them waits. */
export const uncovered = (
  db: Database,
  tenantId: string,
): Promise<{ readonly rows: number; readonly since: string | undefined }> =>
  inTenant(db, tenantId, async (tx) => {
    const row = await tx
      .selectFrom('audit_seals')
      .select([
        sql<number>`coalesce(sum(cardinality(row_ids)), 0)`.as('rows'),
        sql<string | null>`min(sealed_at)`.as('since'),
      ])
      .where('seq', '>', (q) =>
        q.selectFrom('audit_checkpoints').select(sql<number>`coalesce(max(seals), 0)`.as('seals')),
      )
      .executeTakeFirstOrThrow()
    return { rows: row.rows, since: row.since ?? undefined }
  })

import { sql } from 'kysely'
import type { Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { firstHash, type LogRow, logColumns, missingHash, rowHash, sealHashOf } from './chain.ts'

type Seal = { seq: number; row_ids: string[]; previous_hash: string; hash: string; sealed_at: Instant }

/** A seal as it was found: what is wrong with it, and the hash of each row under it in order. */
export type Walked = {
  readonly seq: number
  /** The number that should have come here. */
  readonly expected: number
  readonly hash: string
  readonly fault: 'seal_missing' | 'row_missing' | 'seal_broken' | undefined
  readonly rows: readonly string[]
  readonly ids: readonly string[]
}

/** Where a walk begins: after this seal. */
export type ChainEnd = { readonly seq: number; readonly hash: string }
export const beforeFirst: ChainEnd = { seq: 0, hash: firstHash }

const sealsAtOnce = 200
const rowsAtOnce = 5_000

// A list of ids goes to and fro as one text: the driver's own way with each of a million took a fifth of the whole walk.
const listOf = (text: string): string[] => (text === '{}' ? [] : text.slice(1, -1).split(','))

const sealsAfter = async (tx: Tx, seq: number): Promise<Seal[]> => {
  const seals = await tx
    .selectFrom('audit_seals')
    .select(['seq', sql<string>`row_ids::text`.as('ids'), 'previous_hash', 'hash', 'sealed_at'])
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(sealsAtOnce)
    .execute()
  return seals.map(({ ids, ...seal }) => ({ ...seal, row_ids: listOf(ids) }))
}

/** Neighbouring seals whose rows are read together. */
const together = (seals: readonly Seal[]): Seal[][] => {
  const groups: Seal[][] = []
  let rows = Infinity
  for (const seal of seals) {
    if (rows + seal.row_ids.length > rowsAtOnce) {
      groups.push([])
      rows = 0
    }
    groups.at(-1)?.push(seal)
    rows += seal.row_ids.length
  }
  return groups
}

const rowsOf = async (tx: Tx, seals: readonly Seal[]): Promise<ReadonlyMap<string, LogRow>> => {
  const ids = seals.flatMap((seal) => seal.row_ids)
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('audit_log')
    .select(logColumns)
    .where('id', '=', sql<string>`any(${`{${ids.join(',')}}`}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

const rowsAhead = (tx: Tx, seals: readonly Seal[] = []): Promise<ReadonlyMap<string, LogRow>> => {
  const rows = rowsOf(tx, seals)
  // Whoever walks may stop before: what was read ahead is then nobody's.
  rows.catch(() => {})
  return rows
}

const look = (seal: Seal, before: ChainEnd, found: ReadonlyMap<string, LogRow>): Walked => {
  const hashes = seal.row_ids.map((id) => {
    const row = found.get(id)
    return row ? rowHash(row) : undefined
  })
  const present = hashes.filter((one) => one !== undefined)
  const head = { seq: seal.seq, previousHash: before.hash, sealedAt: seal.sealed_at }
  const isWhole = seal.previous_hash === before.hash && seal.hash === sealHashOf(head, present)
  const fault =
    seal.seq !== before.seq + 1
      ? 'seal_missing'
      : present.length < hashes.length
        ? 'row_missing'
        : isWhole
          ? undefined
          : 'seal_broken'
  const rows = hashes.map((one, at) => one ?? missingHash(seal.row_ids[at] ?? ''))
  return { seq: seal.seq, expected: before.seq + 1, hash: seal.hash, fault, rows, ids: seal.row_ids }
}

/** Walks the chain from a seal on, in order, with a bounded part of it in memory. */
export async function* walkSeals(tx: Tx, start: ChainEnd): AsyncGenerator<Walked> {
  let before = start
  for (;;) {
    const seals = await sealsAfter(tx, before.seq)
    if (seals.length === 0) return
    const groups = together(seals)
    let next = rowsAhead(tx, groups[0])
    for (const [at, group] of groups.entries()) {
      const found = await next
      // The database reads these while those before are hashed.
      next = rowsAhead(tx, groups[at + 1])
      for (const seal of group) {
        yield look(seal, before, found)
        before = { seq: seal.seq, hash: seal.hash }
      }
    }
  }
}

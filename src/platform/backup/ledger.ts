import { hash, verify } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { z } from 'zod'
import { addLine } from '#platform/audit/checkpoint-file.ts'
import type { PublicKeys } from '#platform/audit/checkpoint.ts'
import type { LogKey } from '#platform/audit/log-key.ts'
import { BackupRefused } from './manifest.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * One disposal as it lies outside the database: whose file by its ids, which name nobody any more, and the certificate. Put the
 * folder where nothing is deleted: without it an older backup brings back what was destroyed.
 */
export const LedgerLine = z.strictObject({
  tenantId: z.uuid(),
  id: z.uuid(),
  itemId: z.uuid(),
  personId: z.uuid(),
  /** All entries of the person, also those that were merged. */
  people: z.array(z.uuid()).min(1),
  seq: z.number().int().min(1),
  disposedAt: z.iso.datetime({ precision: 3 }),
  body: z.string(),
  previousHash: z.string(),
  hash: Hash,
  key: z.string().regex(/^[0-9a-f]{16}$/),
  signature: z.string(),
})
export type LedgerLine = Readonly<z.output<typeof LedgerLine>>
type Unsigned = Omit<LedgerLine, 'hash' | 'key' | 'signature'>

/** What the first certificate of a municipality goes on from. */
export const beforeFirst = '0'.repeat(64)

const textOf = (line: Unsigned): string =>
  [
    'barntid disposal 1',
    line.tenantId,
    line.id,
    line.itemId,
    line.personId,
    line.people.join(' '),
    line.seq,
    line.disposedAt,
    line.previousHash,
    line.body,
    '',
  ].join('\n')

export const hashOfLine = (line: Unsigned): string => hash('sha256', textOf(line), 'hex')

const signedText = (tenantId: string, of: string): string =>
  `barntid disposal signature 1\n${tenantId}\n${of}\n`

export const signLine = (line: Unsigned, key: LogKey): LedgerLine => {
  const made = hashOfLine(line)
  return { ...line, hash: made, key: key.id, signature: key.sign(signedText(line.tenantId, made)) }
}

/** Whether the line is as it was signed, by one of these keys. */
export const isTrueLine = (line: LedgerLine, keys: PublicKeys): boolean => {
  const key = keys.get(line.key)
  return (
    key !== undefined &&
    hashOfLine(line) === line.hash &&
    verify(
      null,
      Buffer.from(signedText(line.tenantId, line.hash)),
      key,
      Buffer.from(line.signature, 'base64'),
    )
  )
}

/** One file per municipality, one line per disposal, only ever added to. */
export const ledgerFile = (folder: string, tenantId: string): string => join(folder, `${tenantId}.jsonl`)

export const addToLedger = (folder: string, line: LedgerLine): Promise<void> =>
  addLine(ledgerFile(folder, line.tenantId), line)

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

export type Ledger = { readonly lines: readonly LedgerLine[]; readonly unreadable: number }

/**
 * The lines of one file. A line is written before its disposal is committed; when that failed it was done again later, with a
 * later line of the same file: the last one counts.
 */
export const readLedger = async (file: string): Promise<Ledger> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  })
  const read = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => LedgerLine.safeParse(parsed(line)))
  const lines = new Map<string, LedgerLine>()
  for (const { data } of read) if (data) lines.set(data.itemId, data)
  return {
    lines: [...lines.values()].toSorted((a, b) => a.seq - b.seq),
    unreadable: read.filter(({ success }) => !success).length,
  }
}

/** All ledgers of a folder. Throws when a line cannot be read or was not signed by these keys: then nobody is let in. */
export const readLedgers = async (folder: string, keys: PublicKeys): Promise<LedgerLine[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()
  const all: LedgerLine[] = []
  for (const name of names) {
    const { lines, unreadable } = await readLedger(join(folder, name))
    // A crash may cut off the very last line of a disposal that was then not made.
    if (unreadable > 1)
      throw new BackupRefused(`${unreadable} lines of the ledger of disposals cannot be read: ${name}.`)
    const odd = lines.find((line) => !isTrueLine(line, keys))
    if (odd)
      throw new BackupRefused(
        `Line ${odd.seq} of the ledger of disposals was not signed by the key of the log: ${name}.`,
      )
    all.push(...lines)
  }
  return all
}

export type Replayed = {
  /** Files that were disposed of after the backup was made, and went once more. */
  readonly files: number
  readonly rows: number
  /** Lines of the ledger whose file the backup did not hold any more. */
  readonly known: number
}

const Counts = z.object({ counts: z.record(z.string(), z.number()) })

const replayOne = async (owner: pg.Client, line: LedgerLine): Promise<number> => {
  const { rows } = await owner.query<{ done: unknown }>('select replay_disposal($1, $2::uuid[]) as done', [
    line.tenantId,
    line.people,
  ])
  const { counts } = Counts.parse(rows[0]?.done)
  await owner.query(
    `insert into disposal_certificates (tenant_id, id, item_id, person_id, people, seq, body, previous_hash, hash, key_id, signature, disposed_at)
     values ($1, $2, $3, $4, $12, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [
      line.tenantId,
      line.id,
      line.itemId,
      line.personId,
      line.seq,
      line.body,
      line.previousHash,
      line.hash,
      line.key,
      line.signature,
      line.disposedAt,
      line.people,
    ],
  )
  await owner.query(
    `update disposal_items set done_at = $3, done_counts = ($4::jsonb -> 'counts'), done_hash = $4::jsonb ->> 'hash'
     where tenant_id = $1 and id = $2 and done_at is null`,
    [line.tenantId, line.itemId, line.disposedAt, line.body],
  )
  return Object.values(counts).reduce((sum, n) => sum + n, 0)
}

/** After a restore, before anybody is let in: every file of the ledger goes once more, in one transaction. */
export const replayLedger = async (owner: pg.Client, lines: readonly LedgerLine[]): Promise<Replayed> => {
  let files = 0
  let rows = 0
  await owner.query('begin')
  // The owner stands behind the fence too, unless it is a superuser: each line opens the gate to its own municipality.
  await owner.query('set local row_security = on')
  for (const line of lines) {
    const gone = await replayOne(owner, line)
    rows += gone
    files += gone > 0 ? 1 : 0
  }
  await owner.query('commit')
  return { files, rows, known: lines.length - files }
}

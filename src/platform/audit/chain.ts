import { hash } from 'node:crypto'

/** The columns of a log row that are sealed, in this order. */
export const logColumns = [
  'id',
  'at',
  'actor_id',
  'actor_role',
  'action',
  'kind',
  'subject_type',
  'subject_id',
  'basis',
  'request_id',
] as const

type LogColumn = (typeof logColumns)[number]

/** A log row as it is sealed: every column, as text. */
export type LogRow = Readonly<Record<Exclude<LogColumn, 'actor_id' | 'subject_id'>, string>> & {
  readonly actor_id: string | null
  readonly subject_id: string | null
}

const sha256 = (text: string): string => hash('sha256', text)

/** One spelling of a row (in the manner of RFC 8785): a JSON list in the fixed order of the columns. */
const canonical = (row: LogRow): string => JSON.stringify(logColumns.map((column) => row[column]))

export const firstHash = sha256('barntid audit log')

export type SealHead = { readonly seq: number; readonly previousHash: string; readonly sealedAt: string }

/** The hash of a row, in its one spelling. */
export const rowHash = (row: LogRow): string => sha256(canonical(row))

/** What stands for a row that was gone already when its seal was made, so that the rows after it keep their numbers. */
export const missingHash = (id: string): string => sha256(`missing ${id}`)

/** SHA-256 over the seal before, the number and time of this seal and the hash of each row in order. */
export const sealHashOf = ({ seq, previousHash, sealedAt }: SealHead, rowHashes: readonly string[]): string =>
  sha256([previousHash, String(seq), sealedAt, ...rowHashes].join('\n'))

/** The same over the rows themselves. */
export const sealHash = (head: SealHead, rows: readonly LogRow[]): string =>
  sealHashOf(head, rows.map(rowHash))

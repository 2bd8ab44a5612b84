import type { Checkpoint, PublicKeys } from '#platform/audit/checkpoint.ts'
import { beforeFirst, isTrueLine, type LedgerLine, ledgerFile, readLedger } from '#platform/backup/ledger.ts'
import type { Database } from '#platform/db/database.ts'
import { inTenant } from '#platform/db/tenant.ts'
import { readCertificateText } from './certificate.ts'
import { lineOf } from './runner.ts'
import * as certificates from './store-certificates.ts'
import * as store from './store.ts'

export type DisposalFault = { readonly seq: number; readonly fault: (typeof faults)[number] }

export const faults = [
  'chain_broken',
  'unsigned',
  'not_in_ledger',
  'ledger_differs',
  'not_in_database',
  'not_a_certificate',
  'file_is_back',
  'log_before_unknown',
  'log_after_unknown',
  'done_without_certificate',
] as const

export type DisposalCheck = {
  readonly certificates: number
  readonly ledgerLines: number
  readonly rows: number
  readonly faults: readonly DisposalFault[]
}

const bodyIsWhole = (body: string): boolean => {
  try {
    readCertificateText(body)
    return true
  } catch {
    return false
  }
}

const faultsOfLine = (
  line: LedgerLine,
  previous: string,
  { keys, ledger }: { readonly keys: PublicKeys; readonly ledger: ReadonlyMap<string, LedgerLine> },
): DisposalFault['fault'][] => {
  const kept = ledger.get(line.itemId)
  return [
    ...(line.previousHash === previous ? [] : (['chain_broken'] as const)),
    ...(isTrueLine(line, keys) ? [] : (['unsigned'] as const)),
    ...(bodyIsWhole(line.body) ? [] : (['not_a_certificate'] as const)),
    ...(kept === undefined ? (['not_in_ledger'] as const) : []),
    ...(kept !== undefined && kept.hash !== line.hash ? (['ledger_differs'] as const) : []),
  ]
}

/**
 * Every certificate of a municipality: the chain, the signature, the same line in the ledger, the state of the log before and
 * after among the checkpoints that were kept outside, and no row of the file anywhere.
 */
export const verifyDisposals = async (
  db: Database,
  tenantId: string,
  outside: {
    readonly folder: string
    readonly keys: PublicKeys
    readonly checkpoints: readonly Checkpoint[]
  },
): Promise<DisposalCheck> => {
  const read = await readLedger(ledgerFile(outside.folder, tenantId))
  const ledger = new Map(read.lines.map((line) => [line.itemId, line]))
  const roots = new Map(outside.checkpoints.map(({ size, root }) => [size, root]))
  return inTenant(db, tenantId, async (tx) => {
    const rows = await certificates.readChain(tx, 0)
    const found: DisposalFault[] = []
    let destroyed = 0
    let previous = beforeFirst
    for (const row of rows) {
      const line = lineOf(tenantId, row, row.people)
      const tell = (fault: DisposalFault['fault']): void => void found.push({ seq: row.seq, fault })
      for (const fault of faultsOfLine(line, previous, { keys: outside.keys, ledger })) tell(fault)
      previous = row.hash
      if (await store.hasFile(tx, row.people)) tell('file_is_back')
      if (!bodyIsWhole(row.body)) continue
      const { counts, logBefore } = readCertificateText(row.body)
      destroyed += Object.values(counts).reduce((sum, n) => sum + n, 0)
      if (logBefore.size > 0 && roots.get(logBefore.size) !== logBefore.root) tell('log_before_unknown')
      if (row.after_size !== null && roots.get(row.after_size) !== row.after_root) tell('log_after_unknown')
    }
    const here = new Set(rows.map((row) => row.item_id))
    for (const line of read.lines)
      if (!here.has(line.itemId)) found.push({ seq: line.seq, fault: 'not_in_database' })
    for (const _ of await store.doneWithoutCertificate(tx))
      found.push({ seq: 0, fault: 'done_without_certificate' })
    return { certificates: rows.length, ledgerLines: read.lines.length, rows: destroyed, faults: found }
  })
}

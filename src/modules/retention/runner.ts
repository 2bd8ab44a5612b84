import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { systemActor } from '#kernel/actor.ts'
import { uuidv7At } from '#kernel/id.ts'
import type { LogKey } from '#platform/audit/log-key.ts'
import { repeat } from '#platform/audit/repeat.ts'
import {
  addToLedger,
  beforeFirst,
  type LedgerLine,
  ledgerFile,
  readLedger,
  signLine,
} from '#platform/backup/ledger.ts'
import type { Clock } from '#platform/clock.ts'
import { type Ctx, log, newId } from '#platform/context.ts'
import { inTenant } from '#platform/db/tenant.ts'
import { type House, run } from '#platform/run.ts'
import { namesFor } from './actions.ts'
import { type Certificate, certificateText } from './certificate.ts'
import { Reason } from './contract.ts'
import { judgeFiles } from './files.ts'
import { mayGo } from './rules/verdict.ts'
import * as certificates from './store-certificates.ts'
import * as store from './store.ts'

export type DisposalOptions = {
  /** Where the ledger lies, outside the database. */
  readonly folder: string
  /** Signs the certificates, as it signs the log. */
  readonly key: LogKey
  readonly clock: Clock
}

const action = 'retention.dispose'
const pauseMilliseconds = 10_000
const saltBytes = 32

/** A certificate of the database as a line of the ledger. */
export const lineOf = (
  tenantId: string,
  row: certificates.CertificateRow,
  people: readonly string[],
): LedgerLine => ({
  tenantId,
  id: row.id,
  itemId: row.item_id,
  personId: row.person_id,
  people: [...people],
  seq: row.seq,
  disposedAt: row.disposed_at,
  body: row.body,
  previousHash: row.previous_hash,
  hash: row.hash,
  key: row.key_id,
  signature: row.signature,
})

type Waiting = Awaited<ReturnType<typeof store.approvedItems>>[number]

const certificateOf = async (
  ctx: Ctx,
  item: Waiting,
  { done, salt }: { readonly done: store.Disposed; readonly salt: string },
): Promise<Certificate> => {
  const approvals = await store.readApprovals(ctx.tx, [item.disposal_id])
  const name = await namesFor(ctx, [item.proposed_by, ...approvals.map((one) => one.worker_id)])
  const before = await certificates.lastCheckpoint(ctx.tx)
  return {
    format: 'barntid disposal certificate 1',
    number: item.number,
    list: item.list_number,
    version: item.rule_version,
    reasons: z.array(Reason).parse(item.reasons),
    lastOn: item.last_on,
    earliestOn: item.earliest_on,
    doneBy: item.done_by,
    proposed: { by: name(item.proposed_by), at: item.proposed_at },
    approved: approvals.map((one) => ({ by: name(one.worker_id), at: one.approved_at })),
    disposedAt: ctx.now,
    counts: done.counts,
    leaving: done.leaving.length,
    salt,
    hash: done.hash,
    logBefore: { size: before?.size ?? 0, root: before?.root ?? '' },
  }
}

/**
 * One file, in one transaction: judged once more, destroyed, certified. The line of the ledger is on the disk before the commit:
 * a copy of the database that still has the file can always be told that it went. Gives the names of its files on the disk.
 */
const disposeOne = async (
  ctx: Ctx,
  item: Waiting,
  { folder, key }: DisposalOptions,
): Promise<readonly string[] | 'kept'> => {
  const last = await certificates.lastCertificate(ctx.tx, ctx.actor.tenantId)
  const [judged] = await judgeFiles(ctx, [item.person_id])
  if (judged === undefined || !mayGo(judged.verdict) || judged.row.last_on !== item.last_on) return 'kept'
  const onDisk = await store.namesOnDisk(ctx.tx, { ...ctx.actor, personId: item.person_id })
  const salt = randomBytes(saltBytes).toString('hex')
  const done = await store.disposeFile(ctx.tx, { itemId: item.id, salt, at: ctx.now })
  const line = signLine(
    {
      tenantId: ctx.actor.tenantId,
      id: newId(ctx),
      itemId: item.id,
      personId: item.person_id,
      people: done.people,
      seq: (last?.seq ?? 0) + 1,
      disposedAt: ctx.now,
      body: certificateText(await certificateOf(ctx, item, { done, salt })),
      previousHash: last?.hash ?? beforeFirst,
    },
    key,
  )
  await certificates.insertCertificate(ctx.tx, line)
  await log(ctx, {
    about: { type: 'person', id: item.person_id },
    basis: `disposal ${item.number}, approved by two (SoL 16)`,
  })
  await addToLedger(folder, line)
  return onDisk
}

const inRoom = async <T>(
  house: House,
  tenantId: string,
  { clock }: DisposalOptions,
  act: (ctx: Ctx) => Promise<T>,
): Promise<T> => {
  const now = clock.now()
  const results: T[] = []
  const route = {
    name: action,
    method: 'POST' as const,
    path: `job:${action}`,
    may: { signedIn: 'a job of the server' },
    input: z.object({}),
    reply: z.null(),
  }
  const served = { route, act: async (ctx: Ctx) => (results.push(await act(ctx)), null) }
  await run(
    house,
    served,
    { actor: systemActor(tenantId) },
    {
      input: {},
      now,
      requestId: uuidv7At(Temporal.Instant.from(now).epochMilliseconds),
      language: 'sv',
    },
  )
  const [result] = results.slice(-1)
  if (result === undefined) throw new Error('a job gave no result')
  return result
}

export type Disposed = { readonly done: number; readonly kept: number }

/** Everything in one municipality that two have approved. What is held, open or written in meanwhile stays on its list. */
export const disposeApproved = async (
  house: House,
  tenantId: string,
  options: DisposalOptions,
): Promise<Disposed> => {
  const waiting = await inTenant(house.db, tenantId, (tx) => store.approvedItems(tx))
  let done = 0
  for (const item of waiting) {
    const gone = await inRoom(house, tenantId, options, (ctx) => disposeOne(ctx, item, options))
    if (gone === 'kept') continue
    done += 1
    // After the commit. What is left by a server that dies here is a stray, which the sweep takes after a week.
    const { files } = house
    if (files) await Promise.all(gone.map((name) => files.store.remove(name)))
  }
  return { done, kept: waiting.length - done }
}

/** Certificates learn what the log was afterwards, when a checkpoint covers them. */
export const fillAfter = (house: House, tenantId: string): Promise<number> =>
  inTenant(house.db, tenantId, async (tx) => {
    let filled = 0
    for (const { id, person_id: personId } of await certificates.withoutAfter(tx)) {
      const after = await certificates.checkpointAfter(tx, personId, action)
      if (after === undefined) continue
      await certificates.setAfter(tx, id, after)
      filled += 1
    }
    return filled
  })

/** What the database has and the folder has not: a new folder, or one that was lost. */
const catchUp = async (house: House, tenantId: string, { folder }: DisposalOptions): Promise<void> => {
  const { lines } = await readLedger(ledgerFile(folder, tenantId))
  const known = new Set(lines.map(({ itemId }) => itemId))
  const rows = await inTenant(house.db, tenantId, (tx) => certificates.readChain(tx, 0))
  for (const row of rows)
    if (!known.has(row.item_id)) await addToLedger(folder, lineOf(tenantId, row, row.people))
}

/** Does what was approved, as long as the house is open. */
export const startDisposals = (
  house: House,
  options: DisposalOptions & { readonly onError: (error: unknown) => void },
): { stop: () => Promise<void> } => {
  const caughtUp = new Set<string>()
  const round = async (): Promise<void> => {
    const { rows } = await house.db.pool.query<{ id: string }>('select id from tenants order by id')
    for (const { id } of rows) {
      if (!caughtUp.has(id)) await catchUp(house, id, options)
      caughtUp.add(id)
      await disposeApproved(house, id, options)
      await fillAfter(house, id)
    }
  }
  return repeat(round, { pauseMilliseconds, onError: options.onError })
}

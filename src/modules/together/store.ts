import { sql } from 'kysely'
import type { Instant } from '#kernel/day.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** What a shared text is of: the room's own name for it, and the id of the thing. */
export type Owner = { readonly kind: 'assessment' | 'note'; readonly aboutId: string }

export type StoredDocument = {
  readonly id: string
  readonly seq: number
  readonly mark: string
  readonly stateSeq: number
  readonly stateMark: string
  readonly size: number
  readonly nextClient: number
  readonly frozenAt: Instant | null
}

/** Whoever writes in a text, by whatever way, takes turns with the others until the transaction ends. */
export const takeTurn = async (tx: Tx, tenantId: string, { kind, aboutId }: Owner): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${tenantId} ${aboutId}`}, 0))`.execute(
    tx,
  )
}

const heads = (tx: Tx) =>
  tx
    .selectFrom('shared_documents')
    .select(['id', 'seq', 'mark', 'state_seq', 'state_mark', 'size', 'next_client', 'frozen_at'])

type Head = Awaited<ReturnType<ReturnType<typeof heads>['execute']>>[number]

const stored = (row: Head): StoredDocument => ({
  id: row.id,
  seq: row.seq,
  mark: row.mark,
  stateSeq: row.state_seq,
  stateMark: row.state_mark,
  size: row.size,
  nextClient: row.next_client,
  frozenAt: row.frozen_at,
})

const openHead = preparedOne((tx, kind: Owner['kind'], aboutId: string) =>
  heads(tx).where('kind', '=', kind).where('subject_id', '=', aboutId).where('frozen_at', 'is', null),
)

/** The text that is being written, if somebody has opened it. */
export const openDocument = async (tx: Tx, { kind, aboutId }: Owner): Promise<StoredDocument | undefined> => {
  const row = await openHead(tx, kind, aboutId)
  return row && stored(row)
}

const headById = preparedOne((tx, kind: Owner['kind'], aboutId: string, id: string) =>
  heads(tx).where('kind', '=', kind).where('subject_id', '=', aboutId).where('id', '=', id),
)

/** A text by its id, also one that was signed; undefined when it is of something else. */
export const documentById = async (
  tx: Tx,
  { kind, aboutId }: Owner,
  id: string,
): Promise<StoredDocument | undefined> => {
  const row = await headById(tx, kind, aboutId, id)
  return row && stored(row)
}

export const insertDocument = async (
  tx: Tx,
  { kind, aboutId }: Owner,
  one: Omit<StoredDocument, 'frozenAt'> & {
    readonly state: Uint8Array
    readonly at: Instant
    readonly by: string
  },
): Promise<void> => {
  await tx
    .insertInto('shared_documents')
    .values({
      id: one.id,
      kind,
      subject_id: aboutId,
      seq: one.seq,
      mark: one.mark,
      state: one.state,
      state_seq: one.stateSeq,
      state_mark: one.stateMark,
      size: one.size,
      next_client: one.nextClient,
      opened_at: one.at,
      opened_by: one.by,
    })
    .execute()
}

export type Pen = {
  readonly clientId: number
  readonly workerId: string
  readonly deviceId: string
}

export const insertPens = async (
  tx: Tx,
  documentId: string,
  { pens, next, at }: { readonly pens: readonly Pen[]; readonly next: number; readonly at: Instant },
): Promise<void> => {
  if (pens.length === 0) return
  await tx
    .insertInto('shared_clients')
    .values(
      pens.map(({ clientId, workerId, deviceId }) => ({
        document_id: documentId,
        client_id: clientId,
        worker_id: workerId,
        device_id: deviceId,
        assigned_at: at,
      })),
    )
    .execute()
  await tx.updateTable('shared_documents').set({ next_client: next }).where('id', '=', documentId).execute()
}

const penRows = prepared((tx, documentId: string) =>
  tx
    .selectFrom('shared_clients')
    .select(['client_id', 'worker_id', 'device_id'])
    .where('document_id', '=', documentId)
    .orderBy('client_id'),
)

/** Every number that was given out for a text, and to whom. */
export const pensOf = async (tx: Tx, documentId: string): Promise<Pen[]> =>
  (await penRows(tx, documentId)).map((row) => ({
    clientId: row.client_id,
    workerId: row.worker_id,
    deviceId: row.device_id,
  }))

export type StoredUpdate = { readonly seq: number; readonly mark: string; readonly bytes: Uint8Array }

const updateRows = prepared((tx, documentId: string, after: number) =>
  tx
    .selectFrom('shared_updates')
    .select(['seq', 'mark', 'bytes'])
    .where('document_id', '=', documentId)
    .where('seq', '>', after)
    .orderBy('seq'),
)

export const updatesAfter = (tx: Tx, documentId: string, after: number): Promise<StoredUpdate[]> =>
  updateRows(tx, documentId, after)

const stateRow = preparedOne((tx, id: string) =>
  tx.selectFrom('shared_documents').select('state').where('id', '=', id),
)

export const stateOf = async (tx: Tx, id: string): Promise<Uint8Array> =>
  (await stateRow(tx, id))?.state ?? new Uint8Array()

export const insertUpdate = async (
  tx: Tx,
  documentId: string,
  one: StoredUpdate & {
    readonly clientId: number
    readonly workerId: string
    readonly at: Instant
    readonly size: number
  },
): Promise<void> => {
  await tx
    .insertInto('shared_updates')
    .values({
      document_id: documentId,
      seq: one.seq,
      mark: one.mark,
      bytes: one.bytes,
      client_id: one.clientId,
      worker_id: one.workerId,
      written_at: one.at,
    })
    .execute()
  await tx
    .updateTable('shared_documents')
    .set({ seq: one.seq, mark: one.mark, size: one.size })
    .where('id', '=', documentId)
    .execute()
}

/** The text as one piece; the updates that it holds are dropped. */
export const compact = async (
  tx: Tx,
  documentId: string,
  { state, seq, mark }: { readonly state: Uint8Array; readonly seq: number; readonly mark: string },
): Promise<void> => {
  await tx
    .updateTable('shared_documents')
    .set({ state, state_seq: seq, state_mark: mark, size: state.length })
    .where('id', '=', documentId)
    .execute()
  await tx
    .deleteFrom('shared_updates')
    .where('document_id', '=', documentId)
    .where('seq', '<=', seq)
    .execute()
}

/** Drops every word and every number of a text. Its row stays, without them. */
export const dropWords = async (
  tx: Tx,
  documentId: string,
  { at, by }: { readonly at: Instant; readonly by: string },
): Promise<void> => {
  await tx.deleteFrom('shared_updates').where('document_id', '=', documentId).execute()
  await tx.deleteFrom('shared_clients').where('document_id', '=', documentId).execute()
  await tx
    .updateTable('shared_documents')
    .set({ state: new Uint8Array(), size: 0, frozen_at: at, frozen_by: by })
    .where('id', '=', documentId)
    .execute()
}

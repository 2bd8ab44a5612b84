import { sql } from 'kysely'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import type { LedgerLine } from '#platform/backup/ledger.ts'
import type { Tx } from '#platform/db/tenant.ts'

const columns = [
  'id',
  'item_id',
  'person_id',
  'people',
  'seq',
  'body',
  'previous_hash',
  'hash',
  'key_id',
  'signature',
  'disposed_at',
  'after_size',
  'after_root',
] as const

/** The newest first, from a place on. */
export const readCertificates = (tx: Tx, { from, most }: { readonly from: number; readonly most: number }) =>
  tx
    .selectFrom('disposal_certificates')
    .select(columns)
    .orderBy('seq', 'desc')
    .offset(from)
    .limit(most)
    .execute()
export type CertificateRow = Awaited<ReturnType<typeof readCertificates>>[number]

/** All of them in their order: for the ledger and for whoever verifies. */
export const readChain = (tx: Tx, after: number) =>
  tx.selectFrom('disposal_certificates').select(columns).where('seq', '>', after).orderBy('seq').execute()

export const readCertificate = preparedOne((tx, id: string) =>
  tx.selectFrom('disposal_certificates').select(columns).where('id', '=', id),
)

export const countCertificates = preparedOne((tx) =>
  tx.selectFrom('disposal_certificates').select(sql<number>`count(*)::int`.as('n')),
)

/** One disposal of the municipality at a time: each certificate goes on from the one before. */
export const lastCertificate = async (tx: Tx, tenantId: string) => {
  await sql`select pg_advisory_xact_lock(hashtext(${`disposal ${tenantId}`}))`.execute(tx)
  return tx
    .selectFrom('disposal_certificates')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export const insertCertificate = (tx: Tx, line: LedgerLine) =>
  tx
    .insertInto('disposal_certificates')
    .values({
      id: line.id,
      item_id: line.itemId,
      person_id: line.personId,
      people: line.people,
      seq: line.seq,
      body: line.body,
      previous_hash: line.previousHash,
      hash: line.hash,
      key_id: line.key,
      signature: line.signature,
      disposed_at: sql`${line.disposedAt}::timestamptz`,
    })
    .execute()

/** The last signed state of the log: what the certificate says of the time before. */
export const lastCheckpoint = preparedOne((tx) =>
  tx.selectFrom('audit_checkpoints').select(['size', 'root', 'seals']).orderBy('size', 'desc').limit(1),
)

/** Certificates that do not yet say what the log was afterwards. */
export const withoutAfter = prepared((tx) =>
  tx
    .selectFrom('disposal_certificates')
    .select(['id', 'person_id'])
    .where('after_size', 'is', null)
    .orderBy('seq')
    .limit(200),
)

/** The first checkpoint that covers the log row of the disposal; undefined while there is none. */
export const checkpointAfter = async (tx: Tx, personId: string, action: string) => {
  const { rows } = await sql<{ size: number; root: string }>`
    select c.size, c.root from audit_checkpoints c
    where c.seals >= (
      select min(s.seq) from audit_seals s where s.row_ids @> array(
        select l.id from audit_log l where l.subject_id = ${personId}::uuid and l.action = ${action} order by l.at limit 1)
        and exists (select from audit_log l where l.subject_id = ${personId}::uuid and l.action = ${action}))
    order by c.size limit 1`.execute(tx)
  return rows[0]
}

export const setAfter = (tx: Tx, id: string, after: { readonly size: number; readonly root: string }) =>
  tx
    .updateTable('disposal_certificates')
    .set({ after_size: after.size, after_root: after.root })
    .where('id', '=', id)
    .execute()

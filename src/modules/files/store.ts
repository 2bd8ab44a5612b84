import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import type { FileKind } from '#kernel/file-kinds.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { AboutType } from './contract.ts'
import type { FileState } from './rules.ts'

const columns = [
  'id',
  'about_type',
  'about_id',
  'child_id',
  'number',
  'received_on',
  'sender',
  'subject',
  'kind',
  'bytes',
  'disk_name',
  'state',
  'uploaded_by',
  'uploaded_at',
] as const

const living = (tx: Tx) => tx.selectFrom('files').where('state', '<>', 'removed')

export const readFile = (tx: Tx, id: string) =>
  living(tx).select(columns).where('id', '=', id).executeTakeFirst()

export type FileRow = NonNullable<Awaited<ReturnType<typeof readFile>>>

export const filesAbout = (tx: Tx, aboutId: string, limit: number) =>
  living(tx)
    .select(columns)
    .where('about_id', '=', aboutId)
    .orderBy('uploaded_at', 'desc')
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()

export const countAbout = async (tx: Tx, aboutId: string, from?: Instant): Promise<number> => {
  const all = living(tx)
    .select((f) => f.fn.countAll<string>().as('n'))
    .where('about_id', '=', aboutId)
  const { n } = await (
    from === undefined ? all : all.where('uploaded_at', '>=', from)
  ).executeTakeFirstOrThrow()
  return Number(n)
}

/** Without gaps: taken in the same transaction as the row that has it. */
export const nextSerial = async (tx: Tx, year: string): Promise<number> => {
  const { value } = await tx
    .insertInto('counters')
    .values({ name: `files-${year}`, value: 1 })
    .onConflict((c) =>
      c.columns(['tenant_id', 'name']).doUpdateSet((u) => ({ value: u('counters.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow()
  return value
}

export type NewFile = {
  readonly id: string
  readonly aboutType: AboutType
  readonly aboutId: string
  readonly childId: string | null
  readonly number: string
  readonly receivedOn: Day
  readonly sender: string
  readonly subject: string
  readonly kind: FileKind
  readonly bytes: number
  readonly sha256: string
  readonly sentSha256: string
  readonly diskName: string
  readonly state: FileState
  readonly by: string
  readonly at: Instant
}

/** False when the id is taken. */
export const insertFile = async (tx: Tx, file: NewFile): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('files')
    .values({
      id: file.id,
      about_type: file.aboutType,
      about_id: file.aboutId,
      child_id: file.childId,
      number: file.number,
      received_on: file.receivedOn,
      sender: file.sender,
      subject: file.subject,
      kind: file.kind,
      bytes: file.bytes,
      sha256: file.sha256,
      sent_sha256: file.sentSha256,
      disk_name: file.diskName,
      state: file.state,
      uploaded_by: file.by,
      uploaded_at: file.at,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

/** Of some people: what is with their cases and notes, and with reports that are about nobody else. */
export const setRemoved = async (tx: Tx, personIds: readonly string[]): Promise<number> => {
  const people = anyOf(personIds)
  const { numUpdatedRows } = await tx
    .updateTable('files')
    .set({ state: 'removed', sender: '', subject: '' })
    .where('state', '<>', 'removed')
    .where((f) =>
      f.or([
        f('child_id', '=', people),
        f.and([
          f('about_type', '=', 'report'),
          f.exists(
            f
              .selectFrom('report_children as theirs')
              .select('theirs.id')
              .whereRef('theirs.report_id', '=', 'files.about_id')
              .where('theirs.child_id', '=', people),
          ),
          f.not(
            f.exists(
              f
                .selectFrom('report_children as others')
                .select('others.id')
                .whereRef('others.report_id', '=', 'files.about_id')
                .where(
                  sql<boolean>`(others.child_id is null or others.child_id <> all (${[...personIds]}::uuid[]))`,
                ),
            ),
          ),
        ]),
      ]),
    )
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Of these names on the disk, those that a row names, and whether it is disposed of. */
export const statesOnDisk = (tx: Tx, names: readonly string[]) =>
  tx
    .selectFrom('files')
    .select(['disk_name', 'state'])
    .where('disk_name', '=', sql<string>`any(${[...names]}::text[])`)
    .execute()

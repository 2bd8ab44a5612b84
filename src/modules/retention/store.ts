import { sql } from 'kysely'
import { z } from 'zod'
import type { Day, Instant } from '#kernel/day.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { approvalsNeeded, type HoldKind } from './rules/verdict.ts'

const here = sql<string>`current_setting('app.tenant_id')::uuid`

/** A file and what its verdict is made of. The child by the entry that was kept. */
export type FileRow = {
  readonly person_id: string
  readonly last_on: Day
  readonly birth_on: Day | null
  readonly is_open: boolean
  readonly is_investigation: boolean
  readonly was_placed: boolean
  readonly is_adoption: boolean
  readonly has_open_appeal: boolean
  readonly holds: readonly HoldKind[]
  readonly numbers: readonly string[]
  readonly unit_id: string | null
}

/**
 * Files whose last note is of that day or older: only these can be due. A file of somebody merged stands under the kept entry
 * (file_days, migration 0035). `ids` null: all.
 */
export const readFiles = async (
  tx: Tx,
  { lastBy, ids }: { readonly lastBy: Day; readonly ids: readonly string[] | null },
): Promise<FileRow[]> => {
  const { rows } = await sql<FileRow>`
    with old as materialized (
      select d.person_id, max(d.last_on) as last_on,
        array(select d.person_id union select a.alias_id from person_aliases a where a.tenant_id = ${here} and a.person_id = d.person_id) as people
      from file_days(${here}, case when ${ids}::uuid[] is null then null else entries_of(${here}, ${ids}::uuid[]) end) d group by d.person_id having max(d.last_on) <= ${lastBy}::date
    )
    select o.person_id, o.last_on, p.birth_on,
      file_is_open(${here}, o.people) as is_open,
      exists (select from investigations i join cases c on c.tenant_id = i.tenant_id and c.id = i.case_id
        where c.tenant_id = ${here} and c.child_id = any (o.people)) as is_investigation,
      exists (select from placements c where c.tenant_id = ${here} and c.child_id = any (o.people))
        or exists (select from measures m where m.tenant_id = ${here} and m.child_id = any (o.people)
          and m.kind in ('lvuCare', 'shelter')) as was_placed,
      exists (select from decisions d where d.tenant_id = ${here} and d.child_id = any (o.people) and d.kind = 'adoption') as is_adoption,
      exists (select from appeals a where a.tenant_id = ${here} and a.closed_on is null
        and (a.child_id = any (o.people) or a.person_id = any (o.people))) as has_open_appeal,
      array(select distinct h.kind from disposal_holds h where h.tenant_id = ${here} and h.person_id = any (o.people)
        and h.lifted_at is null) as holds,
      array(select c.number from cases c where c.tenant_id = ${here} and c.child_id = any (o.people)
        union all select r.receipt_number from report_children c join reports r on r.tenant_id = c.tenant_id and r.id = c.report_id
          where c.tenant_id = ${here} and c.child_id = any (o.people) and c.case_id is null order by 1) as numbers,
      (select w.unit_id from assignments w where w.tenant_id = ${here} and w.child_id = any (o.people)
        order by w.from_at desc limit 1) as unit_id
    from old o join persons p on p.tenant_id = ${here} and p.id = o.person_id
    order by o.last_on, o.person_id`.execute(tx)
  return rows
}

const Walked = z.object({ counts: z.record(z.string(), z.number().int()), leaving: z.array(z.uuid()) })
export type Walked = z.output<typeof Walked>

/** What would go with a file, counted by the same lines that take it away. */
export const countFile = async (tx: Tx, personId: string): Promise<Walked> => {
  const { rows } = await sql<{ walked: unknown }>`
    select walk_file(${here}, entries_of(${here}, array[${personId}::uuid]), false, null) as walked`.execute(
    tx,
  )
  return Walked.parse(rows[0]?.walked)
}

const Disposed = Walked.extend({ hash: z.string(), people: z.array(z.uuid()) })
export type Disposed = z.output<typeof Disposed>

/** Destroys the file of an item. The database asks again whether it may (migration 0035). */
export const disposeFile = async (
  tx: Tx,
  { itemId, salt, at }: { readonly itemId: string; readonly salt: string; readonly at: Instant },
): Promise<Disposed> => {
  const { rows } = await sql<{ done: unknown }>`
    select dispose_file(${itemId}::uuid, ${salt}, ${at}::timestamptz) as done`.execute(tx)
  return Disposed.parse(rows[0]?.done)
}

/** What the files of a person's file are called on the disk: their bytes go when the rows are gone. */
export const namesOnDisk = async (
  tx: Tx,
  { tenantId, personId }: { readonly tenantId: string; readonly personId: string },
): Promise<string[]> => {
  const { rows } = await sql<{ disk_name: string }>`
    with people as (select entries_of(${tenantId}::uuid, array[${personId}::uuid]) as ids)
    select disk_name from files, people
    where child_id = any (people.ids) or about_id = any (file_things(${tenantId}::uuid, people.ids))`.execute(
    tx,
  )
  return rows.map(({ disk_name: name }) => name)
}

/** The next number of a year, without gaps: the counter's row is held until the list is stored. */
export const nextNumber = async (tx: Tx, year: string): Promise<number> => {
  const { value } = await tx
    .insertInto('counters')
    .values({ name: `disposal-${year}`, value: 1 })
    .onConflict((c) => c.columns(['tenant_id', 'name']).doUpdateSet({ value: sql`counters.value + 1` }))
    .returning('value')
    .executeTakeFirstOrThrow()
  return value
}

export type NewItem = {
  readonly id: string
  readonly number: string
  readonly personId: string
  readonly reasons: unknown
  readonly lastOn: Day
  readonly earliestOn: Day
  readonly doneBy: Day
  readonly counts: unknown
}

export const insertList = async (
  tx: Tx,
  list: {
    readonly id: string
    readonly number: string
    readonly version: string
    readonly by: string
    readonly at: Instant
    readonly items: readonly NewItem[]
  },
): Promise<boolean> => {
  const made = await tx
    .insertInto('disposals')
    .values({
      id: list.id,
      number: list.number,
      rule_version: list.version,
      proposed_by: list.by,
      proposed_at: list.at,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) return false
  for (const one of list.items)
    await tx
      .insertInto('disposal_items')
      .values({
        id: one.id,
        disposal_id: list.id,
        number: one.number,
        person_id: one.personId,
        reasons: JSON.stringify(one.reasons),
        last_on: one.lastOn,
        earliest_on: one.earliestOn,
        done_by: one.doneBy,
        counts: JSON.stringify(one.counts),
      })
      .execute()
  return true
}

const listColumns = [
  'id',
  'number',
  'rule_version',
  'proposed_by',
  'proposed_at',
  'stop_reason',
  'stopped_by',
  'stopped_at',
] as const

/** Lists, the newest first. */
export const readLists = prepared((tx, most: number) =>
  tx.selectFrom('disposals').select(listColumns).orderBy('proposed_at', 'desc').orderBy('id').limit(most),
)
export type ListRow = Awaited<ReturnType<typeof readLists>>[number]

export const countLists = preparedOne((tx) =>
  tx.selectFrom('disposals').select(sql<number>`count(*)::int`.as('n')),
)

export const readList = preparedOne((tx, id: string) =>
  tx.selectFrom('disposals').select(listColumns).where('id', '=', id),
)

/** Held, so that two who approve or stop it do so in turn. */
export const lockList = (tx: Tx, id: string) =>
  tx.selectFrom('disposals').select(listColumns).where('id', '=', id).forUpdate().executeTakeFirst()

export const readItems = prepared((tx, listIds: readonly string[]) =>
  tx
    .selectFrom('disposal_items')
    .select([
      'id',
      'disposal_id',
      'number',
      'person_id',
      'reasons',
      'last_on',
      'earliest_on',
      'done_by',
      'counts',
      'done_at',
    ])
    .where('disposal_id', '=', sql<string>`any(${listIds}::uuid[])`)
    .orderBy('number'),
)
export type ItemRow = Awaited<ReturnType<typeof readItems>>[number]

/** People who stand on a list that goes on: neither stopped nor, for them, done. */
export const readListed = prepared((tx) =>
  tx
    .selectFrom('disposal_items')
    .innerJoin('disposals', (j) =>
      j
        .onRef('disposals.tenant_id', '=', 'disposal_items.tenant_id')
        .onRef('disposals.id', '=', 'disposal_items.disposal_id'),
    )
    .select('disposal_items.person_id')
    .where('disposal_items.done_at', 'is', null)
    .where('disposals.stopped_at', 'is', null),
)

/** Files of lists that two have approved, not yet done. */
export const approvedItems = async (tx: Tx) => {
  const rows = await tx
    .selectFrom('disposal_items as i')
    .innerJoin('disposals as d', (j) =>
      j.onRef('d.tenant_id', '=', 'i.tenant_id').onRef('d.id', '=', 'i.disposal_id'),
    )
    .select([
      'i.id',
      'i.disposal_id',
      'i.person_id',
      'i.number',
      'i.reasons',
      'i.last_on',
      'i.earliest_on',
      'i.done_by',
      'd.number as list_number',
      'd.rule_version',
      'd.proposed_by',
      'd.proposed_at',
    ])
    .where('i.done_at', 'is', null)
    .where('d.stopped_at', 'is', null)
    .where(
      (eb) =>
        eb
          .selectFrom('disposal_approvals as a')
          .select(sql<number>`count(*)`.as('n'))
          .whereRef('a.disposal_id', '=', 'i.disposal_id'),
      '>=',
      approvalsNeeded,
    )
    .orderBy('i.number')
    .execute()
  return rows
}

export const readApprovals = prepared((tx, listIds: readonly string[]) =>
  tx
    .selectFrom('disposal_approvals')
    .select(['disposal_id', 'worker_id', 'approved_at'])
    .where('disposal_id', '=', sql<string>`any(${listIds}::uuid[])`)
    .orderBy('approved_at')
    .orderBy('worker_id'),
)

export const insertApproval = async (
  tx: Tx,
  one: { readonly listId: string; readonly by: string; readonly at: Instant },
): Promise<void> => {
  await sql`
    insert into disposal_approvals (tenant_id, disposal_id, worker_id, list_hash, approved_at)
    values (${here}, ${one.listId}::uuid, ${one.by}::uuid, disposal_list_hash(${here}, ${one.listId}::uuid), ${one.at}::timestamptz)`.execute(
    tx,
  )
}

export const stopList = (
  tx: Tx,
  id: string,
  { by, at, reason }: { readonly by: string; readonly at: Instant; readonly reason: string },
) =>
  tx
    .updateTable('disposals')
    .set({ stop_reason: reason, stopped_by: by, stopped_at: at })
    .where('id', '=', id)
    .execute()

/** Whether anything of a file is there again: a thing of it, or a note of a day. */
export const hasFile = async (tx: Tx, people: readonly string[]): Promise<boolean> => {
  const { rows } = await sql<{ there: boolean }>`
    select cardinality(file_things(${here}, ${people}::uuid[])) > 0
      or exists (select from file_days(${here}, ${people}::uuid[])) as there`.execute(tx)
  return rows[0]?.there === true
}

/** Files that went without a proof: the database says that they are done, and no certificate does. */
export const doneWithoutCertificate = (tx: Tx) =>
  tx
    .selectFrom('disposal_items')
    .select('id')
    .where('done_at', 'is not', null)
    .where('id', 'not in', tx.selectFrom('disposal_certificates').select('item_id'))
    .execute()

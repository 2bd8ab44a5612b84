import { sql } from 'kysely'
import type { Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { NumberRow, TieRow } from './rules.ts'

const mergeColumns = [
  'id',
  'kept_id',
  'merged_id',
  'choices',
  'reason',
  'status',
  'proposed_by',
  'proposed_at',
  'answered_by',
  'before',
  'undone_by',
  'undo_reason',
] as const

export const readMerge = (tx: Tx, id: string) =>
  tx.selectFrom('person_merges').select(mergeColumns).where('id', '=', id).executeTakeFirst()

/** Taken before it is answered: two answers come one after the other. */
export const lockMerge = (tx: Tx, id: string) =>
  tx.selectFrom('person_merges').select(mergeColumns).where('id', '=', id).forUpdate().executeTakeFirst()

/** What waits for an answer, and what was done lately and may be undone. */
export const readMerges = (tx: Tx, limit: number) =>
  tx
    .selectFrom('person_merges')
    .select(mergeColumns)
    .where('status', 'in', ['proposed', 'confirmed'])
    .orderBy('proposed_at', 'desc')
    .limit(limit)
    .execute()

export const insertMerge = async (
  tx: Tx,
  one: {
    readonly id: string
    readonly keptId: string
    readonly mergedId: string
    readonly choices: object
    readonly reason: string
    readonly by: string
    readonly at: Instant
  },
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('person_merges')
    .values({
      id: one.id,
      kept_id: one.keptId,
      merged_id: one.mergedId,
      choices: JSON.stringify(one.choices),
      reason: one.reason,
      proposed_by: one.by,
      proposed_at: one.at,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export const answerMerge = (
  tx: Tx,
  id: string,
  answer: {
    readonly status: 'confirmed' | 'declined'
    readonly by: string
    readonly at: Instant
    readonly before?: object | undefined
  },
) =>
  tx
    .updateTable('person_merges')
    .set({
      status: answer.status,
      answered_by: answer.by,
      answered_at: answer.at,
      before: answer.before === undefined ? null : JSON.stringify(answer.before),
    })
    .where('id', '=', id)
    .execute()

export const markUndone = (
  tx: Tx,
  id: string,
  undo: { readonly by: string; readonly at: Instant; readonly reason: string },
) =>
  tx
    .updateTable('person_merges')
    .set({ status: 'undone', undone_by: undo.by, undone_at: undo.at, undo_reason: undo.reason })
    .where('id', '=', id)
    .execute()

/** Held while the two become one: nobody ties or changes either in between. */
export const lockPersons = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('persons')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()

export const readNumberRows = async (tx: Tx, personIds: readonly string[]): Promise<NumberRow[]> =>
  (
    await tx
      .selectFrom('person_numbers')
      .select(['id', 'person_id', 'until_on', 'end_reason', 'ended_by'])
      .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
      .orderBy('id')
      .execute()
  ).map((row) => ({
    id: row.id,
    personId: row.person_id,
    untilOn: row.until_on,
    endReason: row.end_reason,
    endedBy: row.ended_by,
  }))

export const writeNumberRow = (tx: Tx, row: NumberRow) =>
  tx
    .updateTable('person_numbers')
    .set({ person_id: row.personId, until_on: row.untilOn, end_reason: row.endReason, ended_by: row.endedBy })
    .where('id', '=', row.id)
    .execute()

/** All relations of these entries, at either end, also those of the past. */
export const readTies = async (tx: Tx, ids: readonly string[]): Promise<TieRow[]> => {
  const any = sql<string>`any(${[...ids]}::uuid[])`
  const rows = await tx
    .selectFrom('relations')
    .select(['id', 'child_id', 'person_id', 'kind', 'until_on', 'set_aside_by'])
    .where((w) => w.or([w('child_id', '=', any), w('person_id', '=', any)]))
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    childId: row.child_id,
    personId: row.person_id,
    kind: row.kind,
    untilOn: row.until_on,
    setAsideBy: row.set_aside_by,
  }))
}

/** Where a relation leads; its days are not touched. */
export const writeTie = (tx: Tx, row: Pick<TieRow, 'id' | 'childId' | 'personId' | 'setAsideBy'>) =>
  tx
    .updateTable('relations')
    .set({ child_id: row.childId, person_id: row.personId, set_aside_by: row.setAsideBy })
    .where('id', '=', row.id)
    .execute()

export const readAliases = async (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('person_aliases')
    .select(['alias_id', 'person_id', 'merge_id'])
    .where((w) =>
      w.or([
        w('alias_id', '=', sql<string>`any(${[...ids]}::uuid[])`),
        w('person_id', '=', sql<string>`any(${[...ids]}::uuid[])`),
      ]),
    )
    .execute()

export const insertAlias = (
  tx: Tx,
  one: { readonly aliasId: string; readonly personId: string; readonly mergeId: string },
) =>
  tx
    .insertInto('person_aliases')
    .values({ alias_id: one.aliasId, person_id: one.personId, merge_id: one.mergeId })
    .execute()

export const leadAlias = (tx: Tx, aliasId: string, personId: string) =>
  tx.updateTable('person_aliases').set({ person_id: personId }).where('alias_id', '=', aliasId).execute()

export const deleteAlias = (tx: Tx, mergeId: string, aliasId: string) =>
  tx.deleteFrom('person_aliases').where('alias_id', '=', aliasId).where('merge_id', '=', mergeId).execute()

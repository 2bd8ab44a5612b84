import { sql } from 'kysely'
import type { Instant } from '#kernel/day.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { ConflictAnswer, ConflictGround } from './rules.ts'

const columns = [
  'id',
  'case_id',
  'worker_id',
  'ground',
  'words',
  'told_by',
  'told_at',
  'answer',
  'reasons',
  'answered_by',
  'answered_at',
  'exception_reason',
  'exception_by',
  'exception_at',
  'version',
] as const

/** The newest first. */
export const readConflictsOf = prepared((tx, caseId: string) =>
  tx
    .selectFrom('case_conflicts')
    .select(columns)
    .where('case_id', '=', caseId)
    .orderBy('told_at', 'desc')
    .orderBy('id', 'desc'),
)

export type ConflictRow = Awaited<ReturnType<typeof readConflictsOf>>[number]

/** What stands about some workers in a case: unanswered, or a conflict. */
export const readStanding = prepared((tx, caseId: string, workerIds: readonly string[]) =>
  tx
    .selectFrom('case_conflicts')
    .select(['worker_id', 'answer', 'exception_reason'])
    .where('case_id', '=', caseId)
    .where('worker_id', '=', sql<string>`any(${workerIds}::uuid[])`)
    .where((c) => c.or([c('answer', 'is', null), c('answer', '=', 'conflict')])),
)

/** What stands about anybody in some cases: unanswered, or a conflict. */
export const readStandings = (tx: Tx, caseIds: readonly string[]) =>
  tx
    .selectFrom('case_conflicts')
    .select(['case_id', 'worker_id', 'answer', 'exception_reason'])
    .where('case_id', '=', sql<string>`any(${caseIds}::uuid[])`)
    .where((c) => c.or([c('answer', 'is', null), c('answer', '=', 'conflict')]))
    .execute()

export const readConflict = (tx: Tx, id: string) =>
  tx.selectFrom('case_conflicts').select(columns).where('id', '=', id).executeTakeFirst()

/** False when the id is taken, or the worker has an open question or a conflict in the case already. */
export const insertConflict = async (
  tx: Tx,
  one: {
    readonly id: string
    readonly caseId: string
    readonly childId: string
    readonly workerId: string
    readonly ground: ConflictGround
    readonly words: string
    readonly by: string
    readonly at: Instant
  },
): Promise<boolean> => {
  const done = await tx
    .insertInto('case_conflicts')
    .values({
      id: one.id,
      case_id: one.caseId,
      child_id: one.childId,
      worker_id: one.workerId,
      ground: one.ground,
      words: one.words,
      told_by: one.by,
      told_at: one.at,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

type By = { readonly by: string; readonly at: Instant }

export const answerConflictRow = (
  tx: Tx,
  row: Pick<ConflictRow, 'id' | 'version'>,
  one: By & { readonly answer: ConflictAnswer; readonly reasons: string },
) =>
  tx
    .updateTable('case_conflicts')
    .set({
      answer: one.answer,
      reasons: one.reasons,
      answered_by: one.by,
      answered_at: one.at,
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute()

export const allowException = (
  tx: Tx,
  row: Pick<ConflictRow, 'id' | 'version'>,
  one: By & { readonly reason: string },
) =>
  tx
    .updateTable('case_conflicts')
    .set({
      exception_reason: one.reason,
      exception_by: one.by,
      exception_at: one.at,
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute()

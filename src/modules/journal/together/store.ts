import { sql } from 'kysely'
import { prepared } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** Who writes the note of a meeting together. `mayFinishIds`: those of them who were there when it began. */
export type NoteWriters = {
  readonly noteId: string
  readonly meetingId: string
  readonly childId: string
  readonly workerIds: readonly string[]
  readonly mayFinishIds: readonly string[]
}

const rowsOf = prepared((tx, noteIds: readonly string[]) =>
  tx
    .selectFrom('note_writers')
    .select(['note_id', 'worker_id', 'meeting_id', 'child_id', 'may_finish'])
    .where('note_id', '=', sql<string>`any(${noteIds}::uuid[])`)
    .orderBy('worker_id'),
)

/** For each of these notes that several write: who they are. A note that is not named is its author's alone. */
export const writersOfNotes = async (
  tx: Tx,
  noteIds: readonly string[],
): Promise<ReadonlyMap<string, NoteWriters>> => {
  if (noteIds.length === 0) return new Map()
  const byNote = Map.groupBy(await rowsOf(tx, noteIds), (row) => row.note_id)
  return new Map(
    [...byNote].flatMap(([noteId, rows]) => {
      const [first] = rows
      if (!first) return []
      const workerIds = rows.map((row) => row.worker_id)
      const mayFinishIds = rows.filter((row) => row.may_finish).map((row) => row.worker_id)
      const { meeting_id: meetingId, child_id: childId } = first
      return [[noteId, { noteId, meetingId, childId, workerIds, mayFinishIds }] as const]
    }),
  )
}

/** Those who write it from now on, and nobody of before. */
export const putWriters = async (tx: Tx, one: NoteWriters): Promise<void> => {
  await tx.deleteFrom('note_writers').where('note_id', '=', one.noteId).execute()
  await tx
    .insertInto('note_writers')
    .values(
      one.workerIds.map((workerId) => ({
        note_id: one.noteId,
        worker_id: workerId,
        meeting_id: one.meetingId,
        child_id: one.childId,
        may_finish: one.mayFinishIds.includes(workerId),
      })),
    )
    .execute()
}

/** Under whose name a draft waits in lists. */
export const setAuthor = async (tx: Tx, noteId: string, authorId: string): Promise<void> => {
  await tx
    .updateTable('note_drafts')
    .set({ author_id: authorId })
    .where('id', '=', noteId)
    // Asked at every tap: a row that is left alone waits for nobody who signs it just then.
    .where('author_id', '<>', authorId)
    .execute()
}

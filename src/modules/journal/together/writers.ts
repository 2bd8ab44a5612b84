import type { Tx } from '#platform/db/tenant.ts'
import { type NoteWriters, putWriters, setAuthor, writersOfNotes } from './store.ts'

/** Who is to write a meeting's note; the author is the one whose list it stands in when it is begun. */
export type Seated = NoteWriters & { readonly authorId: string }

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.toSorted().join(' ') === other.toSorted().join(' ')

/** The notes of a meeting are written by those who hold it now, whoever they were before. Writes only what has changed. */
export const seatWriters = async (tx: Tx, notes: readonly Seated[]): Promise<void> => {
  const before = await writersOfNotes(
    tx,
    notes.map(({ noteId }) => noteId),
  )
  for (const { authorId, ...one } of notes) {
    const was = before.get(one.noteId)
    const isAsBefore = was && same(was.workerIds, one.workerIds) && same(was.mayFinishIds, one.mayFinishIds)
    if (!isAsBefore) await putWriters(tx, one)
    await setAuthor(tx, one.noteId, authorId)
  }
}

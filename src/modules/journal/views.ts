import type { Tx } from '#platform/db/tenant.ts'
import type { NoteView } from './contract.ts'
import { notesBeside, type StoredNote } from './store.ts'

const plain = (note: StoredNote) => ({ ...note, participants: [...note.participants] })

/** Each note with its corrections and parties' views: one question for all of them. */
export const withBeside = async (tx: Tx, notes: readonly StoredNote[]): Promise<NoteView[]> => {
  const beside = await notesBeside(
    tx,
    notes.map((note) => note.id),
  )
  return notes.map((note) => ({
    ...plain(note),
    beside: beside.filter((one) => one.originalId === note.id).map(plain),
  }))
}

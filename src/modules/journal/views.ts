import type { Tx } from '#platform/db/tenant.ts'
import { ownAnswersOf } from '#modules/burden/index.ts'
import type { NoteView } from './contract.ts'
import { notesBeside, type StoredNote } from './store.ts'

type Own = Awaited<ReturnType<typeof ownAnswersOf>>

const plain = (note: StoredNote, own: Own) => ({
  ...note,
  participants: [...note.participants],
  writtenWith: [...note.writtenWith],
  own: own.get(note.id) ?? [],
})

/** Each note with its corrections and parties' views, and the answers to own fields: one question each for all of them. */
export const withBeside = async (tx: Tx, notes: readonly StoredNote[]): Promise<NoteView[]> => {
  const ids = notes.map((note) => note.id)
  const [beside, own] = await Promise.all([notesBeside(tx, ids), ownAnswersOf(tx, ids)])
  const ownBeside = await ownAnswersOf(
    tx,
    beside.map((note) => note.id),
  )
  return notes.map((note) => ({
    ...plain(note, own),
    beside: beside.filter((one) => one.originalId === note.id).map((one) => plain(one, ownBeside)),
  }))
}

import type { Day } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { DraftSummary, NoteView } from './contract.ts'
import { draftSummary } from './drafts.ts'
import { countTalks, isTalk } from './rules.ts'
import * as store from './store.ts'
import { withBeside } from './views.ts'

export { type LastContact, lastContacts } from './last-contacts.ts'
export { noteSigned } from './events.ts'
export { fileAsReceived, type ReceivedInformation } from './filed.ts'
export { fillDraft, signedAmong, viewBeside } from './from-meeting.ts'
export type { DerivedFacts } from './followed.ts'
export { canonicalNote, sharedTexts } from './rules.ts'
export { sharedNote } from './together/held.ts'
export { textsOfNote, writeNoteWords } from './together/project.ts'
export { seatWriters } from './together/writers.ts'
export type { DraftSummary, NoteView } from './contract.ts'

/** What a worker has begun and not signed, oldest first; `isOverdue` after 24 hours. Without the text. */
export const unsignedDrafts = async (
  ctx: Pick<Ctx, 'tx' | 'now'>,
  workerId: string,
): Promise<DraftSummary[]> =>
  (await store.ownDrafts(ctx.tx, workerId)).map((draft) => draftSummary(draft, ctx))

/** The newest signed notes of a child with what stands beside them. The caller has asked its policy about the child. */
export const newestNotes = async (
  ctx: Pick<Ctx, 'tx'>,
  childId: string,
  limit: number,
): Promise<NoteView[]> => withBeside(ctx.tx, await store.originalNotes(ctx.tx, { childId, limit }))

/** Signed notes with their event within [from, until), oldest first, for a document. */
export const notesForDocument = async (
  tx: Tx,
  childId: string,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<NoteView[]> => withBeside(tx, await store.notesBetween(tx, { childId, from, until }))

/** Signed notes with every correction and view that stands beside their originals: what quotes are held against. */
export const quotedNotes = async (
  tx: Tx,
  ids: readonly string[],
): Promise<{ readonly notes: readonly store.StoredNote[]; readonly beside: readonly store.StoredNote[] }> => {
  const notes = await store.notesById(tx, [...new Set(ids)])
  const originals = [...new Set(notes.map(({ id, originalId }) => originalId ?? id))]
  return { notes, beside: await store.notesBeside(tx, originals) }
}

/** A signed note of this child, or undefined. The caller has asked its policy about the child. */
export const signedNoteOf = (tx: Tx, childId: string, noteId: string) =>
  store.noteOfChild(tx, noteId, childId)

/** A signed note with what stands beside its original, for whoever follows a quote to its source. */
export const noteWithBeside = async (tx: Tx, noteId: string): Promise<NoteView | undefined> => {
  const [note] = await withBeside(tx, await store.notesById(tx, [noteId]))
  if (note === undefined || note.originalId === null) return note
  const [original] = await withBeside(tx, await store.notesById(tx, [note.originalId]))
  return { ...note, beside: original?.beside.filter(({ id }) => id !== noteId) ?? [] }
}

/** Every talk with a child by its day, as the last correction has it. The caller has asked its policy about the child. */
export const talksWithChild = async (
  tx: Tx,
  childId: string,
): Promise<readonly { readonly noteId: string; readonly on: Day; readonly childAlone: boolean }[]> =>
  (await store.notesAsCorrected(tx, childId)).flatMap((note) =>
    isTalk({ kind: note.kind, childAlone: note.child_alone })
      ? [{ noteId: note.id, on: note.event_on, childAlone: note.child_alone === true }]
      : [],
  )

/** SoL 3:2, 20:7: has anybody talked with the child, and alone? Counted from signed notes as their last correction has them. */
export const countTalksWithChild = async (tx: Tx, childId: string) => {
  const notes = await store.notesAsCorrected(tx, childId)
  return countTalks(
    notes.map((note) => ({ kind: note.kind, childAlone: note.child_alone, eventOn: note.event_on })),
  )
}

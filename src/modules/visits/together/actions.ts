import { Conflict, found, NotFound } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import type { Ctx } from '#platform/context.ts'
import { refuseInConflict } from '#modules/cases/index.ts'
import { sharedNote, sharedTexts, signedAmong, textsOfNote, writeNoteWords } from '#modules/journal/index.ts'
import { openShared, pullShared, pushShared, standing, tellHere } from '#modules/together/index.ts'
import { type Entered, enterVisit, loadVisit, mayHold } from '../enter.ts'
import { beginNote } from '../settle.ts'
import { lockVisit, type StoredNote } from '../store.ts'
import type { followNoteText, openNoteText, pullNoteText, pushNoteText, tellPlaceInNote } from './contract.ts'
import { seatNotes } from './notes.ts'

type At = { readonly visitId: string; readonly draftId: string }
type Held = { readonly entered: Entered; readonly note: StoredNote }

/** The note, for somebody who writes it: of those who may see the meeting only its workers do. */
const noteFor = (ctx: Pick<Ctx, 'actor'>, entered: Entered, draftId: string): StoredNote => {
  const note = found(entered.whole.notes.find((one) => one.draftId === draftId))
  if (!note.writerIds.includes(ctx.actor.workerId)) throw new NotFound()
  return note
}

const enter = async (ctx: Ctx, { visitId, draftId }: At): Promise<Held> => {
  const entered = await enterVisit(ctx, visitId, 'free')
  return { entered, note: noteFor(ctx, entered, draftId) }
}

const refuseBarred = async (ctx: Ctx, { entered, note }: Held): Promise<void> => {
  const child = entered.whole.children.find(({ childId }) => childId === note.childId)
  if (child) await refuseInConflict(ctx, child.caseId, 'work')
}

/** What is signed is written in no more. */
const refuseSigned = async (ctx: Pick<Ctx, 'tx'>, draftId: string): Promise<void> => {
  if ((await signedAmong(ctx.tx, [draftId])).has(draftId)) throw new Conflict('text_signed_meanwhile')
}

export const open = async (
  ctx: Ctx,
  { visitId, draftId, tabId }: InputOf<typeof openNoteText>,
): Promise<ReplyOf<typeof openNoteText>> => {
  const held = await enter(ctx, { visitId, draftId })
  await refuseBarred(ctx, held)
  await refuseSigned(ctx, draftId)
  await seatNotes(ctx, held.entered)
  // Asked again when it is this one's turn: the one before may have signed it, and a text would begin that nobody can end.
  const texts = async () => {
    await refuseSigned(ctx, draftId)
    return textsOfNote(ctx, draftId)
  }
  return openShared(ctx, sharedNote(draftId), { deviceId: tabId, texts })
}

export const pull = async (
  ctx: Ctx,
  { visitId, draftId, ...given }: InputOf<typeof pullNoteText>,
): Promise<ReplyOf<typeof pullNoteText>> => {
  const { entered } = await enter(ctx, { visitId, draftId })
  await refuseThrown(ctx, { entered, draftId, documentId: given.documentId })
  return pullShared(ctx, sharedNote(draftId), given)
}

type Text = { readonly entered: Entered; readonly draftId: string; readonly documentId: string }

/** A text that has ended without a signature was thrown away: whoever still has it open is told so, and keeps the words. */
const refuseThrown = async (ctx: Ctx, { entered, draftId, documentId }: Text): Promise<void> => {
  const { signedAt: endedAt } = await standing(ctx.tx, sharedNote(draftId), documentId)
  if (endedAt !== null && !entered.signed.has(draftId)) throw new Conflict('draft_gone')
}

/** Words before the first tap wait for it: both begin the note, one after the other. */
const heldToBegin = async (ctx: Ctx, at: At, held: Held): Promise<Held> => {
  if (held.note.filled !== undefined) return held
  await lockVisit(ctx.tx, at.visitId)
  const entered = await loadVisit(ctx, at.visitId)
  return { entered, note: noteFor(ctx, entered, at.draftId) }
}

const fields = (): Promise<readonly string[]> => Promise.resolve(sharedTexts)

export const push = async (
  ctx: Ctx,
  { visitId, draftId, ...given }: InputOf<typeof pushNoteText>,
): Promise<ReplyOf<typeof pushNoteText>> => {
  const seen = await enter(ctx, { visitId, draftId })
  await refuseBarred(ctx, seen)
  const { entered, note } = await heldToBegin(ctx, { visitId, draftId }, seen)
  const { documentId } = given
  await refuseThrown(ctx, { entered, draftId, documentId })
  const { seq, taken, changed } = await pushShared(ctx, sharedNote(draftId), { ...given, fields })
  const at = { noteId: draftId, documentId }
  if (changed.size > 0 && !(await writeNoteWords(ctx, at, changed))) {
    await refuseSigned(ctx, draftId)
    await beginNote(ctx, entered, note)
    await writeNoteWords(ctx, at, changed)
  }
  return { seq, taken, savedAt: ctx.now }
}

export const follow = async (
  ctx: Ctx,
  { visitId, draftId, documentId }: InputOf<typeof followNoteText>,
): Promise<ReplyOf<typeof followNoteText>> => {
  await refuseBarred(ctx, await enter(ctx, { visitId, draftId }))
  return { ...(await standing(ctx.tx, sharedNote(draftId), documentId)), mayWrite: true }
}

/** Where somebody's caret is: no row in the log for each of its steps, and nothing is read. The policy is asked all the same. */
export const tellWhere = async (
  ctx: Ctx,
  { visitId, draftId, ...where }: InputOf<typeof tellPlaceInNote>,
): Promise<ReplyOf<typeof tellPlaceInNote>> => {
  const entered = await loadVisit(ctx, visitId)
  if (!mayHold(ctx, entered)) throw new NotFound()
  await refuseBarred(ctx, { entered, note: noteFor(ctx, entered, draftId) })
  await tellHere(ctx, sharedNote(draftId), where)
  return {}
}

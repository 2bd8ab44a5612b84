import type { Ctx } from '#platform/context.ts'
import { freezeShared, rewriteShared, type SeedText } from '#modules/together/index.ts'
import { findColleague, workerNames } from '#modules/organisation/index.ts'
import { type Draft, type SharedText, sharedTexts, type Writer } from '../rules.ts'
import * as store from '../store.ts'
import { sharedNote } from './held.ts'

/** The words of a draft as its row has them, for the shared text to begin with: under the one who saved it last. */
export const textsOfNote = async (ctx: Ctx, noteId: string): Promise<SeedText[]> => {
  const draft = await store.draftOf(ctx.tx, noteId, 'free')
  if (!draft) return []
  return sharedTexts
    .map((field) => ({ field, text: draft[field], workerId: draft.savedBy }))
    .filter(({ text }) => text !== '')
}

const isSharedText = (field: string): field is SharedText => sharedTexts.some((one) => one === field)

/**
 * Writes what has changed in the shared text into the draft, in the same transaction: what is read and signed is always its
 * row. False when there is no draft yet: its meeting has not begun, or it was thrown away.
 */
export const writeNoteWords = async (
  ctx: Ctx,
  { noteId, documentId }: { readonly noteId: string; readonly documentId: string },
  changed: ReadonlyMap<string, string>,
): Promise<boolean> => {
  const draft = await store.draftOf(ctx.tx, noteId, 'locked')
  if (!draft) return false
  const words = Object.fromEntries([...changed].filter(([field]) => isSharedText(field)))
  await store.updateDraft(ctx.tx, {
    id: noteId,
    note: { ...draft, ...words },
    // No screen has the document's id for its own: a save by an older screen meets a conflict, and overwrites nothing.
    stamp: { revision: draft.revision + 1, tabId: documentId, tabSeq: 1 },
    savedAt: ctx.now,
    savedBy: ctx.actor.workerId,
  })
  return true
}

/** What was saved by another way than the shared text, as its smallest change: what a colleague has not sent yet is merged with it. */
export const shareSaved = (
  ctx: Ctx,
  noteId: string,
  given: { readonly [Part in SharedText]?: string | undefined },
): Promise<void> =>
  rewriteShared(
    ctx,
    sharedNote(noteId),
    new Map(sharedTexts.flatMap((field) => (given[field] === undefined ? [] : [[field, given[field]]]))),
  )

const writerOf = async (ctx: Ctx, workerId: string, names: ReadonlyMap<string, string>): Promise<Writer> => ({
  workerId,
  name: names.get(workerId) ?? '',
  title: (await findColleague(ctx, workerId))?.title ?? '',
})

/**
 * SOSFS 2014:5 ch. 4: a note says who wrote it. Ends the shared text and gives those besides the one who ends it whose words
 * stand in it. Where nobody had opened it: whoever saved it last.
 */
export const endShared = async (ctx: Ctx, draft: Draft): Promise<Writer[]> => {
  const frozen = await freezeShared(ctx, sharedNote(draft.id))
  // A note that a tap has begun stands in the name of whoever has the pen, before anybody has written in it.
  const saved = sharedTexts.some((field) => draft[field].trim() !== '') ? [draft.savedBy] : []
  const others = (frozen?.writers ?? saved).filter((workerId) => workerId !== ctx.actor.workerId)
  const names = await workerNames(ctx.tx, others)
  const writers = await Promise.all(others.map((workerId) => writerOf(ctx, workerId, names)))
  return writers.toSorted((a, b) => a.name.localeCompare(b.name, 'sv') || (a.workerId < b.workerId ? -1 : 1))
}

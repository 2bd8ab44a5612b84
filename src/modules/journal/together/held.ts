import { NotFound } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { type Owner, takeTurn } from '#modules/together/index.ts'
import { noteFacts } from '../facts.ts'
import type { NoteFacts } from '../policy.ts'
import type { Draft } from '../rules.ts'
import { draftOf, noteById } from '../store.ts'
import { type NoteWriters, writersOfNotes } from './store.ts'

/** The words of a meeting's note as a text that several write. */
export const sharedNote = (noteId: string): Owner => ({ kind: 'note', aboutId: noteId })

/** A draft as the one who asks has it. `shared`: it is a meeting's, and written together. */
export type HeldNote = { readonly draft: Draft | undefined; readonly shared: NoteWriters | undefined }

/**
 * The draft with this id, if the one who asks writes it: its author, or who holds the meeting that it is about. Somebody
 * else's is not there; a meeting's note of others is not found. Held, it waits for whoever else writes in it.
 */
export const heldNote = async (ctx: Ctx, id: string, hold: 'locked' | 'free'): Promise<HeldNote> => {
  const shared = (await writersOfNotes(ctx.tx, [id])).get(id)
  const me = ctx.actor.workerId
  if (!shared) {
    const draft = await draftOf(ctx.tx, id, hold)
    return { draft: draft?.authorId === me ? draft : undefined, shared }
  }
  if (!shared.workerIds.includes(me)) throw new NotFound()
  // Whoever writes in the shared text has its turn first, and the row then: in the same order here.
  if (hold === 'locked') await takeTurn(ctx, sharedNote(id))
  return { draft: await draftOf(ctx.tx, id, hold), shared }
}

/**
 * What the policy asks about a meeting's note: rights as they are now, and who was there when it began. What is signed is
 * finished (FL 27 §): from then on only who has the child is let in.
 */
export const sharedFacts = async (
  ctx: Ctx,
  { noteId, childId, mayFinishIds }: NoteWriters,
  draft: Draft | undefined,
): Promise<NoteFacts> => {
  const [facts, signed] = await Promise.all([
    noteFacts(ctx.tx, childId, { draftBy: null, isBeside: false }),
    draft ? undefined : noteById(ctx.tx, noteId),
  ])
  return { ...facts, heldBy: signed ? [] : mayFinishIds }
}

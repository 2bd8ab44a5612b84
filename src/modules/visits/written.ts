import type { Ctx } from '#platform/context.ts'
import { loadVisit } from './enter.ts'
import { settle } from './settle.ts'
import { lockVisit, visitOfNote } from './store.ts'

type Signed = { readonly noteId: string; readonly originalId: string | null }

/** The note of a meeting was signed: what those present held against it stands beside it from this moment (SoL 14:6). */
export const visitWritten = async (ctx: Ctx, { noteId, originalId }: Signed): Promise<void> => {
  if (originalId !== null) return
  const visitId = await visitOfNote(ctx.tx, noteId)
  if (visitId === undefined) return
  await lockVisit(ctx.tx, visitId)
  await settle(ctx, await loadVisit(ctx, visitId))
}

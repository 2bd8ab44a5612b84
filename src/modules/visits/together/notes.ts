import { type Ctx, newId } from '#platform/context.ts'
import { seatWriters } from '#modules/journal/index.ts'
import { type Entered, loadVisit } from '../enter.ts'
import { insertNotes } from '../store-write.ts'

/** The notes of the meeting are written by those who hold it now. From its beginning on each of them may finish them (FL 27). */
export const seatNotes = (ctx: Ctx, { whole }: Entered): Promise<void> => {
  const { visit, workers, notes } = whole
  const workerIds = workers.map(({ workerId }) => workerId)
  const mayFinishIds = visit.begunAt === null ? [] : workerIds
  return seatWriters(
    ctx.tx,
    notes
      .filter(({ isShared }) => isShared)
      .map(({ draftId, childId, authorId }) => ({
        noteId: draftId,
        meetingId: visit.id,
        childId,
        workerIds,
        mayFinishIds,
        authorId,
      })),
  )
}

/**
 * One note for each child that the meeting is about, whoever holds it: its id is the draft's, and the signed note's. To be
 * asked whenever the children or the workers of a meeting are others than before.
 */
export const giveNotes = async (ctx: Ctx, visitId: string): Promise<void> => {
  const { whole } = await loadVisit(ctx, visitId)
  const { children, workers, notes } = whole
  const pen = workers.find(({ role }) => role === 'write') ?? workers[0]
  if (!pen) return
  const without = children.filter(
    ({ childId }) => !notes.some((note) => note.isShared && note.childId === childId),
  )
  await insertNotes(
    ctx.tx,
    visitId,
    without.map(({ childId }) => ({ draftId: newId(ctx), childId, authorId: pen.workerId })),
  )
  await seatNotes(ctx, await loadVisit(ctx, visitId))
}

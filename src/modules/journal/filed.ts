import type { Day, Instant } from '#kernel/day.ts'
import { type Ctx, emit } from '#platform/context.ts'
import { hashOf } from './drafts.ts'
import { noteSigned } from './events.ts'
import type { SignedNote } from './rules.ts'
import { insertNote } from './store.ts'

export type ReceivedInformation = {
  readonly id: string
  readonly childId: string
  readonly eventOn: Day
  readonly writtenAt: Instant
  readonly happened: string
  /** What the child said, kept as the child's. */
  readonly childWords: string
}

/**
 * FL 27: information that came to the committee is written down in the child's journal, signed by the actor. The caller has asked
 * its own policy; whoever has the child now is told by the note itself.
 */
export const fileAsReceived = async (ctx: Ctx, given: ReceivedInformation): Promise<void> => {
  const { workerId, name, title } = ctx.actor
  const note: SignedNote = {
    id: given.id,
    childId: given.childId,
    caseId: null,
    reportChildId: null,
    kind: 'information_received',
    eventOn: given.eventOn,
    place: '',
    childAlone: null,
    participants: [],
    happened: given.happened,
    childWords: given.childWords,
    assessment: '',
    agreed: '',
    originalId: null,
    correctionReason: '',
    startedAt: given.writtenAt,
    signedAt: ctx.now,
    signedBy: workerId,
    signedName: name,
    signedTitle: title,
  }
  const hash = hashOf(note)
  await insertNote(ctx.tx, { ...note, hash })
  const { id: noteId, childId, kind, eventOn, signedAt, signedBy } = note
  await emit(ctx, noteSigned, {
    noteId,
    childId,
    caseId: null,
    kind,
    eventOn,
    childAlone: null,
    originalId: null,
    signedAt,
    signedBy,
    hash,
  })
}

import type { Packing } from '#kernel/offline.ts'
import { offlineText } from '#modules/together/web/offline.ts'
import { readVisitBasis, type VisitBasis } from '../../contract.ts'
import { followNoteText, openNoteText, pullNoteText, pushNoteText, tellPlaceInNote } from '../contract.ts'

/** The words of a meeting's note without a network. */
export const noteText = offlineText({
  open: openNoteText,
  pull: pullNoteText,
  push: pushNoteText,
  follow: followNoteText,
  tellPlace: tellPlaceInNote,
  ids: ['visitId', 'draftId'],
  childId: ({ visitId = '', draftId }, kept) =>
    kept.read(readVisitBasis, { visitId })?.notes.find((note) => note.draftId === draftId)?.childId ?? null,
})

/** Of a packed meeting: the words of each note that one writes, under a number of this device. */
export const packedNotes = ({ id, notes }: VisitBasis, deviceId: string): readonly Packing[] =>
  notes.flatMap(({ draftId, isMine, isSigned }) =>
    isMine && !isSigned ? [noteText.packing({ visitId: id, draftId }, deviceId)] : [],
  )

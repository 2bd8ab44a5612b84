import { copyInto } from '#modules/together/web/bag-copy.ts'
import type { InBag } from '#modules/together/web/bag-side.ts'
import { openOverCalls } from '#modules/together/web/over-calls.ts'
import type { Session } from '#modules/together/web/session.ts'
import { addressOf, call, isFromDevice, newKey } from '#web/call.ts'
import { followNoteText, openNoteText, pullNoteText, pushNoteText, tellPlaceInNote } from '../contract.ts'
import { noteText } from './offline.ts'

type InMeeting = { readonly visitId: string; readonly draftId: string }

/** Opens the words of a meeting's note for writing together. Throws CallError when they cannot be opened. */
export const openNote = async (note: InMeeting): Promise<Session> => {
  const open = () => call(openNoteText, { ...note, tabId: newKey() })
  const opened = await open()
  const { documentId, clientId } = opened
  const at = { ...note, documentId }
  const bag: InBag = {
    subject: noteText.subject(at),
    isItsNumber: isFromDevice(opened),
    ownNumber: async () => {
      const again = await open().catch(() => undefined)
      return again && !isFromDevice(again) && again.documentId === documentId ? again.clientId : undefined
    },
    keepCopy: (replica) => copyInto([noteText.copyOf(at, replica.copy())]),
  }
  return openOverCalls({
    documentId,
    clientId,
    bag,
    lineAddress: addressOf(followNoteText, at),
    push: (update, when, pen) => call(pushNoteText, { ...at, clientId: pen, update }, newKey(), when),
    pull: (given) => call(pullNoteText, { ...at, ...given }, newKey(), 'by itself'),
    follow: () => call(followNoteText, at, newKey(), 'by itself'),
    tellPlace: (place, pen) =>
      call(tellPlaceInNote, { ...at, clientId: pen, ...place }, newKey(), 'by itself'),
  })
}

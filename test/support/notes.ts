import type { z } from 'zod'
import { readDraft, saveDraft, signDraft } from '../../src/modules/journal/contract.ts'
import { type Login, newUuid, type Town } from './town.ts'

type Save = z.input<typeof saveDraft.input>

/** What a screen sends when somebody has written a little. */
export const someWords = (childId: string, some: Partial<Save> = {}): Save => ({
  draftId: newUuid(),
  childId,
  caseId: null,
  reportChildId: null,
  originalId: null,
  kind: 'phone_call',
  eventOn: '2026-11-20',
  place: '',
  childAlone: null,
  participants: [],
  happened: 'Läraren ringde om frånvaron.',
  childWords: '',
  assessment: '',
  correctionReason: '',
  revision: 0,
  tabId: newUuid(),
  tabSeq: 1,
  ...some,
})

/** Saves and signs in one go; gives the note's id. */
export const aSignedNote = async (
  town: Town,
  login: Login,
  childId: string,
  some: Partial<Save> = {},
): Promise<string> => {
  const words = someWords(childId, some)
  const { revision } = await town.call(login, saveDraft, words)
  const { noteId } = await town.call(login, signDraft, { draftId: words.draftId, revision })
  return noteId
}

export const draftOf = async (town: Town, login: Login, childId: string, draftId: string) =>
  (await town.call(login, readDraft, { childId, draftId })).draft

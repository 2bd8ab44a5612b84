import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type DraftAnswer, readDraft } from '#modules/journal/contract.ts'
import { lastSaveOf } from '#web/autosave.ts'
import { call, newKey } from '#web/call.ts'
import type { VisitView } from '../contract.ts'

export type NoteDraft = {
  readonly childId: string
  readonly caseId: string
  readonly draftId: string
  readonly answer: DraftAnswer
}

/** The own notes of a meeting, one for each child, read anew each time that they are shown: after their last save. */
export const useDrafts = (visit: VisitView) => {
  const [look] = useState(newKey)
  const mine = visit.children.flatMap(({ childId, caseId }) => {
    const note = visit.notes.find((one) => one.childId === childId && one.isMine)
    return note === undefined ? [] : [{ childId, caseId, draftId: note.draftId }]
  })
  return useQuery({
    queryKey: [readDraft.name, visit.id, look, mine.map(({ draftId }) => draftId).join(' ')],
    queryFn: () =>
      Promise.all(
        mine.map(async (note): Promise<NoteDraft> => {
          await lastSaveOf(note.draftId)
          return { ...note, answer: await call(readDraft, { childId: note.childId, draftId: note.draftId }) }
        }),
      ),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

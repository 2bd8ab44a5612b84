import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type DraftAnswer, readDraft } from '#modules/journal/contract.ts'
import type { Session } from '#modules/together/web/session.ts'
import { call, CallError, newKey } from '#web/call.ts'
import type { VisitView } from '../contract.ts'
import { openNote } from '../together/web/open-note.ts'

export type NoteDraft = {
  readonly childId: string
  readonly caseId: string
  readonly draftId: string
  readonly answer: DraftAnswer
  /** The words, as they are written together; undefined when the note is signed. */
  readonly session: Session | undefined
}

/** A colleague may sign in the moment in which it is opened. */
const openUnsigned = async (visitId: string, draftId: string): Promise<Session | undefined> => {
  try {
    return await openNote({ visitId, draftId })
  } catch (fault) {
    if (fault instanceof CallError && fault.code === 'text_signed_meanwhile') return undefined
    throw fault
  }
}

const noNotes: readonly NoteDraft[] = []

/** The notes of a meeting that one writes, one for each child, opened anew each time that they are shown. */
export const useDrafts = (visit: VisitView) => {
  const [look] = useState(newKey)
  const caseOf = new Map(visit.children.map(({ childId, caseId }) => [childId, caseId]))
  const mine = visit.notes.flatMap(({ childId, draftId, isMine }) => {
    const caseId = caseOf.get(childId)
    return isMine && caseId !== undefined ? [{ childId, caseId, draftId }] : []
  })
  const answer = useQuery({
    queryKey: [readDraft.name, visit.id, look, mine.map(({ draftId }) => draftId).join(' ')],
    queryFn: () =>
      Promise.all(
        mine.map(async (note): Promise<NoteDraft> => {
          const draft = await call(readDraft, { childId: note.childId, draftId: note.draftId })
          const session = draft.isSigned ? undefined : await openUnsigned(visit.id, note.draftId)
          return { ...note, answer: draft, session }
        }),
      ),
    // Not by an invalidation either: it would open the texts anew under the hands of the one who writes.
    staleTime: 'static',
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const notes = answer.data ?? noNotes
  useEffect(
    () => () => {
      for (const { session } of notes) void session?.end()
    },
    [notes],
  )
  return answer
}

/** Sends what is written here now. True when the server, or the bag, has every word of it. */
export const flushNotes = async (notes: readonly NoteDraft[]): Promise<boolean> => {
  const done = await Promise.all(notes.flatMap(({ session }) => session?.replica.flush() ?? []))
  return done.every(Boolean)
}

import { useRef, useState } from 'react'
import { type DraftView, readDraft, saveDraft } from '#modules/journal/contract.ts'
import type { Signable } from '#modules/journal/web/sign-dialog.tsx'
import { type Words, wordsOf } from '#modules/journal/web/words.ts'
import type { Session } from '#modules/together/web/session.ts'
import { useAutosave } from '#web/autosave.ts'
import { call, CallError, isFromDevice, newKey } from '#web/call.ts'
import type { NoteDraft } from '../../web/use-drafts.ts'

/** What is changed by hand of the event itself, and of the municipality's own fields. */
export type ChangedFacts = Partial<
  Pick<Words, 'kind' | 'eventOn' | 'place' | 'childAlone' | 'participants' | 'own'>
>

const sent = ({ participants, own, ...facts }: ChangedFacts) => ({
  ...facts,
  ...(participants === undefined ? {} : { participants: [...participants] }),
  ...(own === undefined ? {} : { own: { ...own } }),
})

/** What a note needs before it is signed or thrown away: every word and fact saved, and the draft as it is stored then. */
export const useSigning = (session: Session, { childId, caseId, draftId, answer }: NoteDraft) => {
  const [draft, setDraft] = useState<DraftView | null>(answer.draft)
  const revision = useRef(answer.draft?.revision ?? 0)
  const [saver, saving] = useAutosave<ChangedFacts>({
    name: draftId,
    revision: answer.draft?.revision ?? 0,
    send: (value, stamp, when) =>
      call(
        saveDraft,
        {
          draftId,
          childId,
          caseId,
          reportChildId: null,
          originalId: null,
          correctionReason: '',
          ...sent(value),
          ...stamp,
        },
        newKey(),
        when,
      ),
  })
  const [isDayReadable, setDayReadable] = useState(true)
  const changed = useRef<ChangedFacts>({})
  const change = (some: ChangedFacts): void => {
    changed.current = { ...changed.current, ...some }
    setDraft((was) => was && { ...was, ...sent(some) })
    saver.change(changed.current)
  }

  const isOnDevice = (): boolean => session.replica.state().kind === 'kept'
  /** True when the server, or the bag, has all of it. */
  const flush = async (): Promise<boolean> => {
    const isSettled = (await session.replica.flush()) || isOnDevice()
    return (await saver.flush()) && isSettled
  }
  /** The note as it would be signed; undefined while something is not saved. */
  const prepare = async (): Promise<Words | undefined> => {
    await session.replica.refresh()
    if (!(await flush())) return undefined
    try {
      const read = await call(readDraft, { childId, draftId })
      const { draft: stored } = read
      // Without a network the wish to sign waits behind the words; with one they must be with the server first.
      if (!stored || (isOnDevice() && !isFromDevice(read))) return undefined
      revision.current = stored.revision
      setDraft(stored)
      const { replica } = session
      return {
        ...wordsOf(stored),
        happened: replica.text('happened'),
        childWords: replica.text('childWords'),
        agreed: replica.text('agreed'),
        assessment: replica.text('assessment'),
      }
    } catch (fault) {
      if (fault instanceof CallError) return undefined
      throw fault
    }
  }
  const signable: Signable = {
    flush,
    revision: () => revision.current,
    stop: () => {
      saver.stop()
      session.replica.stop()
    },
  }
  /** A draft is thrown away as it is stored now. */
  const throwable: Signable = { ...signable, flush: async () => (await prepare()) !== undefined }
  return { draft, prepare, signable, facts: { change, saving, isDayReadable, setDayReadable, throwable } }
}

export type Facts = ReturnType<typeof useSigning>['facts']

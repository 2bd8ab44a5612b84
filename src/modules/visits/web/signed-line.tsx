import { useEffect, useRef } from 'react'
import { signDraft } from '#modules/journal/contract.ts'
import { useBag } from '#web/offline/state.ts'
import { Notice } from '#web/ui/notice.tsx'
import type { VisitView } from '../contract.ts'
import { useVisitText } from './use-visit.ts'

/** The wish to sign a note, while it lies on this device. */
const useWish = (draftId: string) =>
  useBag().waiting.find(
    ({ route, state, input }) =>
      route === signDraft.name &&
      input['draftId'] === draftId &&
      state !== 'received' &&
      state !== 'handed_in',
  )

/** Signatures about these notes that were not taken in: with each of them what stands in the note is read anew. */
export const useRefusedSignatures = (notes: VisitView['notes']): string =>
  useBag()
    .waiting.filter(
      ({ route, state, input }) =>
        route === signDraft.name &&
        state === 'needs_you' &&
        notes.some(({ draftId }) => draftId === input['draftId']),
    )
    .map(({ id }) => id)
    .join(' ')

/** Whether a signature waits here for the network: then the note is not locked yet. */
export const useIsSignedHere = (draftId: string): boolean => {
  const wish = useWish(draftId)
  return wish !== undefined && wish.state !== 'needs_you'
}

/** A refused wish whose note was signed after all is told so: the server answers it as done. */
const useEndStale = (draftId: string): void => {
  const wish = useWish(draftId)
  const asked = useRef<string>(undefined)
  const stale = wish?.state === 'needs_you' ? wish.id : undefined
  useEffect(() => {
    if (stale === undefined || asked.current === stale) return
    asked.current = stale
    const end = async (): Promise<void> => {
      const [{ askBag }, { sync }] = await Promise.all([
        import('#web/offline/client.ts'),
        import('#web/offline/start.ts'),
      ])
      await askBag('retry', stale).catch(() => undefined)
      await sync()
    }
    void end()
  }, [stale])
}

/** What is said of a note that is signed: locked, or on its way there. */
export const SignedLine = ({ draftId }: { readonly draftId: string }) => {
  const text = useVisitText().after
  useEndStale(draftId)
  return <p>{useIsSignedHere(draftId) ? text.signedHere : text.signedLead}</p>
}

/** A signature that was not taken in, since others had written too: what was seen is not what stands there now. */
export const RefusedSignature = ({ draftId }: { readonly draftId: string }) => {
  const text = useVisitText().after
  const wish = useWish(draftId)
  if (wish?.state !== 'needs_you') return null
  return (
    <Notice kind="warn" isNews title={text.notSigned}>
      {wish.fault?.message || text.signAgain}
    </Notice>
  )
}

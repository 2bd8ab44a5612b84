import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '#web/call.ts'
import { useLanguage, useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { faultWords } from '#web/ui/error-state.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { listOwnDrafts, throwDraft } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import type { Signable } from './sign-dialog.tsx'

type ThrowButtonProps = {
  readonly childId: string
  readonly draftId: string
  readonly saver: Signable
  /** False: nothing was written, so there is nothing to throw away. */
  readonly isStored: boolean
  /** Where to go then; the child's page when left out. */
  readonly goTo?: string
}

/** Throws the own draft away, after a question. */
export const ThrowButton = ({ childId, draftId, saver, isStored, goTo }: ThrowButtonProps) => {
  const text = useText({ sv, en })
  const language = useLanguage()
  const router = useRouter()
  const refresh = useRefresh()
  const toast = useToast()
  const [isAsking, setAsking] = useState(false)
  const [fault, setFault] = useState<unknown>()
  const throwAway = async (): Promise<void> => {
    // What is on its way is waited for: it must not arrive afterwards and bring the draft back.
    if (!(await saver.flush())) return setAsking(false)
    try {
      await call(throwDraft, { draftId, revision: saver.revision() })
    } catch (error) {
      return setFault(error)
    }
    saver.stop()
    toast(text.thrown.done)
    await refresh(listOwnDrafts)
    await router.navigate({ to: goTo ?? `/barn/${childId}` })
  }
  if (!isStored) return null
  return (
    <>
      <Button kind="bare" onPress={() => setAsking(true)}>
        {text.editor.throwAway}
      </Button>
      <Dialog
        title={text.thrown.title}
        kind="alert"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{text.thrown.no}</Button>
            <Button kind="danger" onPress={() => void throwAway()}>
              {text.thrown.yes}
            </Button>
          </>
        }
      >
        <p>{text.thrown.lead}</p>
        {fault !== undefined && <p className="fault">{faultWords(fault, language).advice}</p>}
      </Dialog>
    </>
  )
}

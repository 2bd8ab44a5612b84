import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { OwnAnswersToLock } from '#modules/burden/web/own-answers.tsx'
import type { Issue } from '#kernel/errors.ts'
import { call, CallError, isFromDevice } from '#web/call.ts'
import { useLanguage, useOwnText, useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { useSession } from '#web/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { faultWords } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { signDraft } from '../contract.ts'
import { missingBeforeSigning, seenOf, toSign } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { NoteWords } from './note-words.tsx'
import { useCtrlEnter } from './use-ctrl-enter.ts'
import type { Words } from './words.ts'

/** What keeps the words before they are signed. `flush`: true when every word is saved. */
export type Signable = {
  readonly flush: () => Promise<boolean>
  readonly revision: () => number
  readonly stop: () => void
}

type SignDialogProps = {
  readonly draftId: string
  readonly words: Words
  readonly saver: Signable
  /** Of a note that several write: what was seen is signed, whatever number it has. */
  readonly bySeen?: true
  readonly onSigned: () => void
  /** Where to go when it is signed; the child's page when left out. */
  readonly goTo?: string
  readonly onClose: () => void
  readonly onIssues: (issues: readonly Issue[]) => void
  /** Something is not saved yet; closed without a word when left out, as the page says it by itself. */
  readonly onUnsaved?: () => void
  /** Others have changed the note since it was shown: what stands now is to be fetched. */
  readonly onChanged?: () => Promise<unknown>
}

type Stage = 'asking' | 'saving' | 'signing'

/** Shows what will be locked, word for word, and locks it: first the last words to the disk, then the signature. */
export const SignDialog = (props: SignDialogProps) => {
  const { draftId, words, saver, bySeen, goTo, onSigned, onClose, onIssues } = props
  const { onUnsaved = onClose, onChanged } = props
  const text = useText({ sv, en }).confirm
  const language = useLanguage()
  const here = useOwnText().offline.signedHere
  const { worker } = useSession()
  const router = useRouter()
  const refresh = useRefresh()
  const toast = useToast()
  const [stage, setStage] = useState<Stage>('asking')
  const [fault, setFault] = useState<unknown>()

  const sign = async (): Promise<void> => {
    if (stage !== 'asking') return
    setFault(undefined)
    setStage('saving')
    if (!(await saver.flush())) {
      setStage('asking')
      return onUnsaved()
    }
    setStage('signing')
    let isHere = false
    try {
      const seen = bySeen ? { seen: { ...seenOf(words), own: { ...words.own } } } : {}
      const signed = await call(signDraft, { draftId, revision: saver.revision(), ...seen })
      isHere = isFromDevice(signed)
    } catch (error) {
      setStage('asking')
      if (error instanceof CallError && error.status === 400) return onIssues(missingOf(error, words))
      if (error instanceof CallError && error.code === 'note_changed_meanwhile') await onChanged?.()
      return setFault(error)
    }
    saver.stop()
    onSigned()
    toast(isHere ? here : text.done)
    await refresh()
    await router.navigate({ to: goTo ?? `/barn/${words.childId}` })
  }
  useCtrlEnter(() => void sign(), true)
  const said = fault === undefined ? undefined : faultWords(fault, language)
  const pendingText = stage === 'saving' ? text.saving : text.signing
  return (
    <Dialog
      title={text.title}
      kind="alert"
      width="wide"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            icon="lock"
            pending={stage !== 'asking'}
            pendingText={pendingText}
            onPress={() => void sign()}
          >
            {text.yes}
          </Button>
          <Button onPress={onClose}>{text.no}</Button>
        </>
      }
    >
      {said && (
        <Notice kind="danger" title={said.title} isNews>
          {said.advice}
        </Notice>
      )}
      <p>{text.lead}</p>
      <NoteWords note={toSign(words)} />
      {words.kind !== 'party_view' && <OwnAnswersToLock form="note" answers={words.own} />}
      <p className="soft">{text.as(worker.name, worker.title)}</p>
    </Dialog>
  )
}

const missingOf = (error: CallError, words: Words): Issue[] => {
  const own = missingBeforeSigning(words, words.eventOn)
  return own.length > 0
    ? own
    : error.issues.map(({ path }) => ({ path, code: path === 'eventOn' ? 'in_future' : 'required' }))
}

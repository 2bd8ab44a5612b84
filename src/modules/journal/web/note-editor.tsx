import { useRouter } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import type { Issue } from '#kernel/errors.ts'
import { issueText } from '#kernel/issue-text.ts'
import { OwnFields } from '#modules/burden/web/own-fields.tsx'
import { useAutosave } from '#web/autosave.ts'
import { fieldNamesOf } from '#web/burden/field-names.ts'
import { useMeter } from '#web/burden/use-meter.ts'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useLanguage, useText } from '#web/language.ts'
import { SaveLine } from '#web/save-line.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { FormContext } from '#web/ui/form-context.ts'
import { Kbd } from '#web/ui/kbd.tsx'
import { Page } from '#web/ui/page.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { type DraftAnswer, noteAddress, saveDraft } from '../contract.ts'
import { missingBeforeSigning } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { AboveNote, OriginalNote } from './about-note.tsx'
import { DraftConflict } from './draft-conflict.tsx'
import { EventFields, TextFields } from './note-fields.tsx'
import { SignDialog } from './sign-dialog.tsx'
import { ThrowButton } from './throw-button.tsx'
import { useCtrlEnter } from './use-ctrl-enter.ts'
import { firstWords, type readSearch, type Words, wordsOf } from './words.ts'

type NoteEditorProps = {
  readonly childId: string
  readonly draftId: string
  readonly search: ReturnType<typeof readSearch>
  readonly answer: DraftAnswer
}

const mutable = ({ own, ...words }: Words) => ({
  ...words,
  participants: [...words.participants],
  ...(Object.keys(own).length === 0 ? {} : { own }),
})

/** Sent along, never filled in. */
const stamped = {
  draftId: '',
  childId: '',
  caseId: '',
  reportChildId: '',
  originalId: '',
  revision: 0,
  tabId: '',
  tabSeq: 0,
}

const titleOf = (words: Words): 'note' | 'correction' | 'party_view' =>
  words.kind === 'party_view' ? 'party_view' : words.originalId === null ? 'note' : 'correction'

/** A page to write on. Everything is saved while one writes; signing asks once more, and locks. */
export const NoteEditor = ({ childId, draftId, search, answer }: NoteEditorProps) => {
  const text = useText({ sv, en })
  const language = useLanguage()
  const router = useRouter()
  const today = useToday()
  const { draft, original } = answer
  const [words, setWords] = useState<Words>(() =>
    draft ? wordsOf(draft) : firstWords({ childId, search, original, today }),
  )
  const [saver, state] = useAutosave<Words>({
    name: draftId,
    revision: draft?.revision ?? 0,
    send: (value, stamp, when) => call(saveDraft, { draftId, ...mutable(value), ...stamp }, newKey(), when),
  })
  const [issues, setIssues] = useState<readonly Issue[]>([])
  const [isDayReadable, setDayReadable] = useState(true)
  const [isSigning, setSigning] = useState(false)
  const [withChild, setWithChild] = useState(false)
  const [fieldsRound, setFieldsRound] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const meter = useMeter(form, { form: saveDraft.name, names: fieldNamesOf(saveDraft.input, stamped) })

  const told = useMemo(
    () => issues.map(({ path, code }) => ({ path, message: issueText(code, language) })),
    [issues, language],
  )
  const context = useMemo(
    () => ({
      faults: new Map(told.map(({ path, message }) => [path, message])),
      pending: false,
      settle: (name: string) => setIssues((was) => was.filter(({ path }) => path !== name)),
    }),
    [told],
  )

  const change = (some: Partial<Words>): void => {
    const next = { ...words, ...some }
    setWords(next)
    saver.change(next)
  }
  const askToSign = (): void => {
    const found = [
      ...(isDayReadable ? [] : [{ path: 'eventOn', code: 'not_a_day' }]),
      ...missingBeforeSigning(words, today),
    ]
    setIssues(found)
    setWithChild(false)
    if (found.length > 0) return
    // A correction that begins with the old words may be signed without a keystroke: it is stored first.
    if (state.kind === 'untouched' && draft === null) saver.change(words)
    setSigning(true)
  }
  // Not while the child reads along: the question shows the worker's assessment.
  useCtrlEnter(askToSign, !isSigning && !withChild)
  const conflict = state.kind === 'conflict' ? state.fault : undefined

  return (
    <Page
      title={text.editor.title[titleOf(words)]}
      tab={text.editor.tab}
      density={withChild ? 'roomy' : 'dense'}
      above={<AboveNote childId={childId} answer={answer} hidden={withChild} />}
      actions={
        <Button
          onPress={() => {
            setDayReadable(true)
            setWithChild((was) => !was)
          }}
        >
          {withChild ? text.editor.calmOff : text.editor.calm}
        </Button>
      }
      aside={original && !withChild ? <OriginalNote note={original} /> : undefined}
    >
      {conflict && (
        <DraftConflict
          fault={conflict}
          words={words}
          childId={childId}
          onTake={(taken, revision, at) => {
            setWords(taken)
            setFieldsRound((n) => n + 1)
            saver.yield(revision, at)
          }}
          onSettle={(chosen, revision) => {
            setWords(chosen)
            setFieldsRound((n) => n + 1)
            void saver.settle(revision, chosen)
          }}
          onAnew={() => {
            const id = newKey()
            saver.stop()
            void call(saveDraft, {
              draftId: id,
              ...mutable(words),
              revision: 0,
              tabId: newKey(),
              tabSeq: 1,
            }).then(() => router.history.replace(noteAddress({ childId, draftId: id })))
          }}
        />
      )}
      <form ref={form} className="form" noValidate onSubmit={(event) => event.preventDefault()}>
        {!withChild && <ErrorSummary issues={told} fault={undefined} kept={text.confirm.kept} form={form} />}
        <FormContext value={context}>
          {!withChild && (
            <EventFields key={fieldsRound} words={words} onChange={change} onDayReadable={setDayReadable} />
          )}
          <TextFields words={words} onChange={change} withChild={withChild} />
          {!withChild && words.kind !== 'party_view' && (
            <OwnFields form="note" answers={words.own} onChange={(own) => change({ own })} />
          )}
          {!withChild && titleOf(words) === 'correction' && (
            <TextArea
              name="correctionReason"
              label={text.editor.correctionReason}
              hint={text.editor.correctionHint}
              rows={2}
              value={words.correctionReason}
              onChange={(correctionReason) => change({ correctionReason })}
            />
          )}
        </FormContext>
        <div className="form-actions note-foot">
          {!withChild && (
            <>
              <Button kind="primary" icon="lock" onPress={askToSign}>
                {text.editor.sign} <Kbd keys={text.editor.signKeys} />
              </Button>
              <ThrowButton
                childId={childId}
                draftId={draftId}
                saver={saver}
                isStored={draft !== null || state.kind !== 'untouched'}
              />
            </>
          )}
          <SaveLine state={state} words={text.saving} untouched={text.saving.nothing} />
        </div>
      </form>
      {isSigning && (
        <SignDialog
          draftId={draftId}
          words={words}
          saver={saver}
          onSigned={() => meter.sent()}
          onClose={() => setSigning(false)}
          onIssues={(found) => {
            setSigning(false)
            setIssues(found)
          }}
        />
      )}
    </Page>
  )
}

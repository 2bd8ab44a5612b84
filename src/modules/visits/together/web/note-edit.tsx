import { useMemo } from 'react'
import type { Issue } from '#kernel/errors.ts'
import { issueText } from '#kernel/issue-text.ts'
import { OwnFields } from '#modules/burden/web/own-fields.tsx'
import { type DraftView, saveDraft, type SharedText } from '#modules/journal/contract.ts'
import { en as journalEn } from '#modules/journal/text.en.ts'
import { sv as journalSv } from '#modules/journal/text.sv.ts'
import { EventFields } from '#modules/journal/web/note-fields.tsx'
import { ThrowButton } from '#modules/journal/web/throw-button.tsx'
import { wordsOf } from '#modules/journal/web/words.ts'
import { SharedArea } from '#modules/together/web/shared-field.tsx'
import { Metered } from '#web/burden/metered.tsx'
import { useLanguage, useText } from '#web/language.ts'
import { SaveLine } from '#web/save-line.tsx'
import { Button } from '#web/ui/button.tsx'
import { FormContext } from '#web/ui/form-context.ts'
import type { NoteDraft } from '../../web/use-drafts.ts'
import { anchorOf, NoteSaveLine, useNoteText } from './note-fields.tsx'
import type { Facts } from './use-signing.ts'

const parts = ['happened', 'childWords', 'agreed', 'assessment'] as const satisfies readonly SharedText[]
const names = ['kind', 'eventOn', 'place', 'childAlone', 'participants', ...parts]

type NoteEditProps = {
  readonly note: NoteDraft
  readonly draft: DraftView | null
  readonly facts: Facts
  /** What keeps it from being signed. */
  readonly issues: readonly Issue[]
  readonly goTo: string
  readonly onDone: () => void
}

/** The note's words, written together, and what the house has filled in of the event, where that is wrong. */
export const NoteEdit = ({ note, draft, facts, issues, goTo, onDone }: NoteEditProps) => {
  const text = useNoteText()
  const journal = useText({ sv: journalSv, en: journalEn }).editor
  const language = useLanguage()
  const context = useMemo(
    () => ({
      // The words stand under a name of their own, since several notes may be open on one page.
      faults: new Map(
        issues.flatMap(({ path, code }) => {
          const message = issueText(code, language)
          return [[path, message] as const, [`${path}-${note.draftId}`, message] as const]
        }),
      ),
      pending: false,
      settle: () => undefined,
    }),
    [issues, language, note.draftId],
  )
  const about = {
    happened: { label: journal.happened.other.label, hint: journal.happened.other.hint, rows: 6 },
    childWords: { label: journal.childWords, hint: journal.childWordsHint, rows: 4 },
    agreed: { label: journal.agreed, hint: journal.agreedHint, rows: 3 },
    assessment: { label: text.fields.assessment, hint: journal.assessmentHint, rows: 4 },
  }
  return (
    <Metered route={saveDraft} names={names}>
      <form className="stack" noValidate onSubmit={(event) => event.preventDefault()}>
        <FormContext value={context}>
          {draft && (
            <EventFields
              words={wordsOf(draft)}
              onChange={facts.change}
              onDayReadable={facts.setDayReadable}
            />
          )}
          {parts.map((part) => (
            <div key={part} id={anchorOf(note.draftId, part)}>
              <SharedArea field={part} name={`${part}-${note.draftId}`} optional {...about[part]} />
            </div>
          ))}
          {draft && <OwnFields form="note" answers={draft.own} onChange={(own) => facts.change({ own })} />}
          <NoteSaveLine fields={parts} />
          {facts.saving.kind !== 'untouched' && facts.saving.kind !== 'saved' && (
            <SaveLine state={facts.saving} words={text.saved} />
          )}
          <div className="cluster">
            <Button onPress={onDone}>{text.done}</Button>
            <ThrowButton
              childId={note.childId}
              draftId={note.draftId}
              saver={facts.throwable}
              isStored={draft !== null}
              goTo={goTo}
            />
          </div>
        </FormContext>
      </form>
    </Metered>
  )
}

import { useEffect, useRef } from 'react'
import { z } from 'zod'
import { DraftView, saveDraft } from '#modules/journal/contract.ts'
import { en as journalEn } from '#modules/journal/text.en.ts'
import { sv as journalSv } from '#modules/journal/text.sv.ts'
import { DraftConflict } from '#modules/journal/web/draft-conflict.tsx'
import { type Words, wordsOf } from '#modules/journal/web/words.ts'
import { type Autosave, useAutosave } from '#web/autosave.ts'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { SaveLine } from '#web/save-line.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import type { VisitView } from '../contract.ts'
import type { NoteDraft } from './use-drafts.ts'
import { useVisitText } from './use-visit.ts'

/** What is typed during the meeting. The facts of the event are counted, and never sent by the screen. */
export type Typed = { readonly happened: string; readonly childWords: string; readonly agreed: string }

export const nothingTyped: Typed = { happened: '', childWords: '', agreed: '' }

export const typedIn = ({ answer }: NoteDraft): Typed =>
  answer.draft === null
    ? nothingTyped
    : {
        happened: answer.draft.happened,
        childWords: answer.draft.childWords,
        agreed: answer.draft.agreed,
      }

const Current = z.object({ current: DraftView })

const sameWords = (one: Typed, other: Typed): boolean =>
  one.happened === other.happened && one.childWords === other.childWords && one.agreed === other.agreed

type ChildNoteProps = {
  readonly visit: VisitView
  readonly note: NoteDraft
  readonly name: string
  readonly typed: Typed
  readonly onType: (some: Partial<Typed>) => void
  /** Hands up the saver, so that the end of the meeting can wait for the last word. */
  readonly onSaver: (childId: string, saver: Autosave<Typed>) => void
}

/** One child's own words, and the note that all that is typed goes into. Saved as it is typed. */
export const ChildNote = ({ visit, note, name, typed, onType, onSaver }: ChildNoteProps) => {
  const text = useVisitText().hold
  const journal = useText({ sv: journalSv, en: journalEn })
  const today = useToday()
  const { childId, caseId, draftId, answer } = note
  const [saver, state] = useAutosave<Typed>({
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
          assessment: answer.draft?.assessment ?? '',
          correctionReason: '',
          ...value,
          ...stamp,
          // Begun by the first tap; without network the first word may come before it.
          ...(stamp.revision > 0
            ? {}
            : { kind: visit.kind, eventOn: today, place: visit.place, childAlone: null, participants: [] }),
        },
        newKey(),
        when,
      ),
  })
  const known = useRef(typedIn(note))
  useEffect(() => onSaver(childId, saver), [childId, saver, onSaver])
  useEffect(() => {
    if (sameWords(known.current, typed)) return
    known.current = typed
    saver.change(typed)
  }, [saver, typed])

  const fault = state.kind === 'conflict' ? state.fault : undefined
  const current = fault && Current.safeParse(fault.details).data?.current
  const isOnlyFacts = current !== undefined && sameWords(current, typedIn(note))
  useEffect(() => {
    // The colleague's press changed the facts, and not a word: nobody needs to choose.
    if (isOnlyFacts && current) void saver.settle(current.revision, known.current)
  }, [isOnlyFacts, current, saver])

  const whole: Words | undefined = answer.draft ? { ...wordsOf(answer.draft), ...typed } : undefined
  const take = ({ happened, childWords, agreed }: Words): Typed => {
    const taken = { happened, childWords, agreed }
    known.current = taken
    onType(taken)
    return taken
  }
  return (
    <div className="stack">
      {fault && !isOnlyFacts && whole && (
        <DraftConflict
          fault={fault}
          words={whole}
          childId={childId}
          onTake={(words, revision, at) => {
            take(words)
            saver.yield(revision, at)
          }}
          onSettle={(words, revision) => void saver.settle(revision, take(words))}
          onAnew={() => undefined}
        />
      )}
      <TextArea
        name={`childWords-${childId}`}
        label={text.childWords(name)}
        hint={text.childWordsHint}
        rows={3}
        optional
        value={typed.childWords}
        onChange={(childWords) => onType({ childWords })}
      />
      <SaveLine state={state} words={journal.saving} untouched={journal.saving.nothing} />
    </div>
  )
}

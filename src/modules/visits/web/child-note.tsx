import { useMemo, useReducer, useEffect } from 'react'
import { SharedArea } from '#modules/together/web/shared-field.tsx'
import { Metered } from '#web/burden/metered.tsx'
import { useBag } from '#web/offline/state.ts'
import { useAct } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { saveDraft } from '#modules/journal/contract.ts'
import { readVisit, takeThePen, type VisitView } from '../contract.ts'
import {
  anchorOf,
  InNote,
  NoteNews,
  NoteSaveLine,
  useNameOf,
  useNoteText,
} from '../together/web/note-fields.tsx'
import { useMirror } from '../together/web/use-mirror.ts'
import { useShortNames } from './people-taps.tsx'
import { FaultLine } from './teller-line.tsx'
import type { NoteDraft } from './use-drafts.ts'
import { useVisitText } from './use-visit.ts'

/** What is typed during the meeting. The facts of the event are counted, and never sent by the screen. */
export type Typed = { readonly happened: string; readonly childWords: string; readonly agreed: string }

const typedIn = ({ answer, session }: NoteDraft): Typed => {
  const stored = answer.draft
  const text = (field: keyof Typed): string => session?.replica.text(field) ?? stored?.[field] ?? ''
  return { happened: text('happened'), childWords: text('childWords'), agreed: text('agreed') }
}

/** The words of each child's note as they stand now, also by a colleague's hand. */
export const useTyped = (notes: readonly NoteDraft[]): ReadonlyMap<string, Typed> => {
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  useEffect(() => {
    const docs = notes.flatMap(({ session }) => session?.replica.doc ?? [])
    for (const doc of docs) doc.on('update', redraw)
    return () => {
      for (const doc of docs) doc.off('update', redraw)
    }
  }, [notes])
  return new Map(notes.map((note) => [note.childId, typedIn(note)]))
}

const together = ['happened', 'agreed'] as const
const ofChild = ['childWords'] as const
const fieldsHere = [...ofChild, ...together]

type WordsProps = {
  readonly note: NoteDraft
  readonly name: string
  readonly isFirst: boolean
  readonly isOne: boolean
}

const ChildWords = ({ note, name, isFirst, isOne }: WordsProps) => {
  const text = useVisitText().hold
  const nameOf = useNameOf(note.draftId, isOne ? '' : name)
  return (
    <div className="stack">
      <NoteNews nameOf={nameOf} isFirst={isFirst} />
      <div id={anchorOf(note.draftId, 'childWords')}>
        <SharedArea
          field="childWords"
          name={`childWords-${note.childId}`}
          label={text.childWords(name)}
          hint={text.childWordsHint}
          rows={3}
          optional
        />
      </div>
      <NoteSaveLine fields={isOne ? [...ofChild, ...together] : ofChild} />
    </div>
  )
}

/** What happened and what was agreed: written once, for all the children of the meeting. */
const Together = ({ draftId, isOne }: { readonly draftId: string; readonly isOne: boolean }) => {
  const text = useVisitText().hold
  return (
    <>
      <div id={anchorOf(draftId, 'happened')}>
        <SharedArea
          field="happened"
          name="happened"
          label={text.happened}
          hint={text.happenedHint}
          rows={5}
          optional
        />
      </div>
      <div id={anchorOf(draftId, 'agreed')}>
        <SharedArea
          field="agreed"
          name="agreed"
          label={text.agreed}
          hint={text.agreedHint}
          rows={3}
          optional
        />
      </div>
      {!isOne && <NoteSaveLine fields={together} />}
    </>
  )
}

/** Who signs: said when two write, with one press to be the one. */
const WhoSigns = ({ visit }: { readonly visit: VisitView }) => {
  const text = useNoteText()
  const takePen = useAct(takeThePen, { refresh: [readVisit] })
  const writer = visit.workers.find(({ role }) => role === 'write')
  const { isReached } = useBag()
  if (visit.workers.length < 2 || visit.can.write || !writer) return null
  return (
    <>
      <FaultLine fault={takePen.fault} />
      <p className="cluster">
        <span className="soft">{text.together(writer.name)}</span>
        {isReached && (
          <Button
            kind="bare"
            icon="pen"
            pending={takePen.pending}
            onPress={() => takePen.run({ visitId: visit.id })}
          >
            {text.iSign}
          </Button>
        )}
      </p>
    </>
  )
}

type MeetingNotesProps = { readonly visit: VisitView; readonly notes: readonly NoteDraft[] }

/** The words of the meeting, written by all who hold it: each child's own, and what is about all of them. */
export const MeetingNotes = ({ visit, notes }: MeetingNotesProps) => {
  const text = useVisitText().hold
  const short = useShortNames(visit)
  const open = useMemo(
    () => notes.flatMap(({ session, ...note }) => (session ? [{ ...note, session }] : [])),
    [notes],
  )
  const sessions = useMemo(() => open.map(({ session }) => session), [open])
  useMirror(sessions, together)
  const [first] = open
  const isOne = open.length === 1
  if (!first) return null
  return (
    <Metered route={saveDraft} names={fieldsHere}>
      <div className="stack meeting-notes">
        <WhoSigns visit={visit} />
        {open.map((note) => (
          <InNote key={note.draftId} session={note.session}>
            <ChildWords
              note={note}
              name={short(note.childId)}
              isFirst={note.draftId === first.draftId}
              isOne={isOne}
            />
          </InNote>
        ))}
        {!isOne && <p className="soft">{text.shared}</p>}
        <InNote session={first.session}>
          <Together draftId={first.draftId} isOne={isOne} />
        </InNote>
      </div>{' '}
    </Metered>
  )
}

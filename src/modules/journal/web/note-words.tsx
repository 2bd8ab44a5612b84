import './journal.css'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { aloneInNote, type NoteText } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type NoteWordsProps = {
  readonly note: Pick<
    NoteText,
    | 'kind'
    | 'eventOn'
    | 'place'
    | 'childAlone'
    | 'participants'
    | 'happened'
    | 'childWords'
    | 'assessment'
    | 'agreed'
  >
  /** A list shows kind, day and "alone" in its own place; beside an original the kind is said. */
  readonly heading?: 'full' | 'day' | 'none'
}

const Part = ({ label, children }: { readonly label: string; readonly children: string }) => (
  <div className="note-part">
    {label !== '' && <p className="soft">{label}</p>}
    <p className="note-text">{children}</p>
  </div>
)

/** The words of a note as they are locked: facts, the child's own words and the assessment never run together. */
export const NoteWords = ({ note, heading = 'full' }: NoteWordsProps) => {
  const text = useText({ sv, en })
  const format = useFormat()
  const facts = [
    ...(heading === 'full' ? [text.kinds[note.kind]] : []),
    ...(heading === 'none' ? [] : [format.day(note.eventOn)]),
    ...(aloneInNote(note) !== null && !(heading === 'none' && note.childAlone)
      ? [note.childAlone ? text.confirm.alone : text.confirm.notAlone]
      : []),
    ...(note.place.trim() === '' ? [] : [note.place]),
    ...(note.participants.length === 0
      ? []
      : [text.list.participants(note.participants.map((one) => one.trim()).join(', '))]),
  ]
  return (
    <div className="note-words">
      {facts.length > 0 && <p className="soft">{facts.join(' · ')}</p>}
      {note.happened.trim() !== '' && (
        <Part label={note.kind === 'party_view' ? '' : text.list.happened}>{note.happened}</Part>
      )}
      {note.childWords.trim() !== '' && (
        <div className="note-part">
          <p className="soft">{text.list.childWords}</p>
          <blockquote className="note-text">{note.childWords}</blockquote>
        </div>
      )}
      {note.agreed.trim() !== '' && <Part label={text.list.agreed}>{note.agreed}</Part>}
      {note.assessment.trim() !== '' && <Part label={text.list.assessment}>{note.assessment}</Part>}
    </div>
  )
}

import { OwnAnswersShown } from '#modules/burden/web/own-answers.tsx'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import type { NoteView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { NoteWords } from './note-words.tsx'

type Beside = NoteView['beside'][number]

/** Who locked the words, as what, when; and who else wrote them (SOSFS 2014:5). */
export const SignedBy = ({ note }: { readonly note: Beside }) => {
  const text = useText({ sv, en }).list
  const format = useFormat()
  return (
    <p className="soft">
      {text.signed(note.signedName, note.signedTitle, format.moment(note.signedAt))}
      {note.writtenWith.length > 0 && `. ${text.writtenWith(note.writtenWith)}`}
    </p>
  )
}

/** A correction or a party's view, beside the words that it is about. */
export const BesideNote = ({ note }: { readonly note: Beside }) => {
  const text = useText({ sv, en }).list
  const isView = note.kind === 'party_view'
  return (
    <div className="note-words">
      <p>
        <b>{isView ? text.partyView : text.correction}</b>{' '}
        <span className="soft">{isView ? text.partyViewLaw : text.correctionLaw}</span>
      </p>
      {!isView && (
        <p>
          {text.reason}: {note.correctionReason}
        </p>
      )}
      <NoteWords note={note} heading={isView ? 'day' : 'full'} />
      <OwnAnswersShown answers={note.own} />
      <SignedBy note={note} />
    </div>
  )
}

import { useText } from '#web/language.ts'
import { Link } from '#web/ui/link.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import type { DraftAnswer, NoteView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { BesideNote } from './beside-note.tsx'
import { NoteWords } from './note-words.tsx'

type AboveProps = {
  readonly childId: string
  readonly answer: DraftAnswer
  /** While the child reads along, no stamp and no way out of the page. */
  readonly hidden: boolean
}

/** Whom the note is about. */
export const AboveNote = ({ childId, answer, hidden }: AboveProps) => {
  const text = useText({ sv, en }).editor
  if (hidden) return null
  const { childName, protection } = answer
  return (
    <>
      <Link to={`/barn/${childId}`}>{text.about(childName)}</Link>
      <Protected level={protection} />
    </>
  )
}

/** The signed note that is corrected or answered, in the margin beside the new one. */
export const OriginalNote = ({ note }: { readonly note: NoteView }) => {
  const text = useText({ sv, en })
  return (
    <Section title={text.editor.original}>
      <NoteWords note={note} />
      {note.beside.map((one) => (
        <BesideNote key={one.id} note={one} />
      ))}
    </Section>
  )
}

import { BesideNote, SignedBy } from '#modules/journal/web/beside-note.tsx'
import { NoteWords } from '#modules/journal/web/note-words.tsx'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { readSource } from '../parts/contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type SourceDialogProps = {
  readonly investigationId: string
  readonly quoteId: string
  readonly onClose: () => void
}

/** The signed note that a quote is from, whole, with what stands beside it. */
export const SourceDialog = ({ investigationId, quoteId, onClose }: SourceDialogProps) => {
  const text = useText({ sv, en }).quote
  const answer = useCall(readSource, { investigationId, quoteId })
  return (
    <Dialog
      title={text.sourceTitle}
      isOpen
      width="wide"
      onClose={onClose}
      actions={<Button onPress={onClose}>{text.close}</Button>}
    >
      <Loaded answer={answer}>
        {({ note, quote }) => (
          <div className="stack">
            <p className="soft">{text.quoted}</p>
            <blockquote className="assessment-quote">{quote.body}</blockquote>
            <p className="soft">{text.whole}</p>
            <NoteWords note={note} />
            <SignedBy note={note} />
            {note.beside.map((one) => (
              <BesideNote key={one.id} note={one} />
            ))}
          </div>
        )}
      </Loaded>
    </Dialog>
  )
}

import { useState } from 'react'
import { noteAddress, saveDraft } from '#modules/journal/contract.ts'
import { NoteWords } from '#modules/journal/web/note-words.tsx'
import { SignDialog } from '#modules/journal/web/sign-dialog.tsx'
import { type Words, wordsOf } from '#modules/journal/web/words.ts'
import { missingBeforeSigning } from '#modules/journal/contract.ts'
import { useAutosave } from '#web/autosave.ts'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useRefresh } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/section.tsx'
import { readVisit, type VisitView } from '../contract.ts'
import type { NoteDraft } from './use-drafts.ts'
import { useVisitText } from './use-visit.ts'

type NoteReadyProps = { readonly visit: VisitView; readonly note: NoteDraft }
type DraftProps = NoteReadyProps & {
  readonly words: Words
  readonly revision: number
  readonly isFirst: boolean
}

const viewsAbout = (visit: VisitView, childId: string) =>
  visit.course.views.filter((one) => one.childId === childId && !one.agrees)

/** The note as it will be locked, with what stands beside it, and the signature. */
const Draft = ({ visit, note, words, revision, isFirst }: DraftProps) => {
  const text = useVisitText().after
  const today = useToday()
  const refresh = useRefresh()
  const [isSigning, setSigning] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const [saver] = useAutosave<Words>({
    name: note.draftId,
    revision,
    send: (value, stamp) =>
      call(
        saveDraft,
        {
          draftId: note.draftId,
          ...value,
          participants: [...value.participants],
          own: { ...value.own },
          ...stamp,
        },
        newKey(),
      ),
  })
  const change = noteAddress({ childId: note.childId, draftId: note.draftId })
  const against = viewsAbout(visit, note.childId)
  return (
    <>
      <NoteWords note={words} />
      {against.length > 0 && (
        <div className="note-part">
          <p className="soft">{text.beside}</p>
          {against.map((view) => (
            <div key={view.id} className="note-part">
              <p className="soft">{visit.seats.find(({ id }) => id === view.who)?.name}</p>
              <blockquote className="note-text">{view.words}</blockquote>
            </div>
          ))}
        </div>
      )}
      {isMissing && (
        <Notice kind="warn" isNews>
          {text.missing}
        </Notice>
      )}
      <div className="visit-acts">
        <Button
          kind={isFirst ? 'primary' : 'quiet'}
          icon="lock"
          onPress={() =>
            missingBeforeSigning(words, today).length > 0 ? setMissing(true) : setSigning(true)
          }
        >
          {text.sign}
        </Button>
        <LinkButton to={change} icon="pen">
          {text.change}
        </LinkButton>
      </div>
      {isSigning && (
        <SignDialog
          draftId={note.draftId}
          words={words}
          saver={saver}
          goTo={`/moten/${visit.id}`}
          onSigned={() => void refresh(readVisit)}
          onClose={() => setSigning(false)}
          onIssues={() => {
            setSigning(false)
            setMissing(true)
          }}
        />
      )}
    </>
  )
}

/** One child's note after the meeting: ready to sign, or signed. */
export const NoteReady = ({ visit, note, isFirst }: NoteReadyProps & { readonly isFirst: boolean }) => {
  const text = useVisitText().after
  const child = visit.children.find(({ childId }) => childId === note.childId)
  const isSigned = visit.notes.some(({ draftId, isSigned: done }) => draftId === note.draftId && done)
  const { draft } = note.answer
  return (
    <Section
      title={text.note(child?.name ?? '')}
      actions={<Badge tone={isSigned ? 'done' : 'accent'}>{isSigned ? text.signed : text.ready}</Badge>}
    >
      {isSigned && <p>{text.signedLead}</p>}
      {!isSigned && draft && (
        <Draft visit={visit} note={note} words={wordsOf(draft)} revision={draft.revision} isFirst={isFirst} />
      )}
    </Section>
  )
}

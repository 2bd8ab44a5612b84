import { useEffect, useReducer, useState } from 'react'
import type { Issue } from '#kernel/errors.ts'
import type { DraftView } from '#modules/journal/contract.ts'
import { missingBeforeSigning } from '#modules/journal/contract.ts'
import { NoteWords } from '#modules/journal/web/note-words.tsx'
import { SignDialog } from '#modules/journal/web/sign-dialog.tsx'
import { type Words, wordsOf } from '#modules/journal/web/words.ts'
import { useTogether } from '#modules/together/web/context.ts'
import { ClosedNotice } from '#modules/together/web/shared-notices.tsx'
import type { Session } from '#modules/together/web/session.ts'
import { useToday } from '#web/clock.ts'
import { useRefresh } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/section.tsx'
import { readVisit, type VisitView } from '../contract.ts'
import { NoteEdit } from '../together/web/note-edit.tsx'
import { InNote, NoteNews, useNameOf, useNoteText } from '../together/web/note-fields.tsx'
import { useSigning } from '../together/web/use-signing.ts'
import { RefusedSignature, SignedLine, useIsSignedHere } from './signed-line.tsx'
import type { NoteDraft } from './use-drafts.ts'
import { useVisitText } from './use-visit.ts'

type NoteReadyProps = { readonly visit: VisitView; readonly note: NoteDraft }

const viewsAbout = (visit: VisitView, childId: string) =>
  visit.course.views.filter((one) => one.childId === childId && !one.agrees)

/** The words as they stand now, also by a colleague's hand. */
const useWords = ({ replica }: Session, draft: DraftView | null): Words | undefined => {
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  useEffect(() => {
    replica.doc.on('update', redraw)
    return () => replica.doc.off('update', redraw)
  }, [replica])
  if (!draft) return undefined
  return {
    ...wordsOf(draft),
    happened: replica.text('happened'),
    childWords: replica.text('childWords'),
    agreed: replica.text('agreed'),
    assessment: replica.text('assessment'),
  }
}

/** What stands beside the note from its signature on (SoL 14:6). */
const Against = ({ visit, note }: NoteReadyProps) => {
  const text = useVisitText().after
  const against = viewsAbout(visit, note.childId)
  if (against.length === 0) return null
  return (
    <div className="note-part">
      <p className="soft">{text.beside}</p>
      {against.map((view) => (
        <div key={view.id} className="note-part">
          <p className="soft">{visit.seats.find(({ id }) => id === view.who)?.name}</p>
          <blockquote className="note-text">{view.words}</blockquote>
        </div>
      ))}
    </div>
  )
}

type OpenProps = NoteReadyProps & { readonly session: Session; readonly isFirst: boolean }

/** The note as it will be locked, with what stands beside it, and the signature. */
const OpenNote = ({ visit, note, session, isFirst }: OpenProps) => {
  const text = useVisitText().after
  const own = useNoteText()
  const today = useToday()
  const refresh = useRefresh()
  const nameOf = useNameOf(note.draftId)
  const closed = useTogether('closed')
  const signing = useSigning(session, note)
  const words = useWords(session, signing.draft)
  const [isEditing, setEditing] = useState(note.answer.draft === null)
  // As it stood when it was asked for: what a colleague writes under the eyes of the one who reads is not signed unread.
  const [read, setRead] = useState<Words>()
  const [issues, setIssues] = useState<readonly Issue[]>([])
  const [said, setSaid] = useState<'missing' | 'notSettled'>()
  const [isEnded, setEnded] = useState(false)
  const writer = visit.workers.find(({ role }) => role === 'write')
  useEffect(() => {
    // The colleague has signed it, or thrown it away: the meeting says which.
    if (closed?.why === 'signed') void refresh(readVisit).then(() => setEnded(true))
  }, [closed, refresh])

  const tellMissing = (found: readonly Issue[]): void => {
    setIssues(found)
    setRead(undefined)
    setEditing(true)
    setSaid('missing')
  }
  const askToSign = async (): Promise<void> => {
    setSaid(undefined)
    setIssues([])
    const ready = await signing.prepare()
    if (!ready) return setSaid('notSettled')
    const found = [
      ...(signing.facts.isDayReadable ? [] : [{ path: 'eventOn', code: 'not_a_day' }]),
      ...missingBeforeSigning(ready, today),
    ]
    if (found.length > 0) return tellMissing(found)
    setEditing(false)
    setRead(ready)
  }
  const readAnew = async (): Promise<void> => {
    const ready = await signing.prepare()
    if (ready) setRead(ready)
  }
  if (closed?.why === 'signed') return isEnded ? <Notice kind="warn">{own.thrown}</Notice> : null
  return (
    <>
      <NoteNews nameOf={nameOf} isFirst />
      {isEditing ? (
        <NoteEdit
          note={note}
          draft={signing.draft}
          facts={signing.facts}
          issues={issues}
          onDone={() => {
            void signing.prepare()
            setEditing(false)
          }}
          goTo={`/moten/${visit.id}`}
        />
      ) : (
        words && <NoteWords note={words} />
      )}
      <Against visit={visit} note={note} />
      {said && (
        <Notice kind="warn" isNews>
          {said === 'missing' ? text.missing : own[said]}
        </Notice>
      )}
      {!visit.can.write && writer && <p className="soft">{own.either(writer.name)}</p>}
      <div className="visit-acts">
        <Button
          kind={isFirst && visit.can.write ? 'primary' : 'quiet'}
          icon="lock"
          onPress={() => void askToSign()}
        >
          {text.sign}
        </Button>
        {!isEditing && (
          <Button icon="pen" onPress={() => setEditing(true)}>
            {text.change}
          </Button>
        )}
      </div>
      {read && (
        <SignDialog
          draftId={note.draftId}
          words={read}
          saver={signing.signable}
          bySeen
          goTo={`/moten/${visit.id}`}
          onSigned={() => void refresh(readVisit)}
          onClose={() => setRead(undefined)}
          onUnsaved={() => {
            setRead(undefined)
            setSaid('notSettled')
          }}
          onChanged={readAnew}
          onIssues={tellMissing}
        />
      )}
    </>
  )
}

/** The colleague signed while one wrote: what did not come along can be copied. */
const Late = ({ note }: { readonly note: NoteDraft }) => {
  const nameOf = useNameOf(note.draftId)
  return <ClosedNotice nameOf={nameOf} />
}

/** One child's note after the meeting: ready to sign, or signed. */
export const NoteReady = ({ visit, note, isFirst }: NoteReadyProps & { readonly isFirst: boolean }) => {
  const text = useVisitText().after
  const child = visit.children.find(({ childId }) => childId === note.childId)
  const isSigned = visit.notes.some(({ draftId, isSigned: done }) => draftId === note.draftId && done)
  const isHere = useIsSignedHere(note.draftId)
  const standing = isSigned ? (isHere ? text.signing : text.signed) : text.ready
  const { session } = note
  const isLate = isSigned && session !== undefined && session.replica.unsent().length > 0
  return (
    <Section
      title={text.note(child?.name ?? '')}
      actions={<Badge tone={isSigned && !isHere ? 'done' : 'accent'}>{standing}</Badge>}
    >
      {isSigned ? <SignedLine draftId={note.draftId} /> : <RefusedSignature draftId={note.draftId} />}
      {session && (
        <InNote session={session}>
          {isLate && <Late note={note} />}
          {!isSigned && <OpenNote visit={visit} note={note} session={session} isFirst={isFirst} />}
        </InNote>
      )}
    </Section>
  )
}

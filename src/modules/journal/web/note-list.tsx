import './journal.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { OwnAnswersShown } from '#modules/burden/web/own-answers.tsx'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Timeline, type TimelineItem } from '#web/ui/timeline.tsx'
import { listNotes, noteAddress, type NoteView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { BesideNote, SignedBy } from './beside-note.tsx'
import { NoteWords } from './note-words.tsx'
import { OwnDrafts } from './own-drafts.tsx'
import { WriteNote } from './write-note.tsx'

type Cursor = { readonly beforeOn: string; readonly beforeId: string }

const firstPage = (): Cursor | undefined => undefined

const useNotes = (childId: string) =>
  useInfiniteQuery({
    queryKey: [listNotes.name, { childId }],
    queryFn: ({ pageParam }) => call(listNotes, { childId, ...pageParam }),
    initialPageParam: firstPage(),
    getNextPageParam: (page) => page.next ?? undefined,
  })

const NoteActs = ({ note }: { readonly note: NoteView }) => {
  const text = useText({ sv, en }).list
  const router = useRouter()
  const write = (kind?: 'party_view'): void =>
    router.history.push(
      noteAddress({
        childId: note.childId,
        draftId: newKey(),
        originalId: note.id,
        ...(kind === undefined ? {} : { kind }),
      }),
    )
  return (
    <p className="cluster">
      <Button kind="bare" onPress={() => write()}>
        {text.correct}
      </Button>
      <Button kind="bare" onPress={() => write('party_view')}>
        {text.addView}
      </Button>
    </p>
  )
}

const NoteBody = ({ note, mayCorrect }: { readonly note: NoteView; readonly mayCorrect: boolean }) => (
  <>
    <div className="note-beside">
      <div className="note-words">
        <NoteWords note={note} heading="none" />
        <OwnAnswersShown answers={note.own} />
        <SignedBy note={note} />
      </div>
      {note.beside.map((one) => (
        <BesideNote key={one.id} note={one} />
      ))}
    </div>
    {mayCorrect && <NoteActs note={note} />}
  </>
)

const useItem = () => {
  const text = useText({ sv, en })
  const format = useFormat()
  const today = useToday()
  return (note: NoteView, mayCorrect: boolean): TimelineItem => {
    const corrected = note.beside.findLast(({ kind }) => kind !== 'party_view')
    return {
      key: note.id,
      at: note.eventOn,
      when: format.shortDay(note.eventOn, today),
      title: (
        <span className="cluster">
          <b>{text.kinds[note.kind]}</b>
          {note.childAlone === true && <Badge tone="accent">{text.list.alone}</Badge>}
          {corrected && <Badge>{text.list.corrected}</Badge>}
        </span>
      ),
      children: <NoteBody note={note} mayCorrect={mayCorrect} />,
    }
  }
}

type NoteListProps = {
  readonly childId: string
  /** New notes belong to this case or report. */
  readonly caseId?: string | undefined
  readonly reportChildId?: string | undefined
}

/** The journal of a child: own drafts first, then what is signed, the newest event first, corrections beside the original. */
export const NoteList = ({ childId, caseId, reportChildId }: NoteListProps) => {
  const text = useText({ sv, en }).list
  const answer = useNotes(childId)
  const itemOf = useItem()
  const can = answer.data?.pages[0]?.can
  return (
    <div className="stack">
      {can?.write && (
        <p>
          <WriteNote childId={childId} caseId={caseId} reportChildId={reportChildId} />
        </p>
      )}
      <OwnDrafts childId={childId} />
      <Loaded answer={answer}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.notes.map((note) => itemOf(note, can?.correct === true)))
          return items.length === 0 ? (
            <EmptyState title={text.none}>{text.noneLead}</EmptyState>
          ) : (
            <Timeline label={text.label} items={items} />
          )
        }}
      </Loaded>
      {answer.hasNextPage && (
        <p>
          <Button
            pending={answer.isFetchingNextPage}
            pendingText={text.loading}
            onPress={() => void answer.fetchNextPage()}
          >
            {text.more}
          </Button>
        </p>
      )}
    </div>
  )
}

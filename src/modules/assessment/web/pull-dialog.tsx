import { useInfiniteQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { listNotes } from '#modules/journal/contract.ts'
import { call, CallError, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { type AreaView, readSection } from '../contract.ts'
import { pullQuote } from '../parts/contract.ts'
import { type NoteField, noteFields, takesQuote } from '../rules/parts.ts'
import type { PartKind, SectionCode } from '../rules/skeleton.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { type OneNote, type PickedIn, wantedOf, withPick } from './picked.ts'
import { hasHits, PullNote } from './pull-note.tsx'

type Cursor = { readonly beforeOn: string; readonly beforeId: string }
const firstPage = (): Cursor | undefined => undefined

const useNotes = (childId: string) =>
  useInfiniteQuery({
    queryKey: [listNotes.name, { childId }],
    queryFn: ({ pageParam }) => call(listNotes, { childId, ...pageParam }),
    initialPageParam: firstPage(),
    getNextPageParam: (page) => page.next ?? undefined,
  })

type PullDialogProps = {
  readonly investigationId: string
  readonly childId: string
  readonly section: SectionCode
  readonly heading: string
  readonly kinds: readonly PartKind[]
  readonly onPulled: (area: AreaView) => void
  readonly onClose: () => void
}

/** Write once: sentences of signed notes come into an area word for word, with where they are from. */
export const PullDialog = (props: PullDialogProps) => {
  const { investigationId, childId, section, heading, kinds, onPulled, onClose } = props
  const text = useText({ sv, en }).pull
  const answer = useNotes(childId)
  const [filter, setFilter] = useState('')
  const [picked, setPicked] = useState<PickedIn>(new Map())
  const [fault, setFault] = useState<CallError>()
  const [isPending, setPending] = useState(false)
  // The same words sent again after a fault have the same id: they are pulled once.
  const ids = useRef(new Map<string, string>())
  const fields: readonly NoteField[] = noteFields.filter((field) => takesQuote(kinds, field))
  const pages = answer.data?.pages ?? []
  const notes: readonly OneNote[] = pages.flatMap((page) =>
    page.notes.flatMap((note): OneNote[] => [note, ...note.beside]),
  )
  const corrected = new Set(
    notes.filter(({ kind }) => kind !== 'party_view').map(({ originalId }) => originalId),
  )
  const wanted = wantedOf(notes, fields, picked)
  const shown = notes.filter((note) => hasHits(note, fields, filter.trim()))

  const take = async (): Promise<void> => {
    setPending(true)
    setFault(undefined)
    try {
      for (const one of wanted) {
        const name = JSON.stringify(one)
        const quoteId = ids.current.get(name) ?? newKey()
        ids.current.set(name, quoteId)
        await call(pullQuote, { investigationId, quoteId, section, ...one })
      }
      onPulled(await call(readSection, { investigationId, section }))
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setFault(error)
    } finally {
      setPending(false)
    }
  }

  return (
    <Dialog
      title={text.title(heading)}
      isOpen
      width="wide"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text.cancel}</Button>
          <Button
            kind="primary"
            pending={isPending}
            pendingText={text.loading}
            disabled={wanted.length === 0}
            onPress={() => void take()}
          >
            {text.take(wanted.length)}
          </Button>
        </>
      }
    >
      <p>{text.lead}</p>
      <TextField name="pull-filter" kind="search" label={text.filter} value={filter} onChange={setFilter} />
      {fault && <ErrorState error={fault} />}
      <Loaded answer={answer}>
        {() => (
          <div className="stack">
            {shown.length === 0 && <p className="soft">{filter.trim() === '' ? text.none : text.noHits}</p>}
            {shown.map((note) => (
              <PullNote
                key={note.id}
                note={note}
                isCorrected={corrected.has(note.id)}
                fields={fields}
                filter={filter.trim()}
                picked={picked}
                onPick={(key, at, isOn) => setPicked((was) => withPick(was, key, at, isOn))}
              />
            ))}
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
        )}
      </Loaded>
    </Dialog>
  )
}

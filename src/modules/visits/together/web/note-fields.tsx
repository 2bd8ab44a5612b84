import { type ReactNode, useMemo } from 'react'
import type { SharedText } from '#modules/journal/contract.ts'
import { SessionContext, useTogether, useTouched } from '#modules/together/web/context.ts'
import { KeptLine, useIsKept } from '#modules/together/web/kept-line.tsx'
import type { Session } from '#modules/together/web/session.ts'
import {
  ClosedNotice,
  MergedNotice,
  type NameField,
  PeopleHere,
} from '#modules/together/web/shared-notices.tsx'
import { now } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { SaveLine } from '#web/save-line.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

export const useNoteText = () => useText({ sv, en })

/** Where on the page a field of a note stands. */
export const anchorOf = (draftId: string, field: string): string => `${field}-${draftId}`

/** How a field is called; with the child's name in it where several notes stand on one page. */
export const useNameOf = (draftId: string, child = ''): NameField => {
  const { fields, fieldOf } = useNoteText()
  return useMemo(() => {
    const names = new Map<string, string>(Object.entries(fields))
    return (field) => {
      const name = names.get(field) ?? ''
      return { name: child === '' ? name : fieldOf(name, child), anchor: anchorOf(draftId, field) }
    }
  }, [fields, fieldOf, draftId, child])
}

type NoteProps = { readonly session: Session; readonly children: ReactNode }

/** One note: everything that stands inside is of its words. */
export const InNote = ({ session, children }: NoteProps) => (
  <SessionContext value={session}>{children}</SessionContext>
)

type NewsProps = { readonly nameOf: NameField; readonly isFirst: boolean }

/** That it is closed, what came together, and who else has it open: said once where several notes are open. */
export const NoteNews = ({ nameOf, isFirst }: NewsProps) => (
  <>
    <ClosedNotice nameOf={nameOf} />
    <MergedNotice nameOf={nameOf} />
    {isFirst && <PeopleHere nameOf={nameOf} />}
  </>
)

/** Where the words are: with the server, on this device, or not saved yet. */
export const NoteSaveLine = ({ fields }: { readonly fields: readonly SharedText[] }) => {
  const words = useNoteText().saved
  const [state, savedAt] = [useTogether('state'), useTogether('savedAt')]
  const closed = useTogether('closed')
  const isTouched = useTouched(fields)
  const isKept = useIsKept()
  // Said once, above the text, with the words that were not sent.
  if (closed) return null
  if (isTouched && isKept) return <KeptLine />
  const shown = !isTouched
    ? ({ kind: 'untouched' } as const)
    : state === 'settled'
      ? ({ kind: 'saved', at: savedAt ?? now() } as const)
      : ({ kind: state === 'away' ? 'trouble' : 'unsaved' } as const)
  return <SaveLine state={shown} words={words} untouched={words.nothing} />
}

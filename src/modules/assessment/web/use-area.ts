import { useEffect, useRef, useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useToast } from '#web/ui/toast.tsx'
import { useSession } from '#modules/together/web/context.ts'
import { type AreaView, type AssessmentView, readSection } from '../contract.ts'
import { type PartView, type QuoteView, removePart, savePart } from '../parts/contract.ts'
import { partField } from '../rules/fields.ts'
import type { PartKind } from '../rules/skeleton.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { keepRowsAnew } from './open-together.ts'
import { useAttempt } from './use-attempt.ts'

/** Tells what stands in an area besides its own text. */
export type OnHeld = (area: Pick<AreaView, 'section' | 'parts' | 'quotes'>) => void

/** Parts of before that are gone and are being written in here stay on the screen, marked. */
const withGone = (was: readonly PartView[], next: readonly PartView[], isOpen: (id: string) => boolean) => {
  const known = new Set(next.map(({ id }) => id))
  const gone = was
    .filter(({ id }) => !known.has(id) && isOpen(id))
    .map((part) => ({ ...part, isRemoved: true }))
  return [...next, ...gone].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

const isOnScreen = (id: string): boolean => document.querySelector(`[data-part="${id}"]`) !== null

/** What stands in an area besides the worker's own text, while several work in it: parts that come and go, and quotes. */
export const useArea = (
  { investigationId, caseId }: Pick<AssessmentView, 'investigationId' | 'caseId'>,
  first: AreaView & { readonly asked: boolean },
  onHeld: OnHeld,
) => {
  const text = useText({ sv, en }).part
  const toast = useToast()
  const attempt = useAttempt()
  const session = useSession()
  const { section } = first
  const [held, setHeld] = useState({ parts: first.parts, quotes: first.quotes })
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set())
  const [isTouched, setTouched] = useState(false)
  const isNew =
    first.savedAt === null && first.parts.length === 0 && first.quotes.length === 0 && !first.asked
  const show = useRef((area: Pick<AreaView, 'parts' | 'quotes'>) => {
    setHeld((was) => ({ quotes: area.quotes, parts: withGone(was.parts, area.parts, isOnScreen) }))
    onHeld({ section, ...area })
  })

  useEffect(() => {
    const read = async (): Promise<void> => {
      try {
        show.current(await call(readSection, { investigationId, section }, newKey(), 'by itself'))
      } catch {
        // Without an answer the area is read anew at the next change; nothing of this screen's own hangs on it.
      }
    }
    // Opened later than the page: a colleague may have begun it meanwhile.
    if (isNew) void read()
    return session.onRows(section, () => void read())
  }, [isNew, investigationId, section, session])

  const onRows = (): void => void keepRowsAnew({ investigationId, caseId })
  const readAgain = async (): Promise<void> => {
    setTouched(true)
    show.current(await call(readSection, { investigationId, section }))
    onRows()
  }
  const putBack = (partId: string): void =>
    void attempt(async () => {
      await call(removePart, { investigationId, partId, removed: false })
      await readAgain()
    })
  const drop = (partId: string, wasEmpty: boolean): void =>
    void attempt(async () => {
      await session.replica.flush()
      await call(removePart, { investigationId, partId, removed: true })
      // Put back it is read first, and not opened as if it were new.
      setAdded((was) => new Set([...was].filter((id) => id !== partId)))
      setHeld((was) => ({ ...was, parts: was.parts.filter(({ id }) => id !== partId) }))
      await readAgain()
      if (!wasEmpty) toast(text.removed, { undo: () => putBack(partId) })
    })

  return {
    ...held,
    added,
    isTouched,
    touch: () => setTouched(true),
    /** The part is there before anything is written in it, for the colleague too. */
    add: (kind: PartKind): void =>
      void attempt(async () => {
        const partId = newKey()
        const stamp = { revision: 0, tabId: newKey(), tabSeq: 1 }
        await call(savePart, {
          investigationId,
          partId,
          section,
          kind,
          body: '',
          source: '',
          saidOn: null,
          ...stamp,
        })
        setAdded((was) => new Set(was).add(partId))
        await readAgain()
      }),
    dropPart: ({ id }: PartView): void => {
      const isEmpty = (['body', 'source'] as const).every(
        (what) => session.replica.text(partField(id, what)).trim() === '',
      )
      drop(id, isEmpty)
    },
    putPartBack: ({ id }: PartView): void => putBack(id),
    /** A colleague took it away, and it may stay so. */
    leavePartAway: ({ id }: PartView): void =>
      setHeld((was) => ({ ...was, parts: was.parts.filter((one) => one.id !== id) })),
    dropQuote: ({ id }: QuoteView): void => drop(id, false),
    pulled: (area: AreaView): void => {
      show.current(area)
      onRows()
    },
    /** A day was set. */
    dated: (): void => void attempt(readAgain),
  }
}

export type Area = ReturnType<typeof useArea>

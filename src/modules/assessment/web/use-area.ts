import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { now } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useToast } from '#web/ui/toast.tsx'
import type { AreaView } from '../contract.ts'
import { type PartView, type QuoteView, removePart } from '../parts/contract.ts'
import type { MissingPart } from '../rules.ts'
import type { PartKind } from '../rules/skeleton.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { useAttempt } from './use-attempt.ts'

type OnSaved = (missing: readonly MissingPart[]) => void

const inOrder = <T extends { readonly id: string }>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** What stands in an area besides the worker's own text, while it is worked in: parts that come and go, and quotes. */
export const useArea = (investigationId: string, first: AreaView, onSaved: OnSaved) => {
  const text = useText({ sv, en }).part
  const toast = useToast()
  const attempt = useAttempt()
  const [parts, setParts] = useState<readonly PartView[]>(first.parts)
  const [quotes, setQuotes] = useState<readonly QuoteView[]>(first.quotes)
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set())
  const [isTouched, setTouched] = useState(false)
  const putBack = async (partId: string): Promise<void> =>
    onSaved((await call(removePart, { investigationId, partId, removed: false })).missing)

  const add = (kind: PartKind): void => {
    const id = newKey()
    const empty = { body: '', source: '', saidOn: null, savedBy: '', sentIn: [] }
    setParts((was) => [...was, { id, kind, ...empty, revision: 0, savedAt: now(), isRemoved: false }])
    setAdded((was) => new Set(was).add(id))
    setTimeout(() => document.querySelector<HTMLElement>(`[name="${id}-body"]`)?.focus(), 0)
  }
  const putPartBack = async (last: PartView): Promise<void> => {
    await putBack(last.id)
    setAdded((was) => new Set([...was].filter((id) => id !== last.id)))
    setParts((was) => inOrder([...was, { ...last, isRemoved: false }]))
  }
  const putQuoteBack = async (quote: QuoteView): Promise<void> => {
    await putBack(quote.id)
    setQuotes((was) => inOrder([...was, quote]))
  }
  const dropPart = (last: PartView): void => {
    setParts((was) => was.filter(({ id }) => id !== last.id))
    if (last.revision === 0) return
    toast(text.removed, {
      undo: () => void attempt(() => putPartBack(last)),
    })
  }
  const dropQuote = async (quote: QuoteView): Promise<void> => {
    onSaved((await call(removePart, { investigationId, partId: quote.id, removed: true })).missing)
    setQuotes((was) => was.filter(({ id }) => id !== quote.id))
    toast(text.removed, {
      undo: () => void attempt(() => putQuoteBack(quote)),
    })
  }
  return {
    parts,
    quotes,
    added,
    isTouched,
    touch: () => setTouched(true),
    add,
    dropPart,
    dropQuote: (quote: QuoteView) => void attempt(() => dropQuote(quote)),
    pulled: (area: AreaView) => setQuotes(area.quotes),
  }
}

export type Area = ReturnType<typeof useArea>

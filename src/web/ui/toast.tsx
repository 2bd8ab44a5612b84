import { type RefObject, useEffect, useRef, useSyncExternalStore } from 'react'
import { useOwnText } from '../language.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

type Toast = {
  readonly id: number
  readonly text: string
  readonly kind: 'done' | 'warn'
  readonly undo: (() => void) | undefined
}

const listeners = new Set<() => void>()
let shown: readonly Toast[] = []
let count = 0

const change = (next: readonly Toast[]): void => {
  shown = next
  for (const listener of listeners) listener()
}
const drop = (id: number): void => change(shown.filter((toast) => toast.id !== id))

const say = (
  text: string,
  options: { readonly kind?: 'done' | 'warn'; readonly undo?: () => void } = {},
): void => {
  count += 1
  change([...shown.slice(-2), { id: count, text, kind: options.kind ?? 'done', undo: options.undo }])
}

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** `const toast = useToast(); toast('Sparat', { undo })`. Only for what needs no answer; a fault stands where it happened. */
export const useToast = () => say

const seconds = { done: 6, warn: 20 }

const OneToast = ({ toast }: { readonly toast: Toast }) => {
  const text = useOwnText().toast
  useEffect(() => {
    // What can be undone stays until it is closed: nobody is hurried (WCAG 2.2.1).
    if (toast.undo) return undefined
    const timer = setTimeout(() => drop(toast.id), seconds[toast.kind] * 1000)
    return () => clearTimeout(timer)
  }, [toast])
  return (
    <li className="toast">
      <Icon name={toast.kind === 'done' ? 'check' : 'alert'} />
      <span>{toast.text}</span>
      {toast.undo && (
        <Button
          kind="bare"
          onPress={() => {
            toast.undo?.()
            drop(toast.id)
          }}
        >
          {text.undo}
        </Button>
      )}
      <button
        type="button"
        className="button bare icon-only"
        aria-label={text.close}
        onClick={() => drop(toast.id)}
      >
        <Icon name="cross" />
      </button>
    </li>
  )
}

const covers = (box: Element, other: Element): boolean => {
  const [one, two] = [box.getBoundingClientRect(), other.getBoundingClientRect()]
  return one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom
}

/** What the toasts say has been read out: they make way for what gets the focus under them (WCAG 2.4.11). */
const useMakeWay = (region: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const makeWay = ({ target }: FocusEvent): void => {
      const box = region.current
      if (shown.length === 0 || !(target instanceof Element) || !box || box.contains(target)) return
      // The page scrolls to what has the focus after it has told of it.
      requestAnimationFrame(() => {
        if (covers(box, target)) change(shown.filter(({ undo }) => undo !== undefined))
      })
    }
    addEventListener('focusin', makeWay)
    return () => removeEventListener('focusin', makeWay)
  }, [region])
}

/** The region, once, in the shell. It is there from the start, or listeners would not hear the first message. */
export const Toasts = () => {
  const toasts = useSyncExternalStore(
    listen,
    () => shown,
    () => shown,
  )
  const region = useRef<HTMLElement>(null)
  useMakeWay(region)
  return (
    <section
      ref={region}
      className="toasts"
      aria-label={useOwnText().toast.region}
      aria-live="polite"
      aria-relevant="additions"
    >
      <ul>
        {toasts.map((toast) => (
          <OneToast key={toast.id} toast={toast} />
        ))}
      </ul>
    </section>
  )
}

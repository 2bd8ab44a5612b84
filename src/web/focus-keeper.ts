import { useEffect } from 'react'

// The new screen, a dialog that closes or a button that comes back takes the focus by itself: they come first.
const restMilliseconds = 80

type Stood = { readonly element: HTMLElement; readonly around: readonly Element[] }

/** What surrounds an element inside the page, the nearest first. Nothing for the bars and the toasts. */
const around = (element: Element): readonly Element[] => {
  const all: Element[] = []
  for (let at: Element | null = element.parentElement; at !== null; at = at.parentElement) {
    if (at.matches('main')) return all
    all.push(at)
  }
  return []
}

const isThere = (element: Element): boolean => element.isConnected && element.checkVisibility()

const seenIn = (places: readonly Element[], selector: string): HTMLElement | undefined =>
  places
    .flatMap((place) => [place, ...place.querySelectorAll(selector)])
    .filter((element) => element instanceof HTMLElement)
    .find((element) => element.matches(selector) && element.checkVisibility())

/** A button that became its form: the first field of what came where it stood. */
const firstField = (places: readonly Element[], came: readonly Element[]): HTMLElement | undefined =>
  seenIn(
    came.filter((element) => places[0]?.contains(element)),
    'input:not([type=hidden]), select, textarea',
  )

/** Where one goes on when the place is gone: the next thing to do near by, else the heading of what it stood in. */
const placeNear = ({ element, around: places }: Stood, came: readonly Element[]): HTMLElement | undefined => {
  const left = places.filter((place) => place.isConnected)
  const parts = left.filter((place) => place.matches('section, details, article'))
  const next = seenIn(left, '[data-next]')
  return (
    (element.matches('button[type=button]') ? firstField(left, came) : undefined) ??
    next?.closest('summary') ??
    next ??
    seenIn(parts, 'summary, h1, h2, h3')
  )
}

const stand = (place: HTMLElement | undefined): void => {
  if (!place) return
  if (place.tabIndex < 0) place.tabIndex = -1
  place.focus()
}

/**
 * A form that is saved leaves the page with the focus in it, and the keyboard would begin again at the top (WCAG 2.4.3).
 * Once, around every screen: what takes its place gets the focus. A screen says with `data-next` what that is.
 */
export const useFocusKeeper = (): void => {
  useEffect(() => {
    let last: Stood | undefined
    let inPage: Stood | undefined
    let came: Element[] = []
    let timer: ReturnType<typeof setTimeout> | undefined

    const check = (): void => {
      const fresh = came
      came = []
      timer = undefined
      const at = document.activeElement
      if (!last || isThere(last.element) || (at !== document.body && at !== last.element)) return
      const place =
        placeNear(last, fresh) ??
        (inPage && (isThere(inPage.element) ? inPage.element : placeNear(inPage, fresh)))
      stand(place)
    }
    const remember = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return
      last = { element: target, around: around(target) }
      if (last.around.length > 0) inPage = last
    }
    // A press beside everything leaves the focus nowhere too, and is meant.
    const forget = (): void => {
      const left = last
      queueMicrotask(() => {
        if (last === left && left && document.activeElement === document.body && isThere(left.element))
          last = undefined
      })
    }
    const watch = new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) if (node instanceof Element) came.push(node)
      timer ??= setTimeout(check, restMilliseconds)
    })
    watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ['open', 'hidden'] })
    addEventListener('focusin', remember)
    addEventListener('focusout', forget)
    return () => {
      clearTimeout(timer)
      watch.disconnect()
      removeEventListener('focusin', remember)
      removeEventListener('focusout', forget)
    }
  }, [])
}

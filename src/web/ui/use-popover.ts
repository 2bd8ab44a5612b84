import { useCallback, useEffect, useId, useRef, useState } from 'react'

const gap = 4

/**
 * A box of the browser's top layer (`popover`), set under the element that opens it.
 * The browser closes it on Esc and on a press outside, and hands the focus back.
 */
export const usePopover = <Anchor extends HTMLElement>() => {
  const id = useId()
  const anchor = useRef<Anchor>(null)
  const box = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)

  const place = useCallback(() => {
    if (!anchor.current || !box.current) return
    const edge = anchor.current.getBoundingClientRect()
    const { offsetWidth: width, offsetHeight: height } = box.current
    const fitsBelow = edge.bottom + height + gap < innerHeight || edge.top < height + gap
    const top = fitsBelow ? Math.min(edge.bottom + gap, innerHeight - height - gap) : edge.top - height - gap
    box.current.style.left = `${Math.max(gap, Math.min(edge.left, innerWidth - width - gap))}px`
    box.current.style.top = `${Math.max(gap, top)}px`
  }, [])

  // Asked of the page and not of the state: the browser tells of an opening a moment later.
  const isShown = useCallback(() => box.current?.matches(':popover-open') ?? false, [])
  const open = useCallback(() => {
    if (isShown()) return
    box.current?.showPopover()
    place()
  }, [isShown, place])
  const close = useCallback(() => {
    if (isShown()) box.current?.hidePopover()
  }, [isShown])
  const toggle = useCallback(() => (isShown() ? close() : open()), [isShown, close, open])
  const onToggle = useCallback(
    (event: { readonly newState: string }) => setOpen(event.newState === 'open'),
    [],
  )

  useEffect(() => {
    if (!isOpen || !box.current) return undefined
    // What is fetched when it opens grows; what scrolls away takes its box along.
    const watch = new ResizeObserver(place)
    watch.observe(box.current)
    addEventListener('scroll', place, { passive: true, capture: true })
    return () => {
      watch.disconnect()
      removeEventListener('scroll', place, { capture: true })
    }
  }, [isOpen, place])
  return { id, anchor, box, isOpen, isShown, open, close, toggle, onToggle }
}

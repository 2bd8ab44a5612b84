import { useCallback, useId, useRef, useState } from 'react'

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
    const fitsBelow = edge.bottom + height + 8 < innerHeight || edge.top < height + 8
    box.current.style.left = `${Math.max(8, Math.min(edge.left, innerWidth - width - 8))}px`
    box.current.style.top = `${Math.max(8, fitsBelow ? edge.bottom + 4 : edge.top - height - 4)}px`
  }, [])

  const close = useCallback(() => {
    if (box.current?.matches(':popover-open')) box.current.hidePopover()
  }, [])

  const toggle = useCallback(() => {
    if (box.current?.matches(':popover-open')) return box.current.hidePopover()
    box.current?.showPopover()
    place()
  }, [place])

  const onToggle = useCallback(
    (event: { readonly newState: string }) => {
      setOpen(event.newState === 'open')
      if (event.newState === 'open') place()
    },
    [place],
  )
  return { id, anchor, box, isOpen, close, toggle, place, onToggle }
}

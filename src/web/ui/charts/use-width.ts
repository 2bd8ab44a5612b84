import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** How wide an element is, followed while the window changes: a chart is drawn for its place, not shrunk into it. */
export const useWidth = <Frame extends HTMLElement>(
  fallback: number,
): readonly [RefObject<Frame | null>, number] => {
  const frame = useRef<Frame>(null)
  const [width, setWidth] = useState(fallback)
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    const measure = (): void => {
      if (element.clientWidth > 0) setWidth(element.clientWidth)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [frame, width]
}

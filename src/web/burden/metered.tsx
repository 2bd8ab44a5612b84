import { type ReactNode, useRef } from 'react'
import type { Route } from '#kernel/route.ts'
import { useMeter } from './use-meter.ts'

type MeteredProps = {
  /** The route that saves what is written here. */
  readonly route: Route
  readonly names: readonly string[]
  readonly children: ReactNode
}

/** An editor that saves by itself and is never sent: leaving it ends a use. */
export const Metered = ({ route, names, children }: MeteredProps) => {
  const box = useRef<HTMLDivElement>(null)
  useMeter(box, { form: route.name, names, whenLeft: 'sent' })
  return (
    <div ref={box} style={{ display: 'contents' }}>
      {children}
    </div>
  )
}

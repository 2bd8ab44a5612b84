import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { inSeconds, millisecondsUntil } from '#web/clock.ts'
import type { openSealed } from '../contract.ts'

export type Opened = z.output<typeof openSealed.reply>['values']

type Held = { readonly values: Opened; readonly until: ReturnType<typeof inSeconds> }

/**
 * What was opened, in the memory of this one screen and nowhere else: dropped after its seconds, when the page is hidden or left,
 * and with the component. `left` counts down.
 */
export const useOpened = () => {
  const [held, setHeld] = useState<Held>()
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (held === undefined) return undefined
    const drop = (): void => setHeld(undefined)
    const tick = (): void => {
      const seconds = Math.ceil(millisecondsUntil(held.until) / 1_000)
      if (seconds <= 0) drop()
      else setLeft(seconds)
    }
    const dropWhenHidden = (): void => {
      if (document.visibilityState === 'hidden') drop()
    }
    const timer = setInterval(tick, 250)
    document.addEventListener('visibilitychange', dropWhenHidden)
    addEventListener('pagehide', drop)
    addEventListener('freeze', drop)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', dropWhenHidden)
      removeEventListener('pagehide', drop)
      removeEventListener('freeze', drop)
    }
  }, [held])
  return {
    opened: held?.values,
    left,
    show: (values: Opened, seconds: number): void => {
      setLeft(seconds)
      // An answer that comes when nobody looks any more is not shown at all.
      if (document.visibilityState === 'visible') setHeld({ values, until: inSeconds(seconds) })
    },
    close: (): void => setHeld(undefined),
  }
}

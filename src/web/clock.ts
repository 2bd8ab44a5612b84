import { useSyncExternalStore } from 'react'
import type { Day, Instant } from '#kernel/day.ts'
import { dayOf, instant } from '#kernel/day.ts'

/** The only place in the browser that asks what time it is. */
export const now = (): Instant => instant(Temporal.Now.instant().toString())

/** Today in Sweden, whatever zone the computer stands in. */
export const today = (): Day => dayOf(now())

/** Milliseconds until a moment; negative when it has been. */
export const millisecondsUntil = (at: Instant): number =>
  Temporal.Instant.from(at).epochMilliseconds - Temporal.Now.instant().epochMilliseconds

/** So many seconds from now. */
export const inSeconds = (seconds: number): Instant =>
  instant(Temporal.Now.instant().add({ seconds }).toString())

/** Milliseconds since the epoch, for the ids that the browser makes. */
export const epochMilliseconds = (): number => Temporal.Now.instant().epochMilliseconds

const watchDay = (changed: () => void): (() => void) => {
  const timer = setInterval(changed, 60_000)
  document.addEventListener('visibilitychange', changed)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', changed)
  }
}

/** Today, also on a screen that was left open over midnight. */
export const useToday = (): Day => useSyncExternalStore(watchDay, today)

/** A moment as milliseconds since the epoch, for the clock of the device. */
export const millisecondsOf = (at: Instant): number => Temporal.Instant.from(at).epochMilliseconds

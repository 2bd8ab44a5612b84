import type { BrowserContext } from 'playwright-core'
import { instant } from '#kernel/day.ts'
import { type Clock, systemClock } from '#platform/clock.ts'

/** A clock that a test moves: server and browsers go on from the moment that was set. */
export type MovableClock = Clock & {
  readonly at: (moment: string) => void
  /** How far it is from the clock of this machine, in milliseconds. */
  readonly ahead: () => number
}

const milliseconds = (moment: string): number => Temporal.Instant.from(moment).epochMilliseconds

const fromNow = (moment: string): number => milliseconds(moment) - milliseconds(systemClock.now())

export const movableClock = (start: string): MovableClock => {
  let ahead = fromNow(start)
  return {
    ahead: () => ahead,
    at: (moment) => {
      ahead = fromNow(moment)
    },
    now: () =>
      instant(
        Temporal.Instant.fromEpochMilliseconds(milliseconds(systemClock.now()) + ahead).toString({
          fractionalSecondDigits: 3,
        }),
      ),
  }
}

/** Sets the time of all pages that the context opens from now on: src/web/clock.ts asks nothing but this. */
export const setBrowserAhead = (context: BrowserContext, byMilliseconds: number): Promise<unknown> =>
  context.addInitScript((ahead: number) => {
    const real = Temporal.Now.instant.bind(Temporal.Now)
    Temporal.Now.instant = () => real().add({ milliseconds: ahead })
  }, byMilliseconds)

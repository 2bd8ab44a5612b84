import type { Chance } from './chance.ts'

type Timer = { readonly at: number; readonly work: () => void }

/** The time of a run: it stands still unless a step moves it. Clocks of devices may be wrong by days. */
export const makeHours = (start: number) => {
  let now = start
  let timers: Timer[] = []
  return {
    now: (): number => now,
    /** `isAlive`: a device that was switched off does nothing any more. */
    after: (milliseconds: number, work: () => void, isAlive: () => boolean): (() => void) => {
      const timer = { at: now + Math.max(0, milliseconds), work: () => isAlive() && work() }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    /** Moves the time, and does what has become due, in its order. */
    pass: (milliseconds: number): void => {
      now += milliseconds
      const due = timers.filter((one) => one.at <= now).toSorted((a, b) => a.at - b.at)
      timers = timers.filter((one) => one.at > now)
      for (const one of due) one.work()
    },
  }
}

export type Hours = ReturnType<typeof makeHours>

const day = 86_400_000

/** How far a device's clock is off: mostly hardly, sometimes up to two days. */
export const skewOf = (chance: Chance): number =>
  chance.isOneIn(3) ? chance.below(4 * day) - 2 * day : chance.below(4_000) - 2_000

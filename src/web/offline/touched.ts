import { epochMilliseconds } from '../clock.ts'

let touchedAt = 0

/** Somebody is there: a key, a press, a finger. */
export const noteTouch = (): void => {
  touchedAt = epochMilliseconds()
}

export const untouchedFor = (): number => epochMilliseconds() - touchedAt

const awayMilliseconds = 60_000

/** Nobody has touched the page for a while: what it sends now must not keep the session of who left the desk alive. */
export const isLeftAlone = (): boolean => untouchedFor() > awayMilliseconds

import { useEffect, useState } from 'react'
import { inSeconds, millisecondsUntil } from '#web/clock.ts'
import { useCall } from '#web/query.ts'
import { useCan } from '#web/session.ts'
import { readOwnBreakGlasses } from '../contract.ts'

export type Running = {
  readonly breakGlassId: string
  readonly childId: string
  readonly untilAt: string
  readonly minutesLeft: number
}

const everyMs = 20_000

/** The own break-glasses that run, by the clock of this device; asked for only where the session says that there are any. */
export const useRunning = (): readonly Running[] => {
  const { data } = useCall(readOwnBreakGlasses, {}, { enabled: useCan()('in an emergency') })
  const [ends, setEnds] = useState<readonly (Omit<Running, 'minutesLeft'> & { endsMs: number })[]>([])
  const [nowMs, setNow] = useState(0)
  useEffect(() => {
    setNow(0)
    setEnds((data ?? []).map((one) => ({ ...one, endsMs: millisecondsUntil(inSeconds(one.secondsLeft)) })))
  }, [data])
  useEffect(() => {
    if (ends.length === 0) return undefined
    const timer = setInterval(() => setNow((was) => was + everyMs), everyMs)
    return () => clearInterval(timer)
  }, [ends])
  return ends
    .filter(({ endsMs }) => endsMs > nowMs)
    .map(({ endsMs, ...one }) => ({ ...one, minutesLeft: Math.ceil((endsMs - nowMs) / 60_000) }))
}

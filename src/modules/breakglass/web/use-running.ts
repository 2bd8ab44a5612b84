import { useEffect, useState } from 'react'
import { epochMilliseconds } from '#web/clock.ts'
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
  const { data, dataUpdatedAt } = useCall(readOwnBreakGlasses, {}, { enabled: useCan()('in an emergency') })
  const [now, setNow] = useState(epochMilliseconds)
  const isRunning = (data ?? []).length > 0
  useEffect(() => {
    if (!isRunning) return undefined
    const timer = setInterval(() => setNow(epochMilliseconds()), everyMs)
    return () => clearInterval(timer)
  }, [isRunning])
  const gone = Math.max(0, now - dataUpdatedAt)
  return (data ?? []).flatMap(({ secondsLeft, ...one }) => {
    const left = secondsLeft * 1000 - gone
    return left > 0 ? [{ ...one, minutesLeft: Math.ceil(left / 60_000) }] : []
  })
}

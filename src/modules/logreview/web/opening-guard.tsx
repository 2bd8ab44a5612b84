import { lazy, Suspense, useEffect, useState } from 'react'
import { onOpenedTooMany } from '#web/call.ts'
import type { Stopped } from './stopped-dialog.tsx'

// Fetched when it happens, which is seldom: the first screen does not wait for it.
const StoppedDialog = lazy(async () => ({ default: (await import('./stopped-dialog.tsx')).StoppedDialog }))

const stopIdIn = (details: unknown): string | undefined =>
  typeof details === 'object' &&
  details !== null &&
  'openingStopId' in details &&
  typeof details.openingStopId === 'string'
    ? details.openingStopId
    : undefined

/** More than 40 people in an hour: says so on top of the screen, and goes on with what was asked once one has said why. */
export const OpeningGuard = () => {
  const [stopped, setStopped] = useState<Stopped>()
  useEffect(
    () =>
      onOpenedTooMany((fault) => {
        const openingStopId = stopIdIn(fault.details)
        if (openingStopId === undefined) return Promise.resolve(false)
        const { promise, resolve } = Promise.withResolvers<boolean>()
        const tell = (mayGoOn: boolean): void => {
          resolve(mayGoOn)
          setStopped(undefined)
        }
        setStopped({ openingStopId, words: fault.message, tell })
        return promise
      }),
    [],
  )
  return stopped === undefined ? null : (
    <Suspense fallback={null}>
      <StoppedDialog {...stopped} />
    </Suspense>
  )
}

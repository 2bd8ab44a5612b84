import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call, CallError, newKey } from '#web/call.ts'
import { now } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { readVisit, type Tap, tellVisit } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

export const useVisitText = () => useText({ sv, en })

export const useVisit = (visitId: string) => useCall(readVisit, { visitId })

type NewTap = Omit<Tap, 'id' | 'at'> & { readonly at?: Tap['at'] }

const retryMilliseconds = 4_000
const passes = ({ status }: CallError): boolean => status === 0 || status === 401 || status >= 500

export type Teller = {
  /** Tells what happens now. True when the server has it. */
  readonly tell: (...taps: readonly NewTap[]) => Promise<boolean>
  /** How many taps the server has not confirmed. */
  readonly unsent: number
  readonly fault: CallError | undefined
}

/** Taps are sent in the order in which they were made, and again until they are confirmed: twice is once. */
export const useTeller = (visitId: string): Teller => {
  const client = useQueryClient()
  const waiting = useRef<readonly Tap[]>([])
  const running = useRef(Promise.resolve(true))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [unsent, setUnsent] = useState(0)
  const [fault, setFault] = useState<CallError>()
  useEffect(() => () => clearTimeout(timer.current), [])

  const settle = (sent: readonly Tap[]): void => {
    waiting.current = waiting.current.filter((tap) => !sent.includes(tap))
    setUnsent(waiting.current.length)
  }
  const sendAll = async (): Promise<boolean> => {
    const events = waiting.current
    if (events.length === 0) return true
    try {
      const reply = await call(tellVisit, { visitId, events: [...events] })
      client.setQueryData([readVisit.name, { visitId }], reply)
      settle(events)
      setFault(undefined)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      if (passes(error)) timer.current = setTimeout(() => void start(), retryMilliseconds)
      else {
        settle(events)
        setFault(error)
      }
      return false
    }
    return sendAll()
  }
  const start = (): Promise<boolean> => {
    clearTimeout(timer.current)
    running.current = running.current.catch(() => false).then(sendAll)
    return running.current
  }
  return {
    unsent,
    fault,
    tell: (...taps) => {
      const at = now()
      waiting.current = [...waiting.current, ...taps.map((tap) => ({ at, ...tap, id: newKey() }))]
      setUnsent(waiting.current.length)
      return start()
    },
  }
}

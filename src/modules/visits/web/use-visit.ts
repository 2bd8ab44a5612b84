import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { copyInto } from '#modules/together/web/bag-copy.ts'
import { call, CallError, isFromDevice, newKey } from '#web/call.ts'
import { now } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import {
  readVisit,
  readVisitBasis,
  type Tap,
  tellVisit,
  type VisitBasis,
  type VisitView,
} from '../contract.ts'
import { mergedWith, withTaps } from '../rules/told.ts'
import { viewOf } from '../rules/view.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

export const useVisitText = () => useText({ sv, en })

// Under the name of the reading of a meeting, so that whoever reads that anew reads this anew.
const keyOf = (visitId: string) => [readVisit.name, visitId, 'basis'] as const

const byOthers = ({ me, taps }: VisitBasis): number => taps.filter(({ workerId }) => workerId !== me).length

/** A meeting that a colleague has begun is still begun when the network goes: what she tapped is put into the bag too. */
const rememberNews = (visitId: string, read: VisitBasis, known: VisitBasis | undefined): void => {
  if (isFromDevice(read) || byOthers(read) === (known ? byOthers(known) : 0)) return
  void copyInto([{ route: readVisitBasis.name, input: { visitId }, reply: read }])
}

const basisIn = (client: QueryClient, visitId: string): VisitBasis | undefined =>
  client.getQueryData<VisitBasis>(keyOf(visitId))

const shown = (basis: VisitBasis): VisitView => viewOf(basis, now())

/**
 * A meeting as it is seen here: what the server or the bag tells, and every tap that this page has seen. What is read anew
 * never takes back a tap that is not sent yet, nor a colleague's tap when the network goes.
 */
export const useVisit = (visitId: string) => {
  const client = useQueryClient()
  return useQuery({
    queryKey: keyOf(visitId),
    queryFn: async () => {
      const read = await call(readVisitBasis, { visitId })
      const known = basisIn(client, visitId)
      rememberNews(visitId, read, known)
      return mergedWith(read, known)
    },
    select: shown,
  })
}

const followMilliseconds = 15_000

/** While a meeting goes on: what the colleague taps is seen without an own tap. Asked by itself, so no session lives on by it. */
export const useFollow = ({ id, course: { phase }, workers }: VisitView): void => {
  const client = useQueryClient()
  const isFollowed = workers.length > 1 && phase !== 'planned' && phase !== 'over'
  useEffect(() => {
    if (!isFollowed) return undefined
    const follow = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return
      try {
        const read = await call(readVisitBasis, { visitId: id }, newKey(), 'by itself')
        rememberNews(id, read, basisIn(client, id))
        client.setQueryData<VisitBasis>(keyOf(id), (known) => mergedWith(read, known))
      } catch (fault) {
        // Asked again soon; what keeps somebody from it is said by the next own tap.
        if (!(fault instanceof CallError)) throw fault
      }
    }
    const timer = setInterval(() => void follow(), followMilliseconds)
    return () => clearInterval(timer)
  }, [client, id, isFollowed])
}

type NewTap = Omit<Tap, 'id' | 'at'> & { readonly at?: Tap['at'] }

const retryMilliseconds = 4_000
const passes = ({ status }: CallError): boolean => status === 0 || status === 401 || status >= 500

/** What only the server does with these taps, and is asked for afterwards: it plans the next meeting. */
const isMoreToRead = (taps: readonly Tap[]): boolean =>
  taps.some(({ kind }) => kind === 'ended' || kind === 'next')

export type Teller = {
  /** Tells what happens now. True when it is kept: by the server, or on this device with the bag. */
  readonly tell: (...taps: readonly NewTap[]) => Promise<boolean>
  /** How many taps are kept nowhere yet but on this page. */
  readonly unsent: number
  readonly fault: CallError | undefined
}

/**
 * Taps are told in the order in which they were made, and again until they are kept: twice is once. With a bag the device keeps
 * them at once and its outbox sends them; then nothing is told again from here.
 */
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
  const see = async (taps: readonly Tap[], isHere: boolean): Promise<void> => {
    const { events } = tellVisit.input.parse({ visitId, events: [...taps] })
    client.setQueryData<VisitBasis>(keyOf(visitId), (known) => known && withTaps(known, events, now()))
    if (!isHere && isMoreToRead(taps)) await client.invalidateQueries({ queryKey: keyOf(visitId) })
  }
  const sendAll = async (): Promise<boolean> => {
    const events = waiting.current
    if (events.length === 0) return true
    try {
      const reply = await call(tellVisit, { visitId, events: [...events] })
      await see(events, isFromDevice(reply))
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

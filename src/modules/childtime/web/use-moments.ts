import { useEffect } from 'react'
import { call, newKey } from '#web/call.ts'
import { queryClient, useAct, useCall } from '#web/query.ts'
import { answerMoment, type OwnMoments, readOwnMoments, tellMoments } from '../waves/contract.ts'

/** A moment comes up by the clock, so the screen asks by itself; no session lives longer by it. */
const askEverySeconds = 60

const newIn = ({ log, moments }: OwnMoments, isShown: boolean): string[] => {
  const waiting = new Set(moments.map(({ id }) => id))
  return log.flatMap(({ id, sentAt, shownAt, answeredAt }) =>
    answeredAt === null && (sentAt === null || (isShown && shownAt === null && waiting.has(id))) ? [id] : [],
  )
}

/** One's own questions, kept fresh while the page is looked at, with the log of what came and what was seen. */
export const useMoments = ({ enabled = true }: { readonly enabled?: boolean } = {}) => {
  const answer = useCall(readOwnMoments, {}, { enabled })
  const { data } = answer
  const waveId = data?.waveId ?? null
  useEffect(() => {
    if (!enabled || waveId === null) return undefined
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible')
        void call(readOwnMoments, {}, newKey(), 'by itself')
          .then((reply) => queryClient.setQueryData([readOwnMoments.name, {}], reply))
          .catch(() => undefined)
    }, askEverySeconds * 1_000)
    return () => clearInterval(timer)
  }, [enabled, waveId])
  useEffect(() => {
    if (data === undefined) return
    const isShown = document.visibilityState === 'visible'
    const ids = newIn(data, isShown).slice(0, 200)
    // What is told twice counts once, so a lost telling is told with the next reading.
    if (ids.length > 0) void call(tellMoments, { ids, isShown }, newKey(), 'by itself').catch(() => undefined)
  }, [data])
  const act = useAct(answerMoment, { refresh: [readOwnMoments] })
  return { answer, act }
}

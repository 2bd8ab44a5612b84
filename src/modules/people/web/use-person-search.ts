import { useEffect, useState } from 'react'
import { searchPeople } from '#modules/people/contract.ts'
import { useCall } from '#web/query.ts'

const restMilliseconds = 200
const leastLetters = 2

/** Asks when the typing rests. `typed` empty or too short asks nothing. */
export const usePersonSearch = (typed: string) => {
  const [q, setQ] = useState('')
  const wanted = typed.trim()
  useEffect(() => {
    const timer = setTimeout(() => setQ(wanted), restMilliseconds)
    return () => clearTimeout(timer)
  }, [wanted])
  const isAsked = q.length >= leastLetters
  const answer = useCall(searchPeople, { q }, { enabled: isAsked })
  return {
    reply: isAsked && q === wanted ? answer.data : undefined,
    error: isAsked ? answer.error : null,
    isSearching: wanted.length >= leastLetters && (q !== wanted || answer.isFetching),
    refetch: answer.refetch,
  }
}

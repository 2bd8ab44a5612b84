import { useQuery } from '@tanstack/react-query'
import type { ReplyOf } from '#kernel/route.ts'
import {
  endOwnSession,
  listDemoPeople,
  readSession,
  startDemoSession,
} from '#modules/organisation/contract.ts'
import { call } from './call.ts'

export type Session = Awaited<ReturnType<typeof readOwnSession>>
export type DemoPerson = ReplyOf<typeof listDemoPeople>[number]

export const sessionKey = ['readSession'] as const

/** The answer to "who is signed in": `undefined` data with a 401 fault means nobody. Reading it prolongs it, as every call does. */
export const useSessionAnswer = () =>
  useQuery({
    queryKey: sessionKey,
    queryFn: () => call(readSession, {}),
    staleTime: 60_000,
    gcTime: Infinity,
  })

/** Who is signed in. Only for screens inside the shell, where somebody always is. */
export const useSession = (): Session => {
  const { data } = useSessionAnswer()
  if (!data) throw new Error('a screen outside of the shell asked for the session')
  return data
}

/** Says whether the person's permissions name this one. The server decides again; this only hides what would be refused. */
export const useCan = (): ((permission: string) => boolean) => {
  const { can } = useSession()
  return (permission) => can.some((one) => one === permission)
}

/** The people that one can be in the demo. */
export const useDemoPeople = () =>
  useQuery({ queryKey: ['listDemoPeople'], queryFn: () => call(listDemoPeople, {}), staleTime: 300_000 })

export const readOwnSession = () => call(readSession, {})
export const signOut = () => call(endOwnSession, {})
export const signInAs = (login: string) => call(startDemoSession, { person: login })

import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { InstantSchema } from '#kernel/day-schema.ts'
import type { Route } from '#kernel/route.ts'
import { call } from './call.ts'

const Worker = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  unit: z.string(),
  role: z.string(),
})
const Session = z.object({
  worker: Worker,
  municipality: z.string(),
  demo: z.boolean(),
  expiresAt: InstantSchema,
  can: z.array(z.string()),
})
const Person = z.object({
  login: z.string(),
  name: z.string(),
  title: z.string(),
  unit: z.string(),
  tries: z.string().optional(),
})

export type Session = z.output<typeof Session>
export type DemoPerson = z.output<typeof Person>

const own = { signedIn: 'the own session' } as const
const nothing = z.object({})
const readSession = { name: 'readSession', method: 'GET', path: '/api/session', may: own, input: nothing, reply: Session } satisfies Route
const extendSession = { name: 'extendSession', method: 'POST', path: '/api/session/extend', may: own, input: nothing, reply: Session } satisfies Route
const endSession = { name: 'endSession', method: 'DELETE', path: '/api/session', may: own, input: nothing, reply: z.unknown() } satisfies Route
const open = { public: 'demo only: everybody in it is invented' } as const
const listDemoPeople = { name: 'listDemoPeople', method: 'GET', path: '/api/demo/people', may: open, input: nothing, reply: z.array(Person) } satisfies Route
const startDemoSession = { name: 'startDemoSession', method: 'POST', path: '/api/demo/session', may: open, input: z.object({ person: z.string() }), reply: z.unknown() } satisfies Route

export const sessionKey = ['readSession'] as const

/** The answer to "who is signed in": `undefined` data with a 401 fault means nobody. Reading it does not prolong it. */
export const useSessionAnswer = () =>
  useQuery({ queryKey: sessionKey, queryFn: () => call(readSession, {}), staleTime: 60_000, gcTime: Infinity })

/** Who is signed in. Only for screens inside the shell, where somebody always is. */
export const useSession = (): Session => {
  const { data } = useSessionAnswer()
  if (!data) throw new Error('a screen outside of the shell asked for the session')
  return data
}

/** Says whether the person's permissions name this one. The server decides again; this only hides what would be refused. */
export const useCan = (): ((permission: string) => boolean) => {
  const { can } = useSession()
  return (permission) => can.includes(permission)
}

/** The people that one can be in the demo. */
export const useDemoPeople = () =>
  useQuery({ queryKey: ['listDemoPeople'], queryFn: () => call(listDemoPeople, {}), staleTime: 300_000 })

export const readOwnSession = () => call(readSession, {})
export const extendOwnSession = () => call(extendSession, {})
export const signOut = () => call(endSession, {})
export const signInAs = (login: string) => call(startDemoSession, { person: login })

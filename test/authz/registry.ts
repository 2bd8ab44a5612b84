import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'

/** One address of the server as the server itself knows it. */
export type Entry = { readonly method: string; readonly path: string }

const isNew = (told: unknown): told is { readonly fastify: FastifyInstance } =>
  typeof told === 'object' && told !== null && 'fastify' in told

/** Starts a server and gives every address that is hung on it meanwhile, by whomever: none can hide from the matrix. */
export const withRegistry = async <T>(start: () => Promise<T>): Promise<{ made: T; entries: Entry[] }> => {
  const entries: Entry[] = []
  const listen = (told: unknown): void => {
    if (!isNew(told)) return
    told.fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) entries.push({ method: String(one), path: url })
    })
  }
  subscribe('fastify.initialization', listen)
  try {
    return { made: await start(), entries }
  } finally {
    unsubscribe('fastify.initialization', listen)
  }
}

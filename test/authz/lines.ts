import type { FastifyInstance } from 'fastify'
import { rooms } from '../../src/rooms.ts'
import { addressOf } from './ask.ts'
import { type Asking, type Cell } from './matrix.ts'
import { names, type Stage } from './stage.ts'

/** Every line that a screen follows (server-sent events): the same addresses, asked in another way. */
export const lineCells = (askers = names): Cell[] =>
  rooms
    .flatMap((room) => room.routes)
    .filter(({ follow }) => follow !== undefined)
    .flatMap(({ route }) => askers.map((name) => ({ name, method: 'GET' as const, path: route.path, route })))

const portOf = async (app: FastifyInstance): Promise<number> => {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Opens the line on loopback and lets go at the first word: an answer that stays open never ends otherwise. */
export const askingLines =
  (app: FastifyInstance, stage: Stage): Asking =>
  async ({ path, name }, input) => {
    const port = await portOf(app)
    const stop = new AbortController()
    const cookie = stage.cookieOf(name)
    const response = await fetch(`http://127.0.0.1:${port}${addressOf({ path }, input).url}`, {
      headers: { accept: 'text/event-stream', ...(cookie === undefined ? {} : { cookie }) },
      signal: stop.signal,
    })
    const isLine = response.headers.get('content-type')?.startsWith('text/event-stream') === true
    const text = isLine ? '' : await response.text()
    stop.abort()
    return { status: response.status === 200 && !isLine ? 599 : response.status, text }
  }

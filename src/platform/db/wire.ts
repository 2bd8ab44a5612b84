import { Socket } from 'node:net'
import type pg from 'pg'
import { sayNamed } from './named-query.ts'

/** Named statements are planned once per connection: 0.81 instead of 0.58 of the bare driver's speed under load. */
const names = new Map<string, string>()
const mostNames = 1_000

const nameOf = (text: string): string | undefined => {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

type Chunk = { readonly chunk: Buffer; readonly encoding: BufferEncoding }

/** What was held back leaves as one piece: in many, the server woke up for each of them (docs/speed.md). */
class InOnePiece extends Socket {
  override _writev(chunks: Chunk[], done: (error?: Error | null) => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'buffer' as BufferEncoding, done)
  }
}

/** The socket of a connection to the database. */
export const openSocket = (): Socket => new InOnePiece()

const held = new WeakSet<pg.PoolClient>()

/**
 * Holds back what is written to this connection until the work at hand waits for something. What is asked together then
 * leaves in one write: a write was a quarter of the server's CPU time (docs/speed.md).
 */
const holdBack = (client: pg.PoolClient): void => {
  if (held.has(client)) return
  held.add(client)
  const { stream } = client.connection
  stream.cork()
  // After the microtasks: everything that asks without having waited for the network has asked by then.
  process.nextTick(() => {
    held.delete(client)
    stream.uncork()
  })
}

const firstFaults = new WeakMap<pg.PoolClient, unknown>()

/** What failed first on this connection since `forgetFault`: what fails after it says only that something has failed before. */
export const firstFault = (client: pg.PoolClient): unknown => firstFaults.get(client)

export const forgetFault = (client: pg.PoolClient): void => void firstFaults.delete(client)

/** Heard before any of those who wait for the answer. */
const hearFault = (client: pg.PoolClient, reply: Promise<pg.QueryResult>): Promise<pg.QueryResult> => {
  reply.catch((error: unknown) => {
    if (!firstFaults.has(client)) firstFaults.set(client, error)
  })
  return reply
}

/** Sends a statement with its values; under a name, unless there are too many different ones. */
export const send = (
  client: pg.PoolClient,
  text: string,
  values: readonly unknown[],
): Promise<pg.QueryResult> => {
  holdBack(client)
  const name = nameOf(text)
  const reply =
    name === undefined
      ? client.query({ text, values: [...values] })
      : sayNamed(client, { name, text, values })
  return hearFault(client, reply)
}

/** Sends statements without values, several in one message; never under a name. */
export const sendPlain = (client: pg.PoolClient, text: string): Promise<pg.QueryResult> => {
  holdBack(client)
  return hearFault(client, client.query(text))
}

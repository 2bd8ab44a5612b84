import { once } from 'node:events'
import { Readable } from 'node:stream'
import type pg from 'pg'

declare module 'pg' {
  // What pg can do and its types do not tell: the messages of COPY.
  interface Connection {
    sendCopyFromChunk(chunk: Uint8Array): void
    endCopyFrom(): void
    sendCopyFail(message: string): void
  }
}

const batchBytes = 256 * 1024

/**
 * Runs a `copy … to stdout` and gives its bytes as they come, never more than a few hundred kilobytes ahead of the
 * reader: the socket is paused until it reads on. The client must not pipeline.
 */
export const copyOut = (client: pg.Client, text: string): Readable => {
  let from: pg.Connection | undefined
  let batch: Buffer[] = []
  let size = 0
  let ended = false
  const out = new Readable({
    highWaterMark: batchBytes,
    read: () => void from?.stream.resume(),
    destroy: (error, done) => {
      // Whoever stops reading has given up the transaction too: the connection is of no use any more.
      if (from && !ended) from.stream.destroy()
      done(error)
    },
  })
  const pass = (): void => {
    if (size === 0) return
    const more = out.push(Buffer.concat(batch))
    batch = []
    size = 0
    if (!more) from?.stream.pause()
  }
  client.query({
    submit: (connection: pg.Connection) => {
      from = connection
      connection.query(text)
    },
    handleCopyData: ({ chunk }: { chunk: Buffer }) => {
      // The parser uses its memory again.
      batch.push(Buffer.from(chunk))
      size += chunk.length
      if (size >= batchBytes) pass()
    },
    handleCommandComplete: pass,
    handleReadyForQuery: () => {
      ended = true
      out.push(null)
    },
    handleError: (error: Error) => {
      ended = true
      out.destroy(error)
    },
  })
  return out
}

/** Runs a `copy … from stdin` with the bytes of `source`, no faster than the server takes them. */
export const copyIn = async (
  client: pg.Client,
  text: string,
  source: AsyncIterable<Uint8Array>,
): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  let stopped = false
  const stop = (): void => {
    stopped = true
  }
  promise.then(stop, stop)
  const pump = async (connection: pg.Connection): Promise<void> => {
    try {
      for await (const chunk of source) {
        if (stopped) return
        connection.sendCopyFromChunk(chunk)
        if (connection.stream.writableNeedDrain)
          await Promise.race([once(connection.stream, 'drain'), promise])
      }
      connection.endCopyFrom()
    } catch (error) {
      // What broke on our side is what is told; the server only ends its part.
      reject(error)
      if (!connection.stream.destroyed) connection.sendCopyFail('the source was refused')
    }
  }
  client.query({
    submit: (connection: pg.Connection) => connection.query(text),
    handleCopyInResponse: (connection: pg.Connection) => void pump(connection),
    handleCommandComplete: () => undefined,
    handleReadyForQuery: () => resolve(undefined),
    handleError: (error: Error) => reject(error),
  })
  await promise
}

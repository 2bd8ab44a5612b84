import { Worker } from 'node:worker_threads'
import { longestMilliseconds, mostHeld, mostHeldBytes } from './limits.ts'
import type { Answer, Order } from './orders.ts'

/** How a text stands in the database, and how to read it from there. */
export type Source = {
  readonly id: string
  readonly mark: string
  readonly size: number
  /** All of it, or only what came after `since` when that is known. */
  readonly read: (since: string | undefined) => Promise<Lineage>
}

export type Lineage = { readonly from: 'since' | 'start'; readonly updates: readonly Uint8Array[] }

type Known = { readonly mark: string; readonly size: number; readonly usedAt: number }

/** Reading what is our own may take long on a busy machine; what a device sent may not. */
const longestOwn = 10_000

/** A text that is open and that nobody has written in for so long is read from the database again when somebody does. */
const longestIdle = 60_000

const tooSlow = (): Error => Object.assign(new Error('the shared text took too long'), { code: '57014' })

/** The same order once more in a new thread: a machine that was busy is not taken for a text that hangs. */
const twice = async (act: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '57014')) throw error
    return act()
  }
}

/**
 * The thread and what it holds. Orders are given one at a time, so that the time of each is its own. A thread that does not
 * answer in time is ended, and the next order starts a new one.
 */
export const createThread = ({ idle = longestIdle }: { readonly idle?: number } = {}) => {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  /** What the thread holds, the least used first. */
  const known = new Map<string, Known>()

  const end = async (): Promise<void> => {
    const ended = worker
    worker = undefined
    known.clear()
    await ended?.terminate()
  }

  const start = (): Worker => {
    const made = new Worker(new URL('worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    })
    made.unref()
    made.on('error', () => {
      if (worker === made) void end()
    })
    worker = made
    return made
  }

  const order = (given: Order, longest: number): Promise<Answer> =>
    new Promise((done, failed) => {
      const thread = worker ?? start()
      const stop = (error: Error): void => {
        clearTimeout(timer)
        thread.off('message', answered)
        thread.off('error', stop)
        void end()
        failed(error)
      }
      const answered = (answer: Answer): void => {
        clearTimeout(timer)
        thread.off('error', stop)
        done(answer)
      }
      const timer = setTimeout(() => stop(tooSlow()), longest)
      thread.once('message', answered)
      thread.once('error', stop)
      thread.postMessage(given, [])
    })

  const makeRoom = async (): Promise<void> => {
    const bytes = (): number => [...known.values()].reduce((sum, { size }) => sum + size, 0)
    while (known.size > 1 && (known.size > mostHeld || bytes() > mostHeldBytes)) {
      const [oldest] = known.keys()
      if (oldest === undefined) return
      known.delete(oldest)
      await order({ do: 'drop', document: oldest }, longestOwn)
    }
  }

  let forgetting: ReturnType<typeof setTimeout> | undefined
  const forgetLater = (): void => {
    forgetting ??= setTimeout(() => void inTurn(forgetIdle).catch(() => undefined), idle).unref()
  }
  const forgetIdle = async (): Promise<void> => {
    forgetting = undefined
    const idleSince = performance.now() - idle
    for (const [id, { usedAt }] of known) {
      if (usedAt > idleSince) continue
      known.delete(id)
      await order({ do: 'drop', document: id }, longestOwn)
    }
    if (known.size > 0) forgetLater()
  }

  const hold = async ({ id, mark, size, read }: Source): Promise<void> => {
    const one = known.get(id)
    known.delete(id)
    if (one?.mark !== mark) {
      const { from, updates } = await read(one?.mark)
      const what = from === 'since' ? 'add' : 'load'
      await order({ do: what, document: id, updates }, longestOwn)
    }
    known.set(id, { mark, size, usedAt: performance.now() })
    await makeRoom()
    forgetLater()
  }

  const ask = async (
    source: Source,
    given: Order,
    { longest, next }: { readonly longest: number; readonly next?: string },
  ): Promise<Answer> => {
    await hold(source)
    const answer = await order(given, longest)
    if ('fault' in answer) known.delete(source.id)
    else if (next !== undefined && answer.update !== undefined)
      known.set(source.id, { mark: next, size: source.size, usedAt: performance.now() })
    return answer
  }

  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const mine = last.then(act, act)
    last = mine.catch(() => undefined)
    return mine
  }

  return {
    /** What a device sent: read with a time limit. `next` is how the text is called when it is taken. */
    take: (source: Source, given: Omit<Order & { do: 'take' }, 'do' | 'document'>, next: string) =>
      inTurn(() =>
        twice(() =>
          ask(source, { do: 'take', document: source.id, ...given }, { longest: longestMilliseconds, next }),
        ),
      ),
    lacking: (source: Source, vector: Uint8Array) =>
      inTurn(() =>
        twice(() =>
          ask(source, { do: 'lacking', document: source.id, vector }, { longest: longestMilliseconds }),
        ),
      ),
    /** What the house itself writes, under a number of its own. */
    rewrite: (source: Source, client: number, texts: ReadonlyMap<string, string>, next: string) =>
      inTurn(() =>
        ask(source, { do: 'rewrite', document: source.id, client, texts }, { longest: longestOwn, next }),
      ),
    tell: (source: Source, what: 'whole' | 'writers') =>
      inTurn(() => ask(source, { do: what, document: source.id }, { longest: longestOwn })),
    forget: (id: string) =>
      inTurn(async () => {
        if (known.delete(id)) await order({ do: 'drop', document: id }, longestOwn)
      }),
    /** How many texts are held ready. */
    held: (): number => known.size,
    end: () => inTurn(end),
  }
}

export type Thread = ReturnType<typeof createThread>

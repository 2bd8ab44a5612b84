import { Worker } from 'node:worker_threads'
import { Answer } from './answer.ts'
import { NotTaken } from './door/fault.ts'
import type { Looked, SentFile } from './door/look.ts'

const longestSeconds = 60
/** The thread has held a picture's pixels: it goes when nothing more comes, and its memory with it. */
const idleSeconds = 10

type Waiting = SentFile & { readonly done: (looked: Looked) => void; readonly failed: (error: Error) => void }

const queue: Waiting[] = []
let thread: Worker | undefined
let isBusy = false
let resting: ReturnType<typeof setTimeout> | undefined

const endThread = (): void => {
  void thread?.terminate()
  thread = undefined
}

const startThread = (): Worker => {
  const worker = new Worker(new URL('thread.ts', import.meta.url))
  worker.unref()
  // One that falls while it waits does not take the server down.
  worker.on('error', () => {
    if (thread === worker) thread = undefined
  })
  return worker
}

const next = (): void => {
  if (isBusy) return
  const order = queue.shift()
  if (!order) {
    clearTimeout(resting)
    resting = setTimeout(endThread, idleSeconds * 1000).unref()
    return
  }
  clearTimeout(resting)
  isBusy = true
  thread ??= startThread()
  const worker = thread
  const end = (tell: () => void): void => {
    clearTimeout(timer)
    worker.off('error', fall)
    worker.off('message', hear)
    isBusy = false
    tell()
    next()
  }
  const fall = (): void =>
    end(() => {
      endThread()
      order.failed(new NotTaken('file_unreadable'))
    })
  const hear = (told: unknown): void => {
    const answer = Answer.parse(told)
    end(() => {
      if ('fault' in answer) order.failed(new NotTaken(answer.fault))
      else {
        const { buffer, byteOffset, length } = answer.bytes
        order.done({ ...answer, bytes: Buffer.from(buffer, byteOffset, length) })
      }
    })
  }
  const timer = setTimeout(fall, longestSeconds * 1000)
  worker.once('error', fall)
  worker.once('message', hear)
  const copy = new Uint8Array(order.bytes)
  worker.postMessage({ name: order.name, type: order.type, bytes: copy }, [copy.buffer])
}

/** The door in a thread of its own, one file at a time; a file over which it falls or sits for a minute is not taken. */
export const examine = ({ name, type, bytes }: SentFile): Promise<Looked> =>
  new Promise((done, failed) => {
    queue.push({ name, type, bytes, done, failed })
    next()
  })

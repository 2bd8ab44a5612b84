import { Worker } from 'node:worker_threads'
import type { Made } from './worker.ts'

export type PdfOrder = { readonly template: string; readonly data: Readonly<Record<string, unknown>> }
export type Pdf = { readonly bytes: Buffer; readonly threadId: number }

type Waiting = PdfOrder & { readonly done: (pdf: Pdf) => void; readonly failed: (error: Error) => void }

const mostThreads = 2
const longestSeconds = 20

const queue: Waiting[] = []
const idle: Worker[] = []
let threads = 0

const startThread = (): Worker => {
  threads += 1
  const worker = new Worker(new URL('worker.ts', import.meta.url))
  // A thread that waits does not keep the server alive, and one that falls while it waits does not take it down.
  worker.unref()
  worker.on('error', () => {
    if (idle.includes(worker)) drop(worker)
  })
  return worker
}

const drop = (worker: Worker): void => {
  threads -= 1
  const at = idle.indexOf(worker)
  if (at >= 0) idle.splice(at, 1)
  worker.removeAllListeners('message')
  void worker.terminate()
}

/** 57014 is work that was cancelled for taking too long: answered as "not just now" (http/errors.ts), and not as a fault. */
const tooSlow = (): Error => Object.assign(new Error('the document took too long'), { code: '57014' })

const give = (worker: Worker, order: Waiting): void => {
  const fail = (error: Error): void => {
    clearTimeout(timer)
    worker.off('error', fail)
    drop(worker)
    order.failed(error)
    next()
  }
  const timer = setTimeout(() => fail(tooSlow()), longestSeconds * 1000)
  worker.once('error', fail)
  worker.once('message', (made: Made) => {
    clearTimeout(timer)
    worker.off('error', fail)
    idle.push(worker)
    if ('fault' in made) order.failed(new Error(made.fault))
    else order.done({ bytes: Buffer.from(made.bytes), threadId: made.threadId })
    next()
  })
  worker.postMessage({ template: order.template, data: order.data }, [])
}

const next = (): void => {
  const order = queue[0]
  if (!order) return
  const worker = idle.pop() ?? (threads < mostThreads ? startThread() : undefined)
  if (!worker) return
  queue.shift()
  give(worker, order)
}

/**
 * Makes a PDF from a template of this folder, in a thread of its own, at most two at a time.
 * Gives up after twenty seconds; the thread is ended then and a new one takes its place.
 */
export const renderPdf = (order: PdfOrder): Promise<Pdf> =>
  new Promise((done, failed) => {
    queue.push({ ...order, done, failed })
    next()
  })

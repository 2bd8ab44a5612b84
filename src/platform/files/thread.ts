import { parentPort } from 'node:worker_threads'
import { z } from 'zod'
import type { Answer } from './answer.ts'
import { NotTaken } from './door/fault.ts'
import { lookAt } from './door/look.ts'

/**
 * The thread in which files are looked at: unpacking and drawing would stop the server for as long, and what a hostile file
 * breaks is this thread.
 */
const Order = z.object({ name: z.string(), type: z.string(), bytes: z.instanceof(Uint8Array) })

const answer = async (order: unknown): Promise<Answer> => {
  try {
    const { name, type, bytes } = Order.parse(order)
    const looked = await lookAt({
      name,
      type,
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    })
    return { ...looked, bytes: new Uint8Array(looked.bytes) }
  } catch (error) {
    return { fault: error instanceof NotTaken ? error.fault : 'file_unreadable' }
  }
}

parentPort?.on('message', (order: unknown) => {
  void answer(order).then((told) => parentPort?.postMessage(told, 'bytes' in told ? [told.bytes.buffer] : []))
})

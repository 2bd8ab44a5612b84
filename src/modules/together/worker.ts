import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import { BadUpdate } from './faults.ts'
import type { Answer, Order } from './orders.ts'
import { docOf, lacking, rewrite, take, writersOf } from './shared-doc.ts'

/**
 * The thread that reads what devices send. It holds copies of the texts that are being written, never the only one: when an
 * update is refused, breaks off or takes too long its copy is thrown away, and read from the database again.
 */
const held = new Map<string, Y.Doc>()

const answerTo = (order: Order, doc: Y.Doc): Answer => {
  switch (order.do) {
    case 'load':
      held.set(order.document, docOf(order.updates))
      return {}
    case 'add':
      for (const update of order.updates) Y.applyUpdate(doc, update)
      return {}
    case 'take':
      return take(doc, order.update, {
        clients: new Set(order.clients),
        fields: new Set(order.fields),
      })
    case 'rewrite':
      return rewrite(doc, order.client, order.texts)
    case 'lacking':
      return { update: lacking(doc, order.vector) }
    case 'whole':
      return { update: Y.encodeStateAsUpdate(doc) }
    case 'writers':
      return { writers: writersOf(doc) }
    case 'drop':
      doc.destroy()
      held.delete(order.document)
      return {}
    default:
      return order satisfies never
  }
}

const answer = (order: Order): Answer => {
  const doc = order.do === 'load' ? new Y.Doc() : held.get(order.document)
  if (!doc) return { fault: 'not_held' }
  try {
    return answerTo(order, doc)
  } catch (error) {
    held.delete(order.document)
    return { fault: error instanceof BadUpdate ? error.fault : 'update_unreadable' }
  }
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(answer(order), []))

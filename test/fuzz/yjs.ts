import * as Y from 'yjs'
import { chance } from '#test/support/shared-text.ts'
import { longestMilliseconds } from '../../src/modules/together/limits.ts'
import { docOf } from '../../src/modules/together/shared-doc.ts'
import { createThread, type Source } from '../../src/modules/together/thread.ts'
import { honest, mutations } from './mutations.ts'

export type Fuzzed = {
  readonly updates: number
  readonly refused: number
  readonly crashes: number
  readonly hangs: number
  readonly stuck: number
  readonly forged: number
}

const fields = ['a', 'b']
const victims = [1, 2]
const attacker = 3
const newTextAfter = 400

const textsOf = (doc: Y.Doc): string => JSON.stringify(fields.map((field) => doc.getText(field).toJSON()))

/** Sends mutated updates of one device to the thread that the server uses, and looks at what came of each. */
export const fuzzYjs = async (count: number, seed: number): Promise<Fuzzed> => {
  const random = chance(seed)
  const thread = createThread()
  const found = { updates: 0, refused: 0, crashes: 0, hangs: 0, stuck: 0, forged: 0 }
  let kept: { mark: string; bytes: Uint8Array }[] = []
  let id = crypto.randomUUID()

  const whole = (): Y.Doc => docOf(kept.map(({ bytes }) => bytes))
  const source = (): Source => ({
    id,
    mark: kept.at(-1)?.mark ?? 'none',
    size: 1,
    read: async (since) => {
      const at = kept.findIndex(({ mark }) => mark === since)
      return at < 0
        ? { from: 'start', updates: kept.map(({ bytes }) => bytes) }
        : { from: 'since', updates: kept.slice(at + 1).map(({ bytes }) => bytes) }
    },
  })
  const send = async (
    update: Uint8Array,
    clients: readonly number[],
  ): Promise<'taken' | 'nothing' | 'refused'> => {
    const mark = crypto.randomUUID()
    const answer = await thread.take(source(), { update, clients, fields }, mark)
    if ('fault' in answer) return 'refused'
    if (answer.update === undefined) return 'nothing'
    kept.push({ mark, bytes: answer.update })
    return 'taken'
  }
  const begin = async (): Promise<void> => {
    await thread.forget(id)
    id = crypto.randomUUID()
    kept = []
    for (const own of [...victims, ...victims, attacker])
      await send(honest({ random, doc: whole(), own, others: victims }), [own])
  }
  /** Nothing waits for what never comes, an honest device can write on, and another order of reading gives the same text. */
  const isStuck = async (): Promise<boolean> => {
    const doc = whole()
    const other = docOf([Y.encodeStateAsUpdate(doc)])
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return true
    if (textsOf(doc) !== textsOf(other)) return true
    return (await send(honest({ random, doc, own: 1, others: victims }), [1])) !== 'taken'
  }

  for (let n = 0; n < count; n++) {
    if (n % newTextAfter === 0) await begin()
    const doc = whole()
    const clocks = victims.map((one) => Y.getState(doc.store, one))
    const mutate = mutations[Math.floor(random() * mutations.length)] ?? honest
    const update = mutate({ random, doc, own: attacker, others: victims })
    found.updates += 1
    const start = performance.now()
    try {
      const outcome = await send(update, [attacker])
      if (outcome === 'refused') found.refused += 1
      if (outcome === 'taken') {
        const after = whole()
        const isForged = victims.some((one, at) => Y.getState(after.store, one) !== clocks[at])
        if (isForged) found.forged += 1
        if (await isStuck()) found.stuck += 1
      }
    } catch {
      if (performance.now() - start > longestMilliseconds) found.hangs += 1
      else found.crashes += 1
    }
    if (n % 100 === 99 && (await isStuck())) found.stuck += 1
  }
  await thread.end()
  return found
}

export const inOneLine = ({ updates, refused, crashes, hangs, stuck, forged }: Fuzzed): string =>
  `${updates} updates, ${refused} refused, ${crashes} crashes, ${hangs} hangs over ${longestMilliseconds} ms, ${stuck} documents stuck, ${forged} text attributed to another author`

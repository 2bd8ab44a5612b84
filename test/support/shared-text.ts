import * as Y from 'yjs'
import { BadUpdate } from '../../src/modules/together/faults.ts'
import {
  type Kept,
  type Paces,
  type ReplicaStore,
  type Step,
  WireFault,
  withSteps,
  type Wire,
} from '../../src/modules/together/replica-parts.ts'
import { createReplica, type Replica } from '../../src/modules/together/replica.ts'
import { docOf, lacking, take } from '../../src/modules/together/shared-doc.ts'

/** Chance out of one seed (mulberry32): the same seed, the same run. */
export const chance = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Lets everything happen that was promised. */
const settle = async (): Promise<void> => {
  for (let n = 0; n < 60; n++) await Promise.resolve()
}
/** A world whose time is moved by the test: what is due runs in the order of its time. */
export const littleWorld = (seed: number) => {
  const random = chance(seed)
  let now = 0
  let due: { at: number; order: number; act: () => void }[] = []
  let order = 0
  const after = (milliseconds: number, act: () => void): (() => void) => {
    order += 1
    const one = { at: now + milliseconds, order, act }
    due.push(one)
    return () => {
      due = due.filter((other) => other !== one)
    }
  }
  const pass = async (milliseconds: number): Promise<void> => {
    const until = now + milliseconds
    for (;;) {
      await settle()
      const [next] = due.toSorted((a, b) => a.at - b.at || a.order - b.order)
      if (!next || next.at > until) break
      due = due.filter((other) => other !== next)
      now = Math.max(now, next.at)
      next.act()
    }
    now = until
    await settle()
  }
  return { now: () => now, random, after, pass }
}

export type LittleWorld = ReturnType<typeof littleWorld>

/** What the server does with a text, in memory: the same checks, the same numbers. */
export const littleServer = (fields: readonly string[]) => {
  let updates: Uint8Array[] = []
  const owners = new Map<number, string>()
  const take1 = (worker: string, clientId: number, update: Uint8Array): { seq: number; taken: boolean } => {
    const clients = new Set([...owners].filter(([, who]) => who === worker).map(([client]) => client))
    if (!clients.has(clientId)) throw new WireFault('refused', 'update_of_another')
    try {
      const taken = take(docOf(updates), update, { clients, fields: new Set(fields) })
      if (taken.update === undefined) return { seq: updates.length, taken: false }
      updates.push(taken.update)
      return { seq: updates.length, taken: true }
    } catch (error) {
      if (error instanceof BadUpdate) throw new WireFault('refused', error.fault)
      throw error
    }
  }
  return {
    open: (worker: string): Kept => {
      const clientId = owners.size + 1
      owners.set(clientId, worker)
      return { documentId: 'd', clientId, since: 0, known: [], pending: [] }
    },
    push: take1,
    pull: (since: number, vector: Uint8Array) => ({
      seq: updates.length,
      updates: since > 0 ? updates.slice(since) : [lacking(docOf(updates), vector)],
      writers: [...owners].map(([clientId, name]) => ({ clientId, name })),
    }),
    owner: (clientId: number): string | undefined => owners.get(clientId),
    doc: (): Y.Doc => docOf(updates),
    seq: (): number => updates.length,
    compact: (): void => {
      const whole = Y.encodeStateAsUpdate(docOf(updates))
      updates = [...Array.from({ length: updates.length - 1 }, () => new Uint8Array([0, 0])), whole]
    },
  }
}

export type LittleServer = ReturnType<typeof littleServer>

/** How bad the way to the server is, each between 0 and 1. */
export type Weather = {
  readonly drop: number
  readonly dropAnswer: number
  readonly twice: number
  readonly delay: number
}

export const fineWeather: Weather = { drop: 0, dropAnswer: 0, twice: 0, delay: 0 }

/** A way that loses what is sent, loses answers, sends twice and holds back. `online` is looked at each time. */
export const roughWire = (
  world: LittleWorld,
  server: LittleServer,
  {
    worker,
    weather,
    online,
  }: { readonly worker: string; readonly weather: () => Weather; readonly online: () => boolean },
): Wire => {
  const wait = (): Promise<void> =>
    new Promise((done) => {
      const { delay } = weather()
      if (delay === 0) done()
      else world.after(world.random() * delay, done)
    })
  const pass = async <T>(act: () => T): Promise<T> => {
    await wait()
    const { drop, dropAnswer, twice } = weather()
    if (!online() || world.random() < drop) throw new WireFault('later', 'no_answer')
    const answer = act()
    // The one that was held back arrives long after, once more.
    if (world.random() < twice) world.after(world.random() * 5_000, () => void act())
    await wait()
    if (!online() || world.random() < dropAnswer) throw new WireFault('later', 'no_answer')
    return answer
  }
  return {
    push: ({ clientId, update }) => pass(() => server.push(worker, clientId, update)),
    pull: ({ since, vector }) => pass(() => server.pull(since, vector)),
  }
}

/** A disk: what was not on it when the device fell is gone. `fails` tells of each writing whether it does. */
export const littleDisk = (first: Kept, fails: () => boolean = () => false) => {
  let kept = first
  const store: ReplicaStore = {
    keep: async (steps: readonly Step[]) => {
      await Promise.resolve()
      if (fails()) throw new Error('the disk is full')
      kept = withSteps(kept, steps)
    },
    replace: async (whole: Kept) => {
      await Promise.resolve()
      kept = whole
    },
  }
  return { store, kept: (): Kept => kept }
}

const words = ['Lisa', 'sover', 'dåligt', 'å', 'mamma', 'ö', '\n', '. ', ' ', '😀', 'skolan ringde', 'ab']

/** Writes or takes away something at random, as a person would: whole characters only. */
export const scribble = (replica: Replica, field: string, random: () => number): void => {
  const letters = Array.from(replica.text(field))
  const at = Math.floor(random() * (letters.length + 1))
  const remove = random() < 0.3 ? Math.floor(random() * 6) : 0
  const insert = random() < 0.8 ? (words[Math.floor(random() * words.length)] ?? '') : ''
  const next = [...letters.slice(0, at), insert, ...letters.slice(at + remove)].join('')
  replica.edit(field, next)
}

export const aReplica = (
  world: LittleWorld,
  kept: Kept,
  { wire, store, paces }: { readonly wire: Wire; readonly store?: ReplicaStore; readonly paces?: Paces },
): Replica => createReplica({ kept, wire, world, ...(store ? { store } : {}), ...(paces ? { paces } : {}) })

import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { judge, whoWrites } from './judge.ts'
import { ownerUrlOf, type Running, settle, startProduct } from './product.ts'
import { emptyWriting, type Writing, writeOn } from './writers.ts'

export type Harmed = {
  readonly acknowledged: number
  /** Wishes that had to be sent again, since no answer came or the server was not whole. */
  readonly again: number
  /** Acknowledged, and not there. */
  readonly lost: readonly string[]
  /** Done by half, or twice. */
  readonly half: readonly string[]
  /** Answers that a person could not go on from. */
  readonly faults: readonly string[]
  /** Of each kind of harm the milliseconds until server and database answered again. */
  readonly back: ReadonlyMap<string, readonly number[]>
}

/** One kind of harm. `act` does it and gives the milliseconds until the product answers again. */
export type Harm = {
  readonly name: string
  readonly act: (product: Product) => Promise<number>
}

/** The product under harm: another process takes the place of a killed one. */
export type Product = {
  readonly folder: string
  readonly now: () => Running
  readonly startAgain: () => Promise<void>
  /** What the people who write have been answered up to now. */
  readonly writing: Writing
}

type Options = {
  readonly folder: string
  readonly rounds: number
  readonly say?: (line: string) => void
  /** The product's temporary folder, when it is not the machine's. */
  readonly temp?: string
  /** A last look at the product when all is over: what is not whole, in sentences. */
  readonly lastLook?: (folder: string) => Promise<readonly string[]>
}

const writersAtOnce = 6
const looksEvery = 10

/** Does each kind of harm `rounds` times to the real product while six people write and sign, and judges what is stored. */
export const harmWhileWriting = async (
  harms: readonly Harm[],
  { folder, rounds, say, temp, lastLook }: Options,
): Promise<Harmed> => {
  await settle(folder)
  let running = await startProduct(folder, temp)
  const writing = emptyWriting()
  const product: Product = {
    folder,
    now: () => running,
    startAgain: async () => {
      running = await startProduct(folder, temp)
    },
    writing,
  }
  const since = Temporal.Now.instant().toString()
  let isOver = false
  let writers: Promise<void>[] = []
  let seen = 0
  const lost = new Set<string>()
  const half: string[] = []
  const back = new Map<string, number[]>()

  /** So that each harm falls into writing, at no moment that we chose. */
  const writeAWhile = async (): Promise<void> => {
    const until = performance.now() + 60_000
    while (writing.acknowledged.count < seen + 10 && performance.now() < until) await sleep(5)
    await sleep(randomInt(0, 200))
    if (writing.acknowledged.count < seen + 10) writing.faults.push('nobody could write for a minute')
    seen = writing.acknowledged.count
  }
  const look = async () => {
    const found = await judge(await ownerUrlOf(folder), writing, since)
    for (const one of found.lost) lost.add(one)
    return found
  }

  try {
    const people = await whoWrites(await ownerUrlOf(folder))
    writers = people
      .slice(0, writersAtOnce)
      .map((person) => writeOn(person, { url: () => running.url, isOver: () => isOver, writing }))
    for (const { name, act } of harms) {
      const times: number[] = []
      back.set(name, times)
      for (let round = 1; round <= rounds; round += 1) {
        await writeAWhile()
        times.push(await act(product))
        if (round % looksEvery !== 0 && round !== rounds) continue
        await look()
        say?.(`${name} ${round} times: ${writing.acknowledged.count} acknowledged, ${lost.size} lost`)
      }
    }
    isOver = true
    await Promise.all(writers)
    // What is by half can be told only when nobody is in the middle of something.
    half.push(...(await look()).half, ...((await lastLook?.(folder)) ?? []))
  } finally {
    isOver = true
    await Promise.allSettled(writers)
    await running.stop()
  }
  return {
    acknowledged: writing.acknowledged.count,
    again: writing.again.count,
    lost: [...lost],
    half,
    faults: writing.faults,
    back,
  }
}

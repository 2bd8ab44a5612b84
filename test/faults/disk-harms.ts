import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { freeBytes, makeRoom, takeRoom } from './disk.ts'
import { ownerUrlOf, untilUp } from './product.ts'
import type { Harm, Product } from './while-writing.ts'

const almostNothing = 128 * 1024
const longestFilling = 60_000
const heldFor = 3_000

/** Until nobody can save any more: so many wishes have been turned away since. */
const untilRefused = async ({ writing }: Product): Promise<void> => {
  const before = writing.again.count
  const until = performance.now() + longestFilling
  while (writing.again.count < before + 20 && performance.now() < until) await sleep(20)
  if (writing.again.count < before + 20) writing.faults.push('the disk was full, and all went on as before')
}

/** Milliseconds from the room being made until the product answers and has saved something new. */
const untilSaved = async (product: Product): Promise<number> => {
  const { folder, writing, now } = product
  const before = writing.acknowledged.count
  const from = performance.now()
  await makeRoom(folder)
  await untilUp(now().url, from)
  while (writing.acknowledged.count === before && performance.now() - from < 60_000) await sleep(10)
  return performance.now() - from
}

/** The last megabytes are written by the product itself, until PostgreSQL can make no table or file of its log longer. */
const filling: Harm = {
  name: 'disk full',
  act: async (product) => {
    const { folder } = product
    await takeRoom(folder, randomInt(1, 4) * 1024 * 1024)
    const until = performance.now() + longestFilling
    while ((await freeBytes(folder)) > almostNothing && performance.now() < until) {
      // What is left is taken bit by bit, so that it ends at no place that we chose.
      await takeRoom(folder, Math.max(0, (await freeBytes(folder)) - randomInt(8, 256) * 1024))
      await sleep(20)
    }
    await untilRefused(product)
    await sleep(heldFor)
    return untilSaved(product)
  },
}

/** Writes PostgreSQL's log on until it can begin no new file: then it ends itself, and cannot start before there is room. */
const fillLog = async (folder: string): Promise<boolean> => {
  const client = new Client({ connectionString: await ownerUrlOf(folder) })
  client.on('error', () => undefined)
  const until = performance.now() + longestFilling
  try {
    await client.connect()
    while (performance.now() < until) {
      await client.query(`select pg_logical_emit_message(false, 'full', repeat('x', 1000000))`)
      await takeRoom(folder, 0)
    }
    return false
  } catch {
    return true
  } finally {
    await client.end().catch(() => undefined)
  }
}

export const fillingLog: Harm = {
  name: 'disk full under the log of PostgreSQL',
  act: async (product) => {
    const { folder, writing } = product
    await takeRoom(folder, 0)
    if (!(await fillLog(folder))) writing.faults.push('PostgreSQL wrote on with no room for its log')
    await untilRefused(product)
    await sleep(heldFor)
    return untilSaved(product)
  },
}

/** The server ends on a full disk: it says so, starts when there is room, and everything is there. */
const ended: Harm = {
  name: 'server killed on a full disk',
  act: async (product) => {
    const { folder, now, startAgain, writing } = product
    await takeRoom(folder, 0)
    await sleep(1_000)
    await now().kill()
    const isUp = await startAgain().then(
      () => true,
      () => false,
    )
    if (isUp) return untilSaved(product)
    const before = writing.acknowledged.count
    const from = performance.now()
    await makeRoom(folder)
    await startAgain()
    while (writing.acknowledged.count === before && performance.now() - from < 60_000) await sleep(10)
    return performance.now() - from
  },
}

export const diskHarms: readonly Harm[] = [filling, fillingLog, ended]

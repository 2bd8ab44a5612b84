import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { appLogin, migrate } from '#platform/db/migrate.ts'
import { openSealKeys } from '#platform/sealed/keys.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { openHouse } from '../../src/house.ts'

/** A small municipality in the folder, so that the first start does not make a large one. */
export const settle = async (folder: string): Promise<void> => {
  const embedded = await startEmbedded({ dataDir: join(folder, 'postgres') })
  const { ownerUrl } = embedded
  const login = appLogin(ownerUrl)
  await migrate({ ownerUrl, appPassword: login.password })
  const db = openDatabase({ url: login.url })
  const sealKeys = openSealKeys(join(folder, 'sealed-store.key'), { mayMake: true })
  await seedDemo(openHouse(db, { demo: true, sealKeys }), {
    ownerUrl,
    clock: systemClock,
    say: () => {},
    closed: 20,
    open: 30,
  })
  await db.close()
  await embedded.stop()
}

const main = join(import.meta.dirname, '../../src/main.ts')

/** The product as it is installed: one process and its own PostgreSQL, on the files of one folder. */
export type Running = {
  readonly url: string
  readonly pid: number
  readonly kill: () => Promise<void>
}

const addressIn = (said: string): string | undefined => /^Barntid: (\S+)$/m.exec(said)?.[1]

const isUp = (url: string): Promise<boolean> =>
  fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
    (answer) => answer.ok,
    () => false,
  )

/** Waits until the server and its database answer; gives the milliseconds since `from`. */
export const untilUp = async (url: string, from: number): Promise<number> => {
  while (!(await isUp(url))) {
    if (performance.now() - from > 60_000) throw new Error('the product did not come back within a minute')
    await sleep(20)
  }
  return performance.now() - from
}

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

/**
 * Starts the product; `stop` ends it in good order. Throws with what it said when it does not start. `temp`: a temporary folder
 * other than the machine's.
 */
export const startProduct = async (
  folder: string,
  temp?: string,
): Promise<Running & { readonly stop: () => Promise<void> }> => {
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      BARNTID_MODE: 'demo',
      BARNTID_DATA: folder,
      PORT: '0',
      LOG_LEVEL: 'silent',
      ...(temp === undefined ? {} : { TMPDIR: temp }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const address = Promise.withResolvers<string>()
  const hear = (text: string): void => {
    said += text
    const found = addressIn(said)
    if (found !== undefined) address.resolve(found)
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  child.on('exit', () => address.reject(new Error(`the product ended at its start: ${said.slice(-2_000)}`)))
  const url = await address.promise
  return {
    url,
    pid: child.pid ?? 0,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  }
}

const noteOf = async (folder: string): Promise<readonly string[]> =>
  (await readFile(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n')

const databasePid = async (folder: string): Promise<number> => Number((await noteOf(folder))[0])

const childrenOf = async (pid: number): Promise<number[]> => {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  return list.split(' ').filter(Boolean).map(Number)
}

/** All processes of the product's PostgreSQL, the first one first. */
export const databaseProcesses = async (folder: string): Promise<readonly [number, ...number[]]> => {
  const first = await databasePid(folder)
  return [first, ...(await childrenOf(first))]
}

const untilReplaced = async (folder: string, first: number): Promise<void> => {
  const until = performance.now() + 60_000
  const now = () => databasePid(folder).catch(() => first)
  while ((await now()) === first && performance.now() < until) await sleep(10)
}

const killHard = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself meanwhile.
  }
}

/** Kills the product's PostgreSQL, all of it or its first process alone, and waits until another has taken its place. */
export const killDatabase = async (folder: string, what: 'all' | 'first'): Promise<void> => {
  const [first, ...others] = await databaseProcesses(folder)
  for (const pid of what === 'all' ? [first, ...others] : [first]) killHard(pid)
  await untilReplaced(folder, first)
}

/** Tells PostgreSQL to end at once and in good order, and waits until another has taken its place. */
export const stopDatabase = async (folder: string): Promise<void> => {
  const first = await databasePid(folder)
  process.kill(first, 'SIGINT')
  await untilReplaced(folder, first)
}

/** The address of the product's PostgreSQL for its owner, to look at what is stored. */
export const ownerUrlOf = async (folder: string): Promise<string> => {
  const lines = await noteOf(folder)
  return `postgres://postgres@localhost:${lines[3]}/postgres?host=${encodeURIComponent(lines[4] ?? '')}`
}

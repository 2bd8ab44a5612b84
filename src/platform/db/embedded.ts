import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endOf, makeCluster, openDoor, readLines } from './embedded-cluster.ts'
import type { Door } from './embedded-cluster.ts'
import { findHost, takeOver } from './embedded-host.ts'
import type { Host } from './embedded-host.ts'
import { askToStop, clearOrphan, DatabaseInUse, isReady, ownerLabel, stopHard } from './embedded-orphan.ts'
import { waitFor } from './embedded-processes.ts'
import { inTurn } from './embedded-turn.ts'

export { DatabaseInUse }

/** `durability: 'test'` gives up safety against power cuts for speed; never for data that matters. */
export type EmbeddedOptions = {
  readonly dataDir: string
  readonly log?: (line: string) => void
  readonly durability?: 'full' | 'test'
  /** How many may be connected at once. */
  readonly connections?: number
}

/** `ownerUrl` signs in as the superuser `postgres`; the application itself must use a login that owns nothing. */
export type EmbeddedDatabase = { readonly ownerUrl: string; readonly stop: () => Promise<void> }

/** Small, for one municipality's demo beside the application on one machine. */
const modest = ['shared_buffers=128MB', 'work_mem=8MB', 'maintenance_work_mem=64MB', 'jit=off']
/** Errors of PostgreSQL quote values, which may be personal data: its log keeps to its own life. */
const discreet = ['log_min_messages=log', 'log_min_error_statement=panic', 'log_error_verbosity=terse']
const universal = ['timezone=UTC', 'log_timezone=UTC']
const durable = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on']
const hasty = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
type StopSignal = (typeof signals)[number]

/** One PostgreSQL of this process, from before its start until after its end. */
type Keeper = {
  readonly bin: string
  readonly clusterDir: string
  child: ChildProcess | undefined
  state: 'starting' | 'running' | 'interrupted' | 'stopping'
  stop: () => Promise<void>
  /** Called when PostgreSQL ends without having been told to. */
  onEnd: () => void
}
const keepers = new Set<Keeper>()

const runningPid = (keeper: Keeper): number | undefined =>
  keeper.child?.exitCode === null && keeper.child.signalCode === null ? keeper.child.pid : undefined

const stopAllThenRaise = async (signal: StopSignal): Promise<void> => {
  await Promise.allSettled([...keepers].map((keeper) => keeper.stop()))
  process.off(signal, onSignal)
  process.kill(process.pid, signal)
}

/**
 * A start that is interrupted ends its PostgreSQL itself. Later the application's own listener is expected to call
 * `stop` after its server has closed; without one we stop and then let the signal do what it would have done.
 */
const onSignal = (signal: StopSignal): void => {
  for (const keeper of keepers) {
    if (keeper.state !== 'starting') continue
    keeper.state = 'interrupted'
    const pid = runningPid(keeper)
    if (pid !== undefined) askToStop(pid, keeper.clusterDir, keeper.bin)
  }
  if (process.listenerCount(signal) > 1) return
  void stopAllThenRaise(signal)
}

/** The last net: Node ends without `stop`. Nothing can be awaited here, but PostgreSQL ends in good order alone. */
const onExit = (): void => {
  for (const keeper of keepers) {
    const pid = runningPid(keeper)
    if (pid !== undefined) askToStop(pid, keeper.clusterDir, keeper.bin)
  }
}

const keep = (keeper: Keeper): void => {
  if (keepers.size === 0) {
    for (const signal of signals) process.on(signal, onSignal)
    process.on('exit', onExit)
  }
  keepers.add(keeper)
}

const letGo = (keeper: Keeper): void => {
  keepers.delete(keeper)
  if (keepers.size > 0) return
  for (const signal of signals) process.off(signal, onSignal)
  process.off('exit', onExit)
}

const throwIfInterrupted = (keeper: Keeper): void => {
  if (keeper.state !== 'starting') throw new Error('The start of the database was interrupted.')
}

/** Stops PostgreSQL and waits for its end: connections are cut, what was committed is safe. */
const stopChild = async (keeper: Keeper): Promise<void> => {
  const pid = runningPid(keeper)
  if (pid === undefined) return
  keeper.state = 'stopping'
  askToStop(pid, keeper.clusterDir, keeper.bin)
  if (await waitFor(() => runningPid(keeper) === undefined, 30_000)) return
  stopHard(pid)
  if (!(await waitFor(() => runningPid(keeper) === undefined, 10_000))) {
    throw new Error(`PostgreSQL (process ${pid}) does not stop.`)
  }
}

/** Starts the server once; gives what it said when it ended before it took connections. */
const tryStart = async (
  keeper: Keeper,
  host: Host,
  settings: readonly string[],
  log: (line: string) => void,
): Promise<string | undefined> => {
  const said: string[] = []
  const child = host.run('postgres', [
    '-D',
    keeper.clusterDir,
    ...settings.flatMap((setting) => ['-c', setting]),
  ])
  keeper.child = child
  let ended = false
  const watch = async (): Promise<void> => {
    await endOf(child)
    ended = true
    if (keeper.state === 'running') keeper.onEnd()
  }
  const end = watch()
  readLines(child, (line) => {
    if (keeper.state === 'starting' && said.length < 50) said.push(line)
    log(line)
  })
  // Recovery after a hard stop may take long, so time alone is no reason to give up while the process works.
  const ready = () => child.pid !== undefined && isReady(keeper.clusterDir, child.pid)
  const settled = await waitFor(() => ended || ready(), 600_000)
  if (settled && !ended) return undefined
  await stopChild(keeper)
  await end
  return said.join('\n') || 'nothing'
}

/** Starts until it holds: a killed server's last helpers may hold its memory until what they are at is done. */
const startServer = async (
  keeper: Keeper,
  host: Host,
  dataDir: string,
  settings: readonly string[],
  log: (line: string) => void,
): Promise<void> => {
  for (let left = 300; ; left -= 1) {
    await clearOrphan(dataDir, keeper.clusterDir, host.bin, log)
    throwIfInterrupted(keeper)
    const said = await tryStart(keeper, host, settings, log)
    throwIfInterrupted(keeper)
    if (said === undefined) return
    const passing =
      said.includes('pre-existing shared memory block') || said.includes('"postmaster.pid" already exists')
    if (!passing || left === 0) throw new Error(`PostgreSQL did not start in ${dataDir}. It said:\n${said}`)
    await sleep(200)
  }
}

/** Makes the files when there are none, clears what a killed process left, starts the server and waits for it. */
const openDatabase = async (
  keeper: Keeper,
  host: Host,
  dataDir: string,
  options: EmbeddedOptions,
): Promise<{ readonly door: Door; readonly startAgain: () => Promise<void> }> => {
  const { clusterDir } = keeper
  const log = options.log ?? (() => undefined)
  const safe = options.durability !== 'test'
  if (host.user) takeOver(dataDir, clusterDir, host.user)
  if (!existsSync(clusterDir)) await makeCluster(host, dataDir, clusterDir, safe)
  throwIfInterrupted(keeper)
  await clearOrphan(dataDir, clusterDir, host.bin, log)
  const door = await openDoor(host, dataDir)
  const settings = [
    ...door.settings,
    ...modest,
    `max_connections=${options.connections ?? 60}`,
    ...discreet,
    ...universal,
    ...(safe ? durable : hasty),
    `cluster_name=${ownerLabel()}`,
  ]
  const startNow = () => startServer(keeper, host, dataDir, settings, log)
  try {
    await startNow()
    return { door, startAgain: startNow }
  } catch (error) {
    door.close()
    throw error
  }
}

const pauseBetweenStarts = 1_000

/**
 * Starts PostgreSQL again when it ends by itself, as when the machine runs out of memory and ends it: it puts itself right out
 * of its log, in the same folder and behind the same door, and the application finds it there. Goes on trying: on a full disk
 * it cannot start before somebody has made room. Gives how to wait for a start that is under way.
 */
const keepAlive = (
  keeper: Keeper,
  startAgain: () => Promise<void>,
  log: (line: string) => void,
): (() => Promise<void>) => {
  let starting = Promise.resolve()
  const revive = async (): Promise<void> => {
    log('PostgreSQL has ended by itself and is started again.')
    keeper.state = 'starting'
    // Stopped meanwhile, by `stop` or a signal: then nothing is started any more.
    while (keeper.state === 'starting') {
      try {
        await startAgain()
        // It may have ended again meanwhile; nobody heard that while it was starting.
        if (runningPid(keeper) !== undefined) keeper.state = 'running'
      } catch (error) {
        log(`PostgreSQL did not start again: ${error instanceof Error ? error.message : String(error)}`)
        await sleep(pauseBetweenStarts)
      }
    }
  }
  keeper.onEnd = () => {
    starting = revive()
  }
  return () => starting
}

/**
 * Starts a real PostgreSQL on the files in `dataDir` and makes them on first use. Throws DatabaseInUse when another
 * living process has them; one that a killed process left behind is stopped first. Call `stop` from your own listener
 * for SIGINT and SIGTERM: this module never ends the process by itself while others listen.
 */
export const startEmbedded = async (options: EmbeddedOptions): Promise<EmbeddedDatabase> => {
  mkdirSync(options.dataDir, { recursive: true })
  const dataDir = realpathSync(options.dataDir)
  const clusterDir = join(dataDir, 'cluster')
  const host = findHost(clusterDir)
  const keeper: Keeper = {
    bin: host.bin,
    clusterDir,
    child: undefined,
    state: 'starting',
    stop: () => stopChild(keeper),
    onEnd: () => undefined,
  }
  keep(keeper)
  try {
    const { door, startAgain } = await inTurn(dataDir, () => openDatabase(keeper, host, dataDir, options))
    keeper.state = 'running'
    const settled = keepAlive(keeper, () => inTurn(dataDir, startAgain), options.log ?? (() => undefined))
    let stopped: Promise<void> | undefined
    const stop = async (): Promise<void> => {
      keeper.state = 'stopping'
      await settled()
      await stopChild(keeper)
      door.close()
      letGo(keeper)
    }
    keeper.stop = () => (stopped ??= stop())
    return { ownerUrl: door.ownerUrl, stop: keeper.stop }
  } catch (error) {
    await stopChild(keeper)
    letGo(keeper)
    throw error
  }
}

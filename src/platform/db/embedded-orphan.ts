import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf, isAlive, isSameAlive, markOf, waitFor } from './embedded-processes.ts'
import type { ProcessMark } from './embedded-processes.ts'

/** Another living process has the database folder open. Two at once would ruin it, so the second one gives way. */
export class DatabaseInUse extends Error {
  readonly pid: number
  constructor(dataDir: string, pid: number) {
    const command = commandOf(pid)
    super(
      `The database folder ${dataDir} is in use by process ${pid}${command ? ` (${command})` : ''}. ` +
        'Stop that one first, or choose another folder.',
    )
    this.name = 'DatabaseInUse'
    this.pid = pid
  }
}

const labelled = /barntid-owner-(\d+)-(\d+)/

/** PostgreSQL carries its owner in its own command line (as cluster_name), so no second file can disagree. */
export const ownerLabel = (): string => {
  const { pid, began } = markOf(process.pid)
  return `barntid-owner-${pid}-${began}`
}

const ownerIn = (command: string): ProcessMark | undefined => {
  const [, pid, began] = labelled.exec(command) ?? []
  return pid === undefined || began === undefined ? undefined : { pid: Number(pid), began }
}

const linesOf = (path: string): readonly string[] => {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch {
    return []
  }
}

/** The process named in postmaster.pid, or undefined when the folder is not open. */
export const postmasterOf = (clusterDir: string): number | undefined => {
  const pid = Number(linesOf(join(clusterDir, 'postmaster.pid'))[0])
  return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined
}

/** True when PostgreSQL has written that it takes connections (line 8), as pg_ctl reads it. */
export const isReady = (clusterDir: string, pid: number): boolean => {
  const lines = linesOf(join(clusterDir, 'postmaster.pid'))
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

/** Asks PostgreSQL to end at once but in good order ("fast shutdown"); Windows has no signals, so pg_ctl does it. */
export const askToStop = (pid: number, clusterDir: string, bin: string): void => {
  if (process.platform === 'win32') {
    spawnSync(join(bin, 'pg_ctl.exe'), ['stop', '-D', clusterDir, '-m', 'fast', '-t', '30'], {
      stdio: 'ignore',
    })
    return
  }
  try {
    process.kill(pid, 'SIGINT')
  } catch (cause) {
    if (isAlive(pid))
      throw new Error(`PostgreSQL (process ${pid}) belongs to another user and cannot be stopped.`, { cause })
  }
}

/** Ends a PostgreSQL that hangs. Safe: the next start replays its log, as after a power cut. */
export const stopHard = (pid: number): void => {
  if (isAlive(pid)) process.kill(pid, process.platform === 'win32' ? 'SIGKILL' : 'SIGQUIT')
}

/**
 * Makes the folder free for a start. A PostgreSQL whose owner was killed lives on as an orphan: it is stopped. One
 * whose owner lives is left alone: DatabaseInUse. A postmaster.pid that names no PostgreSQL of ours is removed.
 */
export const clearOrphan = async (
  dataDir: string,
  clusterDir: string,
  bin: string,
  log: (line: string) => void,
): Promise<void> => {
  const pid = postmasterOf(clusterDir)
  if (pid === undefined) return
  // Where the system does not tell command lines (Windows) PostgreSQL's own note of how it was started must do.
  const command = commandOf(pid) ?? linesOf(join(clusterDir, 'postmaster.opts'))[0] ?? ''
  if (!isAlive(pid) || !command.includes(clusterDir)) {
    rmSync(join(clusterDir, 'postmaster.pid'), { force: true })
    return
  }
  const owner = ownerIn(command)
  if (owner === undefined) throw new DatabaseInUse(dataDir, pid)
  if (isSameAlive(owner)) throw new DatabaseInUse(dataDir, owner.pid)
  log(`Stopping PostgreSQL (process ${pid}), left behind by process ${owner.pid}, which is gone.`)
  askToStop(pid, clusterDir, bin)
  if (await waitFor(() => !isAlive(pid), 20_000)) return
  stopHard(pid)
  if (await waitFor(() => !isAlive(pid), 10_000)) return
  throw new Error(`PostgreSQL (process ${pid}) was left behind by a killed process and does not stop.`)
}

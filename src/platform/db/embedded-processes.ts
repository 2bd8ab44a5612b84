import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process that cannot be mixed up with a later one of the same number: its number and when it began. */
export type ProcessMark = { readonly pid: number; readonly began: string }

const hasProc = existsSync('/proc/self/stat')

/** The fields of /proc/PID/stat after the name, which may itself hold spaces and brackets. */
const statOf = (pid: number): readonly string[] | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/** True while the process runs. One that has ended but was not collected by its parent (Z) does not count. */
export const isAlive = (pid: number): boolean => {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  if (hasProc) {
    const state = statOf(pid)?.[0]
    return state !== undefined && state !== 'Z' && state !== 'X'
  }
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The mark of a running process. Where there is no /proc the beginning is unknown ('0') and the number must do. */
export const markOf = (pid: number): ProcessMark => ({ pid, began: statOf(pid)?.[19] ?? '0' })

/** True while exactly this process runs, not another that was given its number later. */
export const isSameAlive = (mark: ProcessMark): boolean =>
  isAlive(mark.pid) && (mark.began === '0' || markOf(mark.pid).began === mark.began)

/** The command line of a running process, words parted by spaces; undefined where the system does not tell. */
export const commandOf = (pid: number): string | undefined => {
  try {
    if (hasProc) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    if (process.platform === 'win32') return undefined
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

/** Waits until `check` holds; false when the time is out. */
export const waitFor = async (check: () => boolean, milliseconds: number): Promise<boolean> => {
  const until = performance.now() + milliseconds
  while (!check()) {
    if (performance.now() > until) return false
    await sleep(10)
  }
  return true
}

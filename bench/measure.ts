import { readdirSync, readFileSync } from 'node:fs'

export type Figures = {
  readonly count: number
  readonly perSecond: number
  readonly median: number
  readonly p99: number
}

/** Runs `act` on `connections` lines of work for `seconds`; latencies in milliseconds. */
export const load = async (
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
  act: (line: number) => Promise<void>,
): Promise<Figures> => {
  const until = performance.now() + seconds * 1000
  const times: number[] = []
  const line = async (number: number): Promise<void> => {
    while (performance.now() < until) {
      const start = performance.now()
      await act(number)
      times.push(performance.now() - start)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: connections }, (_, number) => line(number)))
  const elapsed = (performance.now() - start) / 1000
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { count: sorted.length, perSecond: sorted.length / elapsed, median: at(0.5), p99: at(0.99) }
}

const ticksPerSecond = 100

const statOf = (pid: number): string[] => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

/** Own time, and that of children that have ended. */
const ticksOf = (pid: number): number =>
  statOf(pid)
    .slice(11, 15)
    .reduce((sum, ticks) => sum + Number(ticks), 0)

const parentOf = (pid: number): number => Number(statOf(pid)[1])

/** CPU milliseconds that a process and, for the database, all of its children have used. Linux only; 0 elsewhere. */
export const cpuMilliseconds = (pids: readonly number[]): number => {
  if (process.platform !== 'linux') return 0
  return pids.reduce((sum, pid) => {
    try {
      return sum + (ticksOf(pid) * 1000) / ticksPerSecond
    } catch {
      return sum
    }
  }, 0)
}

export const withChildren = (parent: number): number[] => {
  if (process.platform !== 'linux') return [parent]
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  const children = all.filter((pid) => {
    try {
      return parentOf(pid) === parent
    } catch {
      return false
    }
  })
  return [parent, ...children]
}

/** Resident memory of a process in MB, now and at its highest. Linux only; 0 elsewhere. */
export const memoryOf = (pid: number): { readonly now: number; readonly peak: number } => {
  if (process.platform !== 'linux') return { now: 0, peak: 0 }
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024
  return { now: of('VmRSS'), peak: of('VmHWM') }
}

export const medianOf = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

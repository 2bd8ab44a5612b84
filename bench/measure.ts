import { readdirSync, readFileSync } from 'node:fs'

export type Figures = { readonly perSecond: number; readonly median: number; readonly p99: number }

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
  return { perSecond: sorted.length / elapsed, median: at(0.5), p99: at(0.99) }
}

const ticksPerSecond = 100

const ticksOf = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14])
}

const parentOf = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

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

export const medianOf = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

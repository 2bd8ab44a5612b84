import { cpus, totalmem } from 'node:os'
import type { Figures } from './measure.ts'

type Side = Figures & { readonly cpuServer: number; readonly cpuDatabase: number }

export type Compared = { readonly name: string; readonly http: Side; readonly bare: Side }

export type About = {
  readonly connections: number
  readonly rounds: number
  readonly seconds: number
  readonly today: string
  readonly version: string
  readonly size: { readonly open: number; readonly closed: number; readonly notes: number } | undefined
}

const whole = (n: number): string => n.toFixed(0)
const fine = (n: number): string => n.toFixed(2)

/** The figures as they are kept in docs/speed.md. */
export const table = (results: readonly Compared[], about: About): string => {
  const machine = `${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}, PostgreSQL ${about.version}`
  const size = about.size
    ? `${about.size.open} open and ${about.size.closed} closed matters, ${about.size.notes} notes`
    : ''
  return [
    `${about.today} · ${machine} · ${size} · ${about.connections} connections · median of ${about.rounds} interleaved rounds of ${about.seconds} s`,
    '',
    '| act | product /s | median ms | p99 ms | CPU ms server + database | bare SQL /s | bare p99 ms | share |',
    '|---|---|---|---|---|---|---|---|',
    ...results.map(
      ({ name, http, bare }) =>
        `| ${name} | ${whole(http.perSecond)} | ${fine(http.median)} | ${fine(http.p99)} | ${fine(http.cpuServer)} + ${fine(http.cpuDatabase)} | ${whole(bare.perSecond)} | ${fine(bare.p99)} | ${whole((100 * http.perSecond) / bare.perSecond)} % |`,
    ),
  ].join('\n')
}

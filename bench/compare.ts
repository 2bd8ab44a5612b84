import type { ChildProcess } from 'node:child_process'
import type pg from 'pg'
import type { Act } from './acts.ts'
import { cpuMilliseconds, type Figures, load, medianOf, withChildren } from './measure.ts'
import { ask, type Product } from './product.ts'
import type { Recorded } from './record.ts'

/** CPU milliseconds for each time the act was done. */
export type Side = Figures & { readonly cpuServer: number; readonly cpuDatabase: number }

export type Compared = {
  readonly name: string
  readonly connections: number
  readonly http: Side
  readonly bare: Side
  /** Messages to the database for one time: by the product, and bare. */
  readonly said: { readonly http: number; readonly bare: number }
}

export type Way = { readonly connections: number; readonly rounds: number; readonly seconds: number }

/** The processes of the database; none when it does not say. */
export const postmaster = async (owner: pg.Client): Promise<number[]> => {
  try {
    const { rows } = await owner.query<{ text: string }>("select pg_read_file('postmaster.pid') as text")
    return withChildren(Number(rows[0]?.text.split('\n')[0]))
  } catch {
    return []
  }
}

export const measured = async (
  pids: { server: readonly number[]; database: readonly number[] },
  work: () => Promise<Figures>,
): Promise<Side> => {
  const before = { server: cpuMilliseconds(pids.server), database: cpuMilliseconds(pids.database) }
  const figures = await work()
  return {
    ...figures,
    cpuServer: (cpuMilliseconds(pids.server) - before.server) / figures.count,
    cpuDatabase: (cpuMilliseconds(pids.database) - before.database) / figures.count,
  }
}

export const medianSide = (sides: readonly Side[]): Side => {
  const of = (figure: (side: Side) => number): number => medianOf(sides.map(figure))
  return {
    count: of((s) => s.count),
    perSecond: of((s) => s.perSecond),
    median: of((s) => s.median),
    p99: of((s) => s.p99),
    cpuServer: of((s) => s.cpuServer),
    cpuDatabase: of((s) => s.cpuDatabase),
  }
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, n) => sum + n, 0) / Math.max(1, numbers.length)

type At = {
  readonly product: Product & { readonly child: ChildProcess }
  readonly clients: readonly pg.Client[]
  readonly owner: pg.Client
}

/** One act through the product and bare, in turns, on as many connections each; the median round of both. */
export const compare = async (
  act: Act,
  recorded: readonly Recorded[],
  { product, clients, owner }: At,
  { connections, rounds, seconds }: Way,
): Promise<Compared> => {
  const turns = { http: 0, bare: 0 }
  const throughProduct = async (line: number): Promise<void> => {
    for (const call of act.calls(turns.http++ % act.variants)) await ask(product, line, call)
  }
  const direct = async (line: number): Promise<void> => {
    const client = clients[line]
    const statements = recorded[turns.bare++ % act.variants]?.bare
    if (client === undefined || statements === undefined) throw new Error(`nothing to say bare: ${act.name}`)
    await act.bare(client, statements)
  }
  await load({ connections, seconds: 1 }, throughProduct)
  await load({ connections, seconds: 1 }, direct)
  const sides: { http: Side[]; bare: Side[] } = { http: [], bare: [] }
  for (let round = 0; round < rounds; round++) {
    const database = await postmaster(owner)
    sides.http.push(
      await measured({ server: [product.child.pid ?? 0], database }, () =>
        load({ connections, seconds }, throughProduct),
      ),
    )
    sides.bare.push(
      await measured({ server: [process.pid], database }, () => load({ connections, seconds }, direct)),
    )
  }
  return {
    name: act.name,
    connections,
    http: medianSide(sides.http),
    bare: medianSide(sides.bare),
    said: {
      http: mean(recorded.map(({ all }) => all.length)),
      bare: mean(recorded.map((one) => one.bare.length)),
    },
  }
}

import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SelectQueryNode,
} from 'kysely'
import type { Tables } from '#db/tables.gen.ts'
import { tenantPlugin } from './tenant-plugin.ts'
import type { Tx } from './tenant.ts'
import { readOnce, say } from './transaction.ts'

/** Where a value will stand. Whoever looks at it while the query is built would build it for one value only: refused. */
class Hole {
  readonly at: number
  constructor(at: number) {
    this.at = at
  }
  [Symbol.toPrimitive](): never {
    throw new Error('a prepared query may not look at its values')
  }
  toJSON(): never {
    throw new Error('a prepared query may not look at its values')
  }
}

const tenantHole = new Hole(-1)

/** Builds and compiles, and is never connected. */
const builder = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  plugins: [tenantPlugin(tenantHole as unknown as string)],
}) as Tx

/** The parts of the query's values, in the order in which PostgreSQL is given them. */
type Compiled = { readonly text: string; readonly values: readonly unknown[]; readonly holds: boolean }

const compileWith = (build: (tx: Tx, ...values: never[]) => Compilable): Compiled => {
  // `Function.length` counts the transaction too, and leaves out what has a default: a prepared query has none.
  const holes = Array.from({ length: build.length - 1 }, (_, at) => new Hole(at))
  const { query, sql, parameters } = build(builder, ...(holes as never[])).compile()
  if (!SelectQueryNode.is(query)) throw new Error('only what reads is prepared: a write must be counted')
  return { text: sql, values: parameters, holds: (query.endModifiers ?? []).length > 0 }
}

/**
 * A reading that is built and compiled once, at its first call, and then only given its values: building a join anew each
 * time cost up to 0.1 ms of the server (docs/speed.md). `build` gets the transaction and one stand-in per value; it may put
 * them into the query as values, and not branch on them or list them in an `in` (use `any(${ids})`). The same reading twice
 * in a transaction is asked once, until something is written or held.
 */
export const prepared = <V extends readonly unknown[], R>(
  build: (tx: Tx, ...values: V) => Compilable<R>,
): ((tx: Tx, ...values: V) => Promise<R[]>) => {
  let known: Compiled | undefined
  return async (tx, ...given) => {
    known ??= compileWith(build as unknown as Parameters<typeof compileWith>[0])
    const { text, values, holds } = known
    const valuesOf = (tenantId: string): unknown[] =>
      values.map((value) =>
        value === tenantHole ? tenantId : value instanceof Hole ? given[value.at] : value,
      )
    const rows = holds ? (await say(tx, text, valuesOf)).rows : await readOnce(tx, text, valuesOf)
    return [...rows] as R[]
  }
}

/** The same, for what has one row or none. */
export const preparedOne = <V extends readonly unknown[], R>(
  build: (tx: Tx, ...values: V) => Compilable<R>,
): ((tx: Tx, ...values: V) => Promise<R | undefined>) => {
  const all = prepared(build)
  return async (tx, ...values) => (await all(tx, ...values))[0]
}

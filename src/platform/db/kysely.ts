import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import type { Tables } from '#db/tables.gen.ts'
import { send } from './wire.ts'

class ClientConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient
  constructor(client: pg.PoolClient) {
    this.#client = client
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await send(this.#client, query.sql, query.parameters)
    const { command, rowCount } = result
    const counted = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE'
    return counted ? { rows: result.rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows: result.rows }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streams are not used')
  }
}

const refuse = () => Promise.reject(new Error('a transaction is opened by inTenant only'))

/** One connection that is already inside its transaction. Beginning and ending is `inTenant`'s alone. */
const driverOn = (client: pg.PoolClient): Driver => {
  const connection = new ClientConnection(client)
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => {},
  }
}

const dialectOn = (client: pg.PoolClient): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driverOn(client),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
})

const builders = new WeakMap<pg.PoolClient, Kysely<Tables>>()

/** The query builder of a connection; made once per connection. */
export const builderOn = (client: pg.PoolClient): Kysely<Tables> => {
  const known = builders.get(client)
  if (known) return known
  const made = new Kysely<Tables>({ dialect: dialectOn(client) })
  builders.set(client, made)
  return made
}

import pg from 'pg'

type Connection = object
type Values = readonly unknown[]
type Heard = (error: Error | null, result: pg.QueryResult) => void
type Config = {
  readonly name: string
  readonly text: string
  readonly values: unknown[]
  readonly callback: Heard
}

/** What a result knows of its columns: names, and how each value is read. */
type Shape = { fields: unknown; _parsers: unknown; _prebuiltEmptyResultObject: unknown }

/** The driver's own query, with what its types leave out. The driver is pinned; the tests beside this hold it to it. */
type Inside = {
  readonly name: string
  readonly _result: Shape
  _accumulateRows: boolean
  prepare(connection: Connection): void
  handleCommandComplete(message: unknown, connection: Connection): void
}
const Base = pg.Query as unknown as {
  new (config: Config): Inside
  readonly prototype: Inside
}

/** By connection and name. A statement under a name has one row type for as long as it is there: PostgreSQL refuses another. */
const known = new WeakMap<Connection, Map<string, Shape>>()

const shapesOf = (connection: Connection): Map<string, Shape> => {
  const found = known.get(connection) ?? new Map<string, Shape>()
  known.set(connection, found)
  return found
}

const quiet = new WeakMap<Connection, Connection>()

/** The same connection, on which nobody asks what columns there will be. */
const withoutDescribe = (connection: Connection): Connection => {
  const found =
    quiet.get(connection) ?? (Object.create(connection, { describe: { value: () => {} } }) as Connection)
  quiet.set(connection, found)
  return found
}

/**
 * A named statement. Its columns are asked for at the first time on a connection and known from then on: to be told them each
 * time cost the database and the server more than many of the statements themselves (docs/speed.md).
 */
class NamedQuery extends Base {
  #shapes: Map<string, Shape> | undefined

  override prepare(connection: Connection): void {
    this.#shapes = shapesOf(connection)
    const shape = this.#shapes.get(this.name)
    if (shape === undefined) return super.prepare(connection)
    Object.assign(this._result, shape)
    this._accumulateRows = true
    return super.prepare(withoutDescribe(connection))
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    super.handleCommandComplete(message, connection)
    if (this.#shapes?.has(this.name) !== false) return
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result
    this.#shapes.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject })
  }
}

/** Says a statement under a name. */
export const sayNamed = (
  client: pg.ClientBase,
  { name, text, values }: { readonly name: string; readonly text: string; readonly values: Values },
): Promise<pg.QueryResult> =>
  new Promise<pg.QueryResult>((resolve, reject) => {
    const callback: Heard = (error, result) => (error ? reject(error) : resolve(result))
    const query = new NamedQuery({ name, text, values: [...values], callback })
    client.query(query as unknown as pg.Submittable)
  }).catch((error: Error) => {
    // The stack of whoever asked, as the driver does it, and not that of the socket.
    Error.captureStackTrace(error)
    throw error
  })

import type { Database } from '#platform/db/database.ts'

export type Statement = { readonly text: string; readonly values: readonly unknown[] }

type Query = string | { text: string; values?: unknown[] }

const statementOf = (query: unknown): Statement | undefined => {
  const given = query as Query
  if (typeof given === 'string') return { text: given, values: [] }
  return typeof given?.text === 'string' ? { text: given.text, values: given.values ?? [] } : undefined
}

/** What a piece of work says to the database, statement by statement. */
export const recorded = async (
  db: Database,
  work: (db: Database) => Promise<unknown>,
): Promise<Statement[]> => {
  const said: Statement[] = []
  const client = await db.pool.connect()
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  const listening = Object.assign(Object.create(client) as typeof client, {
    query: (...args: unknown[]) => {
      const statement = statementOf(args[0])
      if (statement) said.push(statement)
      return query(...args)
    },
    release: () => {},
  })
  const pool = Object.assign(Object.create(db.pool) as typeof db.pool, { connect: async () => listening })
  try {
    await work({ ...db, pool })
  } finally {
    client.release()
  }
  return said
}

const ofTheGate =
  /^(begin|commit|rollback)|"(sessions|audit_log|audit_unsealed|handled_commands|outbox)"|from "workers"/

/** Only what the screen itself needs: without session, log, command and transaction. */
export const bare = (statements: readonly Statement[]): Statement[] =>
  statements.filter(({ text }) => !ofTheGate.test(text))

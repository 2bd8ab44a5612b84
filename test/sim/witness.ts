import type { Client } from 'pg'
import { rooms } from '../../src/rooms.ts'

type SignedNote = { readonly id: string; readonly whole: string }

/** What is asked of the log: each route that a policy stands before, as its addresses look. */
const logged = rooms.flatMap(({ routes }) =>
  routes.flatMap(({ route }) =>
    typeof route.may === 'string'
      ? [{ method: route.method, address: new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/]+')}$`) }]
      : [],
  ),
)

/** Whether an answer to this must stand in the log: policy, row and effect are one transaction. */
export const isLogged = (method: string, url: string): boolean => {
  const [path = ''] = url.split('?')
  return logged.some((one) => one.method === method && one.address.test(path))
}

/**
 * Who looks at one municipality past all rights, again and again: a signed note never changes and never goes (I5), and each
 * answer to a reading or writing is one request in the log, no more and no less (I6).
 */
export const makeWitness = (owner: Client, tenantId: string) => {
  const signed = new Map<string, string>()
  return {
    /** What is another than it was. */
    changed: async (): Promise<string[]> => {
      const { rows } = await owner.query<SignedNote>(
        'select id::text, to_jsonb(n)::text as whole from notes n where tenant_id = $1',
        [tenantId],
      )
      const now = new Map(rows.map(({ id, whole }) => [id, whole]))
      const found = [...signed]
        .filter(([id, whole]) => now.get(id) !== whole)
        .map(([id]) => `signed note ${id}`)
      for (const [id, whole] of now) signed.set(id, whole)
      return found
    },
    /** Requests of these workers that stand in the log. */
    inLog: async (workerIds: readonly string[]): Promise<number> => {
      const { rows } = await owner.query<{ count: number }>(
        `select count(distinct request_id)::int as count from audit_log
         where tenant_id = $1 and actor_id = any ($2::uuid[])`,
        [tenantId, workerIds],
      )
      return rows[0]?.count ?? 0
    },
  }
}

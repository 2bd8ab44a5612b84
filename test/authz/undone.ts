import type { PoolClient } from 'pg'
import type { Database } from '#platform/db/database.ts'

/**
 * Makes every commit of this database's connections a rollback that looks like one. A cell of the matrix is then asked for
 * real – session, policy, rules, rows, log – and nothing of it is left, so that thousands of cells meet one and the same world.
 * What the commit would have checked is checked first.
 */
export const undoCommits = ({ pool }: Database): void => {
  pool.on('connect', (client: PoolClient) => {
    const query = client.query.bind(client)
    const instead = async () => {
      await query('set constraints all immediate; rollback')
      return { command: 'COMMIT' }
    }
    Object.assign(client, {
      query: (...said: Parameters<typeof query>) => (said[0] === 'commit' ? instead() : query(...said)),
    })
  })
}

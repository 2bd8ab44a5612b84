import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseInUse, type EmbeddedDatabase, startEmbedded } from '#platform/db/embedded.ts'

/** Where a running PostgreSQL on these files listens: line 5 of its own note is the folder of the socket, line 4 the port. */
const runningUrl = (dataDir: string): string | undefined => {
  const lines = readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')
  const [port, folder] = [lines[3]?.trim() ?? '', lines[4]?.trim() ?? '']
  return folder === ''
    ? undefined
    : `postgres://postgres@localhost:${port}/postgres?host=${encodeURIComponent(folder)}`
}

/** The embedded database, for a tool: started for it, or the one that a running Barntid has open. Never made anew. */
export const reachEmbedded = async (dataDir: string): Promise<EmbeddedDatabase> => {
  if (!existsSync(join(dataDir, 'cluster')))
    throw new Error('There is no embedded database here yet. Start Barntid once, or set DATABASE_URL.')
  try {
    return await startEmbedded({ dataDir })
  } catch (error) {
    const ownerUrl = error instanceof DatabaseInUse ? runningUrl(dataDir) : undefined
    if (ownerUrl === undefined) throw error
    return { ownerUrl, stop: async () => {} }
  }
}

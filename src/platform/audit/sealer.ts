import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { keepHead } from './heads.ts'
import { repeat } from './repeat.ts'
import { sealTenant } from './seal.ts'

const pauseMilliseconds = 500

/**
 * Seals what waits, municipality by municipality, twice a second: a row waits at most 2 s (trust.md 5).
 * `headsFile` gets the new ends of the chains. `stop` seals once more and waits for it.
 */
export const startSealer = (
  db: Database,
  { clock, headsFile, onError }: { clock: Clock; headsFile: string; onError: (error: unknown) => void },
): { stop: () => Promise<void> } => {
  const round = async (): Promise<void> => {
    const { rows } = await db.pool.query<{ id: string }>('select id from tenants order by id')
    for (const { id } of rows) {
      const head = await sealTenant(db, id, clock)
      if (head) await keepHead(headsFile, head)
    }
  }
  return repeat(round, { pauseMilliseconds, onError })
}

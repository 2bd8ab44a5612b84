import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { keepHead } from './heads.ts'
import { sealTenant } from './seal.ts'

const pauseMilliseconds = 1_000
const nothing = (): void => {}

/**
 * Seals what waits, municipality by municipality, once a second: a row waits at most 2 s (trust.md 5).
 * `headsFile` gets the new ends of the chains. `stop` seals once more and waits for it.
 */
export const startSealer = (
  db: Database,
  { clock, headsFile, onError }: { clock: Clock; headsFile: string; onError: (error: unknown) => void },
): { stop: () => Promise<void> } => {
  const state = { isStopped: false, wake: nothing }
  const round = async (): Promise<void> => {
    const { rows } = await db.pool.query<{ id: string }>('select id from tenants order by id')
    for (const { id } of rows) {
      const head = await sealTenant(db, id, clock)
      if (head) await keepHead(headsFile, head)
    }
  }
  const forever = async (): Promise<void> => {
    while (!state.isStopped) {
      await round().catch(onError)
      await new Promise<void>((resolve) => {
        state.wake = resolve
        setTimeout(resolve, pauseMilliseconds).unref()
      })
    }
    await round().catch(onError)
  }
  const running = forever()
  return {
    stop: () => {
      state.isStopped = true
      state.wake()
      return running
    },
  }
}

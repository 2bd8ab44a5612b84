import { type Day, dayOf, type Instant } from '#kernel/day.ts'
import { nobody } from '#kernel/actor.ts'
import type { Database } from '#platform/db/database.ts'
import { inTenant } from '#platform/db/tenant.ts'
import { countedReadings } from './forms.ts'
import { weekOf } from './rules.ts'
import { raiseReads } from './store.ts'

export type Reading = {
  readonly tenantId: string
  readonly unitId: string
  readonly route: string
  readonly now: Instant
}

type Count = {
  readonly tenantId: string
  readonly unitId: string
  readonly route: string
  readonly weekOn: Day
}

/** Counts in memory which routes answered, and hands the sums over now and then: a reading is never made to wait for a counter. */
export type Readings = {
  readonly note: (reading: Reading) => void
  readonly flush: (db: Database) => Promise<void>
}

const keyOf = ({ tenantId, unitId, route, weekOn }: Count): string =>
  `${tenantId} ${route} ${weekOn} ${unitId}`

/** No worker, no matter, no moment: the municipality, the unit, the route and the week. */
export const createReadings = (): Readings => {
  let counts = new Map<string, { readonly count: Count; times: number }>()
  return {
    note: ({ tenantId, unitId, route, now }) => {
      if (unitId === nobody || !countedReadings.has(route)) return
      const count = { tenantId, unitId, route, weekOn: weekOf(dayOf(now)) }
      const key = keyOf(count)
      const known = counts.get(key)
      if (known) known.times += 1
      else counts.set(key, { count, times: 1 })
    },
    flush: async (db) => {
      const taken = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
      counts = new Map()
      for (const [tenantId, rows] of Map.groupBy(taken, ({ count }) => count.tenantId)) {
        await inTenant(db, tenantId, (tx) =>
          raiseReads(
            tx,
            rows.map(({ count, times }) => ({
              route: count.route,
              weekOn: count.weekOn,
              unitId: count.unitId,
              times,
            })),
          ),
        )
      }
    },
  }
}

const pauseMilliseconds = 60_000

/** Hands the sums over once a minute. A server that dies loses at most a minute of counting, and nothing else. */
export const startReadings = (
  db: Database,
  { readings, onError }: { readonly readings: Readings; readonly onError: (error: unknown) => void },
): { stop: () => Promise<void> } => {
  const timer = setInterval(() => void readings.flush(db).catch(onError), pauseMilliseconds)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      return readings.flush(db).catch(onError)
    },
  }
}

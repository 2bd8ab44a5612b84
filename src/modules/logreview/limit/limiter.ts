import type { Instant } from '#kernel/day.ts'
import { Conflict } from '#kernel/errors.ts'
import { uuidv7Of } from '#kernel/id.ts'
import { isReading } from '#kernel/route.ts'
import { type Ctx, newId } from '#platform/context.ts'
import type { Database } from '#platform/db/database.ts'
import { inTenant } from '#platform/db/tenant.ts'
import type { OpeningLimit } from '#platform/run.ts'
import { isOpening, partOf } from '../rules/routes.ts'
import { hourMs, isOneTooMany, mostPeople, type Seen, withinHour } from './rules.ts'
import { insertStop, latestStop, openedSince } from './store.ts'

type Stop = {
  readonly id: string
  readonly tenantId: string
  readonly workerId: string
  readonly unitId: string
  readonly people: number
  readonly at: Instant
}

/** Nothing was told of the last one: the transaction is rolled back, and the trace is written after it. */
class OpeningsStopped extends Conflict {
  readonly stop: Stop
  constructor(stop: Stop) {
    super('opened_too_many', { openingStopId: stop.id, people: stop.people })
    this.stop = stop
  }
}

type Watch = { seen: Map<string, number>; goesOnUntil: number; stop: { id: string; at: number } | undefined }

const msOf = (at: Instant): number => Temporal.Instant.from(at).epochMilliseconds
/** The lowest id that the log can have given at a moment. */
export const idAt = (ms: number): string => uuidv7Of(ms, new Uint8Array(10))

/** Whom the request opened: the first of the people in its log rows; the others are shown for the first one's sake. */
const openedBy = ({ route, entries }: Ctx): string | undefined => {
  if (!isReading(route) || !isOpening(route.name)) return undefined
  const first = entries.find(({ about }) => about.id !== null && ['child', 'person'].includes(about.type))
  return first?.about.id ?? undefined
}

const openings = Object.keys(partOf)
const mostWatched = 20_000

const load = async ({ tx, actor }: Ctx, now: number): Promise<Watch> => ({
  seen: await openedSince(tx, { workerId: actor.workerId, firstId: idAt(now - hourMs), openings }),
  goesOnUntil: 0,
  stop: undefined,
})

/** At the limit only: has she gone on, and until when; or does an earlier stop of this hour still wait for her words? */
const askStop = async ({ tx, actor }: Ctx, watch: Watch, now: number): Promise<void> => {
  const stop = await latestStop(tx, actor.workerId)
  if (!stop) return
  if (stop.until_at !== null) {
    watch.goesOnUntil = msOf(stop.until_at)
    if (watch.stop?.id === stop.id) watch.stop = undefined
  } else if (msOf(stop.stopped_at) > now - hourMs) watch.stop = { id: stop.id, at: msOf(stop.stopped_at) }
}

/**
 * Counts in the memory of the one process (docs/adr/0001) whom each worker opens, so that an ordinary request asks the database
 * nothing more; after a start the log is asked once for each worker. Lists open nobody.
 */
export const createOpeningLimit = (db: Database, most: number = mostPeople): OpeningLimit => {
  const watches = new Map<string, Watch>()
  const watchOf = async (ctx: Ctx, now: number): Promise<Watch> => {
    const key = `${ctx.actor.tenantId} ${ctx.actor.workerId}`
    const known = watches.get(key)
    if (known) return known
    const loaded = await load(ctx, now)
    const [oldest] = watches.keys()
    if (watches.size >= mostWatched && oldest !== undefined) watches.delete(oldest)
    // Two first requests side by side: the one that was there first has counted already.
    const watch = watches.get(key) ?? loaded
    watches.set(key, watch)
    return watch
  }
  return {
    check: async (ctx) => {
      const personId = openedBy(ctx)
      if (personId === undefined) return
      const now = msOf(ctx.now)
      const watch = await watchOf(ctx, now)
      const isFull = (seen: Seen): boolean => now >= watch.goesOnUntil && isOneTooMany(seen, personId, most)
      if (isFull(watch.seen)) watch.seen = withinHour(watch.seen, now)
      if (isFull(watch.seen)) {
        await askStop(ctx, watch, now)
        if (isFull(watch.seen)) {
          const isOld = watch.stop === undefined || watch.stop.at <= now - hourMs
          watch.stop = isOld || !watch.stop ? { id: newId(ctx), at: now } : watch.stop
          const { tenantId, workerId, unitId } = ctx.actor
          throw new OpeningsStopped({
            id: watch.stop.id,
            tenantId,
            workerId,
            unitId,
            people: watch.seen.size,
            at: ctx.now,
          })
        }
      }
      watch.seen.set(personId, now)
    },
    afterwards: async (error) => {
      if (!(error instanceof OpeningsStopped)) return
      const { tenantId, ...stop } = error.stop
      await inTenant(db, tenantId, (tx) => insertStop(tx, stop))
    },
  }
}

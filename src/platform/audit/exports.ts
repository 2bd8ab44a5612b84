import { sql } from 'kysely'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { inTenant, type Tx } from '#platform/db/tenant.ts'
import type { Checkpoint, Cosignature } from './checkpoint.ts'
import { addLine, checkpointFile, lastOf } from './checkpoint-file.ts'
import { Checkpoint as CheckpointSchema } from './checkpoint.ts'
import { checkpointsAfter } from './checkpoints.ts'

/** A place outside the database that keeps checkpoints. */
export type Place = {
  readonly name: string
  /** Brings the checkpoints there; gives what the place has signed, if it signs. Throws when it does not answer. */
  readonly take: (
    tenantId: string,
    checkpoints: readonly Checkpoint[],
    sizeThere: number,
  ) => Promise<Cosignature | undefined>
}

/** A folder with one file per municipality, only ever added to. */
export const filePlace = (folder: string): Place => ({
  name: 'file',
  take: async (tenantId, checkpoints) => {
    const file = checkpointFile(folder, tenantId)
    const kept = await lastOf(file, CheckpointSchema)
    for (const one of checkpoints.filter(({ size }) => size > (kept?.size ?? 0))) await addLine(file, one)
    return undefined
  },
})

const sizeAt = async (tx: Tx, place: string): Promise<number> => {
  const { size } = await tx
    .selectFrom('audit_exports')
    .select(sql<number>`coalesce(max(size), 0)`.as('size'))
    .where('place', '=', place)
    .executeTakeFirstOrThrow()
  return size
}

/** Brings to one place what it does not have yet. Gives how many checkpoints that were. */
export const exportTo = async (
  db: Database,
  tenantId: string,
  { place, clock }: { readonly place: Place; readonly clock: Clock },
): Promise<number> => {
  const { size, waiting } = await inTenant(db, tenantId, async (tx) => {
    const there = await sizeAt(tx, place.name)
    return { size: there, waiting: await checkpointsAfter(tx, tenantId, there) }
  })
  const last = waiting.at(-1)
  if (!last) return 0
  const cosignature = await place.take(tenantId, waiting, size)
  await inTenant(db, tenantId, (tx) =>
    tx
      .insertInto('audit_exports')
      .values({
        place: place.name,
        size: last.size,
        exported_at: clock.now(),
        cosignature: cosignature ? JSON.stringify(cosignature) : '',
      })
      .onConflict((c) => c.doNothing())
      .execute(),
  )
  return waiting.length
}

/** What a place has, and since when it waits for more: undefined when it has everything. */
export type ExportState = {
  readonly place: string
  readonly size: number
  readonly notExportedSince: string | undefined
}

/** For each place, how far the log's checkpoints have come. The oldest that waits says since when. */
export const exportState = (
  db: Database,
  tenantId: string,
  places: readonly string[],
): Promise<ExportState[]> =>
  inTenant(db, tenantId, (tx) =>
    Promise.all(
      places.map(async (place) => {
        const size = await sizeAt(tx, place)
        const oldest = await tx
          .selectFrom('audit_checkpoints')
          .select('at')
          .where('size', '>', size)
          .orderBy('size')
          .limit(1)
          .executeTakeFirst()
        return { place, size, notExportedSince: oldest?.at }
      }),
    ),
  )

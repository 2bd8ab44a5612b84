import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { inTenant, type Tx } from '#platform/db/tenant.ts'
import type { FileStore } from '#platform/files/store.ts'
import * as store from './store.ts'

const hour = 60 * 60 * 1000
/** What no row has ever named may belong to a database that is put back tomorrow; it waits longer than a request that fell. */
const strayAge = 7 * 24 * hour
const sweepEvery = 6 * hour

/**
 * Disposal: the words of these people's files are taken away and no row names their bytes any more; `sweepFiles` takes the
 * bytes. In two steps, so that a disposal that is not carried through has lost nothing. Gives how many.
 */
export const removeFilesOf = (tx: Tx, personIds: readonly string[]): Promise<number> =>
  personIds.length === 0 ? Promise.resolve(0) : store.setRemoved(tx, personIds)

export type FilesPlace = { readonly db: Database; readonly files: FileStore }

type OnDisk = {
  readonly named: number
  readonly disposed: readonly string[]
  readonly strays: readonly string[]
}

/** What lies on the disk, as all municipalities of the database know it. */
const lookAtDisk = async (
  { db, files }: FilesPlace,
  { now, olderThan }: { readonly now: number; readonly olderThan: number },
): Promise<OnDisk> => {
  const names = await files.names(olderThan, now)
  const states = new Map<string, 'living' | 'removed'>()
  if (names.length > 0) {
    const { rows } = await db.pool.query<{ id: string }>('select id from tenants order by id')
    for (const { id } of rows)
      for (const { disk_name: name, state } of await inTenant(db, id, (tx) => store.statesOnDisk(tx, names)))
        states.set(name, state === 'removed' ? 'removed' : 'living')
  }
  return {
    named: [...states.values()].filter((state) => state === 'living').length,
    disposed: names.filter((name) => states.get(name) === 'removed'),
    strays: names.filter((name) => !states.has(name)),
  }
}

/** The names on the disk that no row names: of disposed files, and of requests that fell half-way. */
export const unnamedFiles = async (
  place: FilesPlace,
  asked: { readonly now: number },
): Promise<readonly string[]> => {
  const { disposed, strays } = await lookAtDisk(place, { ...asked, olderThan: 0 })
  return [...disposed, ...strays].toSorted()
}

/**
 * Deletes the bytes of disposed files at once, and strays when they are a week old: those only where the database knows other
 * files of this disk, so that a start on the wrong database deletes nothing. Never beside a backup, which has counted them.
 */
export const sweepFiles = async (place: FilesPlace, { now }: { readonly now: number }): Promise<number> => {
  const client = await place.db.pool.connect()
  try {
    const { rows } = await client.query<{ free: boolean }>(
      `select pg_try_advisory_lock(hashtext('barntid migrations')) as free`,
    )
    if (rows[0]?.free !== true) return 0
    try {
      const { disposed } = await lookAtDisk(place, { now, olderThan: 0 })
      const old = await lookAtDisk(place, { now, olderThan: strayAge })
      const gone = [...disposed, ...(old.named > 0 ? old.strays : [])]
      for (const name of gone) await place.files.remove(name)
      return gone.length
    } finally {
      await client.query(`select pg_advisory_unlock(hashtext('barntid migrations'))`)
    }
  } finally {
    client.release()
  }
}

/** Sweeps now and then while the server runs. */
export const startSweeping = (
  place: FilesPlace,
  { clock, onError }: { readonly clock: Clock; readonly onError: (error: unknown) => void },
): { readonly stop: () => void } => {
  const sweep = (): void => {
    const now = Temporal.Instant.from(clock.now()).epochMilliseconds
    sweepFiles(place, { now }).catch(onError)
  }
  const timer = setInterval(sweep, sweepEvery)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

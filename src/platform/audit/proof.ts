import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { checkpointFile, lastOf } from './checkpoint-file.ts'
import { Checkpoint } from './checkpoint.ts'
import { makeCheckpoint, uncovered } from './checkpoints.ts'
import { exportState, type ExportState, exportTo, filePlace, type Place } from './exports.ts'
import { openLogKey } from './log-key.ts'
import { witnessPlace } from './push.ts'
import { repeat } from './repeat.ts'
import { addWitness, openWitness } from './witness.ts'
import { readWitnesses } from './witness-list.ts'

/** A checkpoint after so many rows or so long, whichever comes first (trust.md 5.3). */
const afterRows = 1_000
const afterMilliseconds = 60_000
const longestPause = 60

type Options = {
  readonly dataDir: string
  readonly keyFile: string | undefined
  readonly witnessFile: string | undefined
  /** A key is made where there is none: never in production. */
  readonly mayMakeKey: boolean
  readonly clock: Clock
  readonly onError: (error: unknown) => void
}

/** Names of the folder of checkpoints, of the key and of what we have seen of others, in the data folder. */
export const proofFiles = (dataDir: string) => ({
  checkpoints: join(dataDir, 'log-checkpoints'),
  key: join(dataDir, 'log-key.pem'),
  witnessed: join(dataDir, 'log-witnessed'),
})

export type Proof = {
  /** The address at which we witness others, if there are any. */
  readonly addTo: (app: FastifyInstance) => void
  readonly start: () => void
  /** How far each place outside the database has come, and since when it waits. */
  readonly state: (tenantId: string) => Promise<ExportState[]>
  /** After the sealer has stopped: one more checkpoint of what is new, and one more try to bring it out. */
  readonly stop: () => Promise<void>
}

const milliseconds = (at: string): number => Temporal.Instant.from(at).epochMilliseconds

/** Waits longer after each failure, so that a witness that is away is not asked every second. */
const patience = () => {
  const waits = new Map<string, { left: number; pause: number }>()
  return {
    isOver: (who: string): boolean => {
      const wait = waits.get(who)
      if (!wait || wait.left <= 0) return true
      wait.left -= 1
      return false
    },
    failed: (who: string): void => {
      const pause = Math.min(longestPause, (waits.get(who)?.pause ?? 1) * 2)
      waits.set(who, { left: pause, pause })
    },
    worked: (who: string): void => void waits.delete(who),
  }
}

/** Signed checkpoints of every municipality's log, brought to a folder and to each witness. */
export const openProof = async (db: Database, options: Options): Promise<Proof> => {
  const { dataDir, clock, onError } = options
  const files = proofFiles(dataDir)
  const key = await openLogKey(options.keyFile ?? files.key, { mayMake: options.mayMakeKey })
  const { send, accept } = await readWitnesses(options.witnessFile)
  const witness = openWitness({ folder: files.witnessed, accepts: accept, key, clock })
  const file = filePlace(files.checkpoints)
  const witnesses = send.map((one) => witnessPlace(db, one))
  const waiting = patience()
  let stopping = false
  const everywhere = async (work: (tenantId: string) => Promise<void>): Promise<void> => {
    const { rows } = await db.pool.query<{ id: string }>('select id from tenants order by id')
    // One municipality's fault does not keep the others from their checkpoint.
    for (const { id } of rows) await work(id).catch(onError)
  }
  const isDue = async (tenantId: string): Promise<boolean> => {
    const { rows, since } = await uncovered(db, tenantId)
    if (rows === 0 || since === undefined) return false
    return (
      stopping || rows >= afterRows || milliseconds(clock.now()) - milliseconds(since) >= afterMilliseconds
    )
  }
  const patiently = async (who: string, work: () => Promise<unknown>): Promise<void> => {
    if (!stopping && !waiting.isOver(who)) return
    try {
      await work()
      waiting.worked(who)
    } catch (error) {
      waiting.failed(who)
      throw error
    }
  }
  const bring = (tenantId: string, place: Place): Promise<void> =>
    patiently(`${place.name} ${tenantId}`, () => exportTo(db, tenantId, { place, clock }))
  const sign = (): Promise<void> =>
    everywhere(async (tenantId) => {
      if (await isDue(tenantId))
        await patiently(`sign ${tenantId}`, async () => {
          const kept = await lastOf(checkpointFile(files.checkpoints, tenantId), Checkpoint)
          await makeCheckpoint(db, tenantId, { key, clock, kept })
        })
      await bring(tenantId, file)
    })
  const often = { pauseMilliseconds: 1_000, onError }
  const loops: { stop: () => Promise<void> }[] = []
  return {
    addTo: (app) => {
      if (accept.size > 0) addWitness(app, witness)
    },
    start: () => {
      loops.push(repeat(sign, often))
      // A line of its own for each witness: one that does not answer keeps nobody waiting.
      for (const place of witnesses)
        loops.push(repeat(() => everywhere((tenantId) => bring(tenantId, place)), often))
    },
    state: (tenantId) =>
      exportState(
        db,
        tenantId,
        [file, ...witnesses].map(({ name }) => name),
      ),
    stop: async () => {
      stopping = true
      for (const loop of loops) await loop.stop()
    },
  }
}

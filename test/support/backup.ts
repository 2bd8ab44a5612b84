import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from 'pg'
import { instant } from '#kernel/day.ts'
import { sealTenant } from '#platform/audit/seal.ts'
import { restoreBackup } from '#platform/backup/restore.ts'
import { makeKeys, seal } from '#platform/backup/seal.ts'
import { openOwner } from '#platform/backup/tables.ts'
import { makeBackup } from '#platform/backup/write.ts'
import { fixedClock } from '#platform/clock.ts'
import { appLogin } from '#platform/db/migrate.ts'
import { aReport } from './a-report.ts'
import { makeEmpty } from './database.ts'
import { aTown } from './town.ts'

export const clock = fixedClock(instant('2026-11-23T10:00:00.000Z'))

/** Does something as the owner, with the settings of a backup. */
export const asOwner = async <T>(ownerUrl: string, work: (owner: Client) => Promise<T>): Promise<T> => {
  const owner = await openOwner(ownerUrl)
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

/** A town with five reports whose texts try COPY's marks, a sealed log, a folder of its own, and a first backup. */
export const aBackedUpTown = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'barntid-backup-'))
  const keys = await makeKeys()
  const town = await aTown()
  for (let i = 0; i < 5; i++) await aReport(town, { reporterName: `Kanariefågel ${i}\twith\\N \n\\.\nin it` })
  await sealTenant(town.db, town.tenantId, { now: town.now })
  const backup = (to: string, dataDir?: string) =>
    makeBackup({
      ownerUrl: town.ownerUrl,
      recipients: [keys.recipient],
      to: join(folder, to),
      clock,
      ...(dataDir === undefined ? {} : { dataDir }),
    })
  const restore = (ownerUrl: string, file: string, more: { filesTo?: string; identities?: string[] } = {}) =>
    restoreBackup({
      file,
      identities: [keys.identity],
      ownerUrl,
      appPassword: appLogin(ownerUrl).password,
      clock,
      ...more,
    })
  /** A database with nothing in it, for as long as the work takes. */
  const withEmpty = async <T>(work: (ownerUrl: string) => Promise<T>): Promise<T> => {
    const empty = await makeEmpty(town.ownerUrl)
    try {
      return await work(empty.ownerUrl)
    } finally {
      await empty.drop()
    }
  }
  /** A well sealed file with whatever inside. */
  const sealedFile = async (name: string, plain: string): Promise<string> => {
    const one = async function* () {
      yield Buffer.from(plain)
    }
    const pieces: Uint8Array[] = []
    for await (const piece of await seal(one(), [keys.recipient])) pieces.push(piece)
    const file = join(folder, name)
    await writeFile(file, Buffer.concat(pieces))
    return file
  }
  /** For the test file's own afterAll. */
  const clear = () => rm(folder, { recursive: true, force: true })
  return { town, folder, clear, keys, backup, restore, withEmpty, sealedFile, made: await backup('first') }
}

export type BackedUpTown = Awaited<ReturnType<typeof aBackedUpTown>>

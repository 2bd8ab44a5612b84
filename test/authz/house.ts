import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { instant } from '#kernel/day.ts'
import { openDatabase } from '#platform/db/database.ts'
import { type Opened, openOn } from '#test/support/town.ts'
import { openHouse, serveHouse } from '../../src/house.ts'
import type { Apps } from './matrix.ts'
import { type Entry, withRegistry } from './registry.ts'
import { makeStage, type Stage } from './stage.ts'
import { undoCommits } from './undone.ts'

export type Authz = {
  readonly opened: Opened
  readonly stage: Stage
  readonly apps: Apps
  /** Every address of the server, by the server's own list. */
  readonly entries: readonly Entry[]
  readonly close: () => Promise<void>
}

const now = instant('2026-11-23T09:00:00.000Z')

/** The web application as far as its addresses go: they are on the server's list too. */
const aWebFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'barntid-authz-'))
  await mkdir(join(folder, 'assets'))
  // The list says `/assets/*`: there is a file of that name, so that the address is asked for as it stands.
  for (const name of ['index.html', 'sw.js', 'manifest.webmanifest', 'assets/*'])
    await writeFile(join(folder, name), 'påhittat')
  return folder
}

/** A server whose commits are undone, beside one that commits, on one database with the stage in it. */
export const openAuthz = async (template: string): Promise<Authz> => {
  const opened = await openOn(template)
  const stage = await makeStage(opened)
  const db = openDatabase({ url: opened.db.pool.options.connectionString ?? '', maxConnections: 8 })
  undoCommits(db)
  const webFolder = await aWebFolder()
  const { files, sealKeys } = opened.house
  const serve = (): Promise<FastifyInstance> =>
    serveHouse({
      house: openHouse(db, { demo: true, sealKeys, ...(files === undefined ? {} : { files }) }),
      clock: { now: () => now },
      https: false,
      logLevel: 'silent',
      webFolder,
    })
  const { made: app, entries } = await withRegistry(serve)
  const close = async (): Promise<void> => {
    await app.close()
    await db.close()
    await opened.close()
    await rm(webFolder, { recursive: true })
  }
  return { opened, stage, apps: { app, committing: opened.app }, entries, close }
}

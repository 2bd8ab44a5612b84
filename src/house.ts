import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Clock } from '#platform/clock.ts'
import type { Reaction, Reactions } from '#platform/context.ts'
import type { Database } from '#platform/db/database.ts'
import { createServer } from '#platform/http/server.ts'
import { createFilesOrigin } from '#platform/http/files-origin.ts'
import type { HouseFiles } from '#platform/files/house-files.ts'
import type { House } from '#platform/run.ts'
import { createReadings, type Readings } from '#modules/burden/index.ts'
import { fileAtLink } from '#modules/files/index.ts'
import { sessionOf } from '#modules/organisation/index.ts'
import { signInDoors, type SignInSettings } from '#modules/signin/index.ts'
import { reactions, rooms } from './rooms.ts'
import { sentences } from './sentences.ts'

const byEvent = (all: readonly Reaction[]): Reactions =>
  new Map(all.map(({ event }) => [event.name, all.filter((one) => one.event.name === event.name)]))

/** `readings` counts what was read, in memory; whoever starts the house has it handed over (startReadings). */
export type OpenHouse = House & { readonly readings: Readings }

export const openHouse = (
  db: Database,
  { demo, files }: { readonly demo: boolean; readonly files?: HouseFiles },
): OpenHouse => {
  const readings = createReadings()
  return { db, reactions: byEvent(reactions), sessionOf, demo, readings, onReading: readings.note, files }
}

const Slug = z.string().regex(/^[a-z0-9-]{1,60}$/)

/** The municipality of a public page: the one named in the address, or the house's first. */
export const publicTenant =
  (db: Database) =>
  async (slug: string | undefined): Promise<string | undefined> => {
    if (slug !== undefined && !Slug.safeParse(slug).success) return undefined
    const { rows } = await db.pool.query<{ id: string }>(
      'select id from tenants where $1::text is null or slug = $1 order by id limit 1',
      [slug ?? null],
    )
    return rows[0]?.id
  }

export type ServeOptions = {
  readonly house: House
  readonly clock: Clock
  readonly https: boolean
  readonly logLevel: string
  readonly webFolder?: string
  /** How people sign in; undefined in a demo. */
  readonly signIn?: SignInSettings | undefined
}

/** Every room behind one door. A demo is shown to many from one address, so it has a wider limit. */
export const serveHouse = ({
  house,
  clock,
  https,
  logLevel,
  webFolder,
  signIn,
}: ServeOptions): Promise<FastifyInstance> =>
  createServer({
    house,
    modules: rooms,
    clock,
    publicTenant: publicTenant(house.db),
    sentences,
    https,
    perMinute: house.demo ? 20_000 : 300,
    logLevel,
    webFolder: webFolder ?? join(import.meta.dirname, '../dist/web'),
    doors: signInDoors({ house, settings: signIn }),
  })

/** The second origin, from which files are fetched and nothing else. */
export const serveFiles = ({
  house,
  clock,
  https,
}: Pick<ServeOptions, 'house' | 'clock' | 'https'>): FastifyInstance =>
  createFilesOrigin(house, { served: fileAtLink, clock, https })

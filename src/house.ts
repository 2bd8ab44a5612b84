import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Clock } from '#platform/clock.ts'
import type { Reaction, Reactions } from '#platform/context.ts'
import { askHouse, type Database } from '#platform/db/database.ts'
import { createServer } from '#platform/http/server.ts'
import { createFilesOrigin } from '#platform/http/files-origin.ts'
import { demoRelyingParty } from '#platform/http/relying-party.ts'
import type { HouseFiles } from '#platform/files/house-files.ts'
import type { House } from '#platform/run.ts'
import { keysInMemory, noSealKeys, type SealKeys } from '#platform/sealed/keys.ts'
import { createReadings, type Readings } from '#modules/burden/index.ts'
import { createOpeningLimit } from '#modules/logreview/index.ts'
import { fileAtLink } from '#modules/files/index.ts'
import { outsideDoors, outsideSessionOf } from '#modules/invitations/index.ts'
import { sessionOf } from '#modules/organisation/index.ts'
import { relyingPartyOf, signInDoors, type SignInSettings } from '#modules/signin/index.ts'
import { reactions, rooms } from './rooms.ts'
import { sentences } from './sentences.ts'

const byEvent = (all: readonly Reaction[]): Reactions =>
  new Map(all.map(({ event }) => [event.name, all.filter((one) => one.event.name === event.name)]))

export type HouseOptions = {
  readonly demo: boolean
  /** Left out: a demo has keys that end with the process; any other house can seal and open nothing. */
  readonly sealKeys?: SealKeys
  /** How many different people one worker opens in an hour before being asked why; left out: what trust.md 6.5 says. */
  readonly peopleAnHour?: number
  readonly files?: HouseFiles
}

/** `readings` counts what was read, in memory; whoever starts the house has it handed over (startReadings). */
export type OpenHouse = House & { readonly readings: Readings }

export const openHouse = (
  db: Database,
  { demo, peopleAnHour, files, sealKeys = demo ? keysInMemory() : noSealKeys }: HouseOptions,
): OpenHouse => {
  const readings = createReadings()
  const limit = createOpeningLimit(db, peopleAnHour)
  const { note: onReading } = readings
  const sessions = { sessionOf, outsideSessionOf }
  return { db, reactions: byEvent(reactions), ...sessions, demo, sealKeys, readings, onReading, limit, files }
}

const Slug = z.string().regex(/^[a-z0-9-]{1,60}$/)

/** The municipality of a public page: the one named in the address, or the house's first. */
export const publicTenant =
  (db: Database) =>
  async (slug: string | undefined): Promise<string | undefined> => {
    if (slug !== undefined && !Slug.safeParse(slug).success) return undefined
    const [found] = await askHouse<{ id: string }>(
      db,
      'select id from tenants where $1::text is null or slug = $1 order by id limit 1',
      [slug ?? null],
    )
    return found?.id
  }

export type ServeOptions = {
  readonly house: House
  readonly clock: Clock
  readonly https: boolean
  readonly proxies?: readonly string[]
  readonly logLevel: string
  readonly webFolder?: string
  /** How people sign in; undefined in a demo. */
  readonly signIn?: SignInSettings | undefined
}

/** Every room behind one door. A demo is shown to many from one address, so it has a wider limit. */
export const serveHouse = ({
  house: given,
  clock,
  https,
  proxies = [],
  logLevel,
  webFolder,
  signIn,
}: ServeOptions): Promise<FastifyInstance> => {
  const relyingParty = signIn ? relyingPartyOf(signIn) : given.demo ? demoRelyingParty : undefined
  const house = { ...given, relyingParty }
  return createServer({
    house,
    modules: rooms,
    clock,
    publicTenant: publicTenant(house.db),
    sentences,
    https,
    proxies,
    perMinute: house.demo ? 20_000 : 300,
    documentsPerHour: house.demo ? 20_000 : 60,
    logLevel,
    webFolder: webFolder ?? join(import.meta.dirname, '../dist/web'),
    doors: [...signInDoors({ house, settings: signIn }), ...outsideDoors({ house, settings: signIn })],
  })
}

/** The second origin, from which files are fetched and nothing else. */
export const serveFiles = ({
  house,
  clock,
  https,
}: Pick<ServeOptions, 'house' | 'clock' | 'https'>): FastifyInstance =>
  createFilesOrigin(house, { served: fileAtLink, clock, https })

/**
 * `npm run end-sessions -- --tenant <slug> (--login <login> | --all)`: signs one person, or everybody, out of a municipality at
 * once, wherever they are. Each ended session is a row in the log. Works beside a running Barntid; without DATABASE_URL it takes
 * the embedded database.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { endForAll, LoggedOut } from '#modules/signin/index.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/db/database.ts'
import { appLogin } from '#platform/db/migrate.ts'
import { type House, run } from '#platform/run.ts'
import type { Instant } from '#kernel/day.ts'
import { openHouse } from '../src/house.ts'
import { reachEmbedded } from './reach-embedded.ts'

const usage = 'Usage: npm run end-sessions -- --tenant <slug> (--login <login> | --all)'

/** How many sessions were ended; undefined where there is no such municipality. */
export const endSessionsIn = async (
  house: House,
  { slug, login }: { readonly slug: string; readonly login: string | undefined },
  now: Instant,
): Promise<number | undefined> => {
  const { rows } = await house.db.pool.query<{ id: string }>('select id from tenants where slug = $1', [slug])
  const [tenant] = rows
  if (!tenant) return undefined
  const { reply } = await run(
    house,
    endForAll(login),
    { publicTenantId: tenant.id },
    { input: {}, now, requestId: crypto.randomUUID(), language: 'sv' },
  )
  return LoggedOut.parse(reply).ended ?? 0
}

/** Ends with 0 when it was done, with 1 where the municipality is not there, with 2 when asked wrongly. */
export const main = async (argv: readonly string[], env = process.env): Promise<number> => {
  const { values } = parseArgs({
    args: [...argv],
    options: { tenant: { type: 'string' }, login: { type: 'string' }, all: { type: 'boolean' } },
  })
  const { tenant: slug, login } = values
  // Everybody only by name: a forgotten --login signs out nobody.
  if (slug === undefined || (login === undefined) === (values.all !== true)) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  const config = readConfig(env)
  const embedded =
    config.ownerUrl === undefined ? await reachEmbedded(join(config.dataDir, 'postgres')) : undefined
  const ownerUrl = config.ownerUrl ?? embedded?.ownerUrl ?? ''
  const db = openDatabase({ url: config.appUrl ?? appLogin(ownerUrl).url, maxConnections: 1 })
  try {
    const ended = await endSessionsIn(
      openHouse(db, { demo: config.demo }),
      { slug, login },
      systemClock.now(),
    )
    if (ended === undefined) process.stderr.write(`There is no municipality with the slug ${slug}.\n`)
    else process.stdout.write(`ended: ${ended} sessions\n`)
    return ended === undefined ? 1 : 0
  } finally {
    await db.close()
    await embedded?.stop()
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))

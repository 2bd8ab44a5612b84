import type { Actor } from '#kernel/actor.ts'
import { addHours, dayOf } from '#kernel/day.ts'
import { startSealer } from '#platform/audit/sealer.ts'
import { systemClock } from '#platform/clock.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { inTenant } from '#platform/db/tenant.ts'
import { hashOf } from '#platform/http/session.ts'
import type { OpenSession } from '#platform/module.ts'
import { may as mayInCases } from '#modules/cases/policy.ts'
import { may as mayInJournal } from '#modules/journal/policy.ts'
import { sessionOf } from '#modules/organisation/index.ts'
import { may as mayInOverview } from '#modules/overview/policy.ts'
import { openHouse, serveHouse } from '../../src/house.ts'
import { isPart, type Part } from './parts.ts'

/**
 * The product with only some parts of its safety, to see what each costs. What is left out is left out from here, by other
 * things put into its hands: the product itself has no switch that turns a check off.
 */
const [, , ownerUrl = '', appUrl = '', folder = '', cookie = '', named = ''] = process.argv
const parts = new Set<Part>(named.split(',').filter(isPart))

type Heard = { readonly text?: string; readonly callback?: (error: null, result: object) => void }

/** The database answers at once, and has written nothing. */
const withoutLog = ({ pool }: Database): void => {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    Object.assign(client, {
      query: (...args: unknown[]) => {
        const { text = '', callback } = args[0] as Heard
        return text.includes('insert into audit_log') ? callback?.(null, { rows: [] }) : query(...args)
      },
    })
  })
}

const yes = () => ({ allowed: true, basis: 'bench' })

/** Everybody may everything: what the policies themselves cost. The facts that they are asked with are what the screens show. */
const withoutPolicy = (): void => {
  for (const may of [mayInOverview, mayInCases, mayInJournal])
    for (const key of Object.keys(may)) Object.assign(may, { [key]: yes })
}

/** Who has the cookie, asked once and never again. */
const oneSession = async (db: Database): Promise<OpenSession> => {
  const [tenantId = '', token = ''] = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')
  const now = systemClock.now()
  const found = await inTenant(db, tenantId, (tx) =>
    sessionOf(tx, { tenantId, tokenHash: hashOf(token), today: dayOf(now), now }),
  )
  if (!found) throw new Error('nobody is signed in')
  const actor: Actor = found.actor
  return { ...found, actor, seenAt: addHours(now, 12), expiresAt: addHours(now, 12) }
}

const db = openDatabase({ url: parts.has('rows') ? appUrl : ownerUrl, maxConnections: 16 })
if (!parts.has('log')) withoutLog(db)
if (!parts.has('policy')) withoutPolicy()
const session = await oneSession(db)
const { limit, ...house } = openHouse(db, { demo: true, peopleAnHour: 1_000_000 })
const app = await serveHouse({
  house: {
    ...house,
    ...(parts.has('log') && limit ? { limit } : {}),
    ...(parts.has('sign-in') ? {} : { sessionOf: async () => session }),
  },
  clock: systemClock,
  https: false,
  logLevel: 'silent',
})
const sealer = parts.has('log')
  ? startSealer(db, { clock: systemClock, headsFile: `${folder}/heads.jsonl`, onError: console.error })
  : undefined
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`)
process.on('SIGTERM', () => {
  void app
    .close()
    .then(() => sealer?.stop())
    .then(() => db.close())
    .then(() => process.exit(0))
})

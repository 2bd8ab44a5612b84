import { Client } from 'pg'
import type { PasskeyRule } from '#platform/http/relying-party.ts'
import { systemClock } from '#platform/clock.ts'
import { aTown, type Login, type Town } from '../town.ts'
import { anAuthenticator, type Maker } from './authenticator.ts'
import { openTo, settingsFor } from './house.ts'
import { type Browser, browserOf } from './passkeys.ts'

export const origin = 'https://barntid.exempel.se'
export const rpId = 'barntid.exempel.se'

type Wanted = {
  readonly towns: readonly Town[]
  readonly issuer?: string
  readonly rule?: Partial<PasskeyRule>
  readonly publicUrl?: string
}

/** A server that takes passkeys, of towns that sign in at a provider. */
export const passkeyServer = ({ towns, issuer = 'http://127.0.0.1:9', rule, publicUrl = origin }: Wanted) => {
  const passkeys = { mode: 'always', lastsDays: 30, models: [], roots: [], ...rule } as const
  const [town] = towns
  if (!town) throw new Error('a server of no town')
  return openTo(town, settingsFor(towns, { issuer, publicUrl, passkeys, mostSessions: 5 }))
}

/** Two towns and a server for both, at the time of this machine. */
export const passkeyHouse = async (asked: Omit<Wanted, 'towns'> = {}) => {
  const [town, elsewhere] = [await aTown(), await aTown()]
  for (const one of [town, elsewhere]) one.at(systemClock.now())
  const server = await passkeyServer({ ...asked, towns: [town, elsewhere] })
  const owner = async <R extends object>(sql: string, values: readonly unknown[] = []): Promise<R[]> => {
    const client = new Client({ connectionString: town.ownerUrl })
    await client.connect()
    try {
      return (await client.query<R>(sql, [...values])).rows
    } finally {
      await client.end()
    }
  }
  const browser = (cookies?: Record<string, string>): Browser => browserOf(server.app, cookies)
  const own = anAuthenticator
  return {
    town,
    elsewhere,
    server,
    owner,
    /** Nobody is signed in. */
    browser,
    /** Signed in as by the provider, just now. */
    as: async (login: Login, where = town): Promise<Browser> => browser(await where.cookie(login)),
    authenticator: (more: { readonly maker?: Maker } = {}) => own({ origin, rpId, ...more }),
    /** An authenticator with a passkey of somebody. */
    passkeyOf: async (login: Login, where = town) => {
      const made = own({ origin, rpId })
      const added = await browser(await where.cookie(login)).add(made)
      if (added.status !== 200) throw new Error(`no passkey was added: ${added.status} ${added.text}`)
      return made
    },
    at: (where: Town) => ({ kommun: where.slug }),
    /** What the log says of sign-ins, oldest first. */
    bases: async (where = town): Promise<string[]> =>
      (
        await owner<{ basis: string }>(
          `select basis from audit_log where tenant_id = $1 and action in ('enterByPasskey', 'refusePasskey') order by at, id`,
          [where.tenantId],
        )
      ).map(({ basis }) => basis),
  }
}

export type PasskeyHouse = Awaited<ReturnType<typeof passkeyHouse>>

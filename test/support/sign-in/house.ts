import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { systemClock } from '#platform/clock.ts'
import type { Instant } from '#kernel/day.ts'
import type { SignInSettings } from '#modules/signin/index.ts'
import type { PasskeyRule } from '#platform/http/relying-party.ts'
import { serveHouse } from '../../../src/house.ts'
import type { Town } from '../town.ts'
import { clientId, clientSecret } from './client.ts'
import { personalNumber } from './real-provider.ts'

export const freePort = async (): Promise<number> => {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const address = probe.address()
  await new Promise<void>((done) => probe.close(() => done()))
  return typeof address === 'object' && address !== null ? address.port : 0
}

type Given = Partial<{
  readonly acr: readonly string[]
  readonly claim: string
  readonly askUserInfo: boolean
  readonly mostSessions: number
  readonly scope: string
  readonly passkeys: PasskeyRule
}>

/** A provider for these towns, as the file of settings would give it. */
export const settingsFor = (
  towns: readonly Town[],
  { issuer, publicUrl, ...given }: Given & { readonly issuer: string; readonly publicUrl: string },
): SignInSettings => ({
  publicUrl,
  dangers: [],
  families: new Map(),
  providers: new Map(
    towns.map(({ slug }) => [
      slug,
      {
        slug,
        issuer,
        clientId,
        proof: { kind: 'secret', secret: clientSecret, by: 'basic' },
        claim: 'sub',
        askUserInfo: false,
        acr: [],
        scope: 'openid',
        mostSessions: 2,
        passkeys: { mode: 'never', lastsDays: 30, models: [], roots: [] },
        ...given,
      },
    ]),
  ),
})

/** The same with a broker for families: whoever it names by a number is asked for among the invitations. */
export const withFamilies = (settings: SignInSettings, given: Given = {}): SignInSettings => ({
  ...settings,
  families: new Map(
    [...settings.providers].map(([slug, one]) => [
      slug,
      { ...one, claim: personalNumber, askUserInfo: true, mostSessions: 1, ...given },
    ]),
  ),
})

export type Answer = {
  readonly status: number
  readonly location: string | undefined
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** A browser with its own cookies, as far as a sign-in needs one. */
export type Visitor = {
  readonly cookies: Map<string, string>
  readonly get: (url: string) => Promise<Answer>
}

export const visitorOf = (app: FastifyInstance, headers: Record<string, string> = {}): Visitor => {
  const cookies = new Map<string, string>()
  return {
    cookies,
    get: async (url) => {
      const path = url.replace(/^https?:\/\/[^/]+/, '')
      const response = await app.inject({
        method: 'GET',
        url: path,
        cookies: Object.fromEntries(cookies),
        headers,
      })
      for (const { name, value } of response.cookies)
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      const { location } = response.headers
      return {
        status: response.statusCode,
        location: typeof location === 'string' ? location : undefined,
        text: response.body,
        headers: response.headers,
      }
    },
  }
}

/** A server of a town that signs in by a provider, at a clock that a test moves. */
export const openTo = async (
  town: Town,
  settings: SignInSettings,
): Promise<{
  readonly app: FastifyInstance
  /** Sets how far the server is ahead of the clock of this machine. */
  readonly ahead: (seconds: number) => void
}> => {
  let ahead = 0
  const now = (): Instant =>
    Temporal.Instant.from(systemClock.now())
      .add({ seconds: ahead })
      .toString({ fractionalSecondDigits: 3 }) as Instant
  const app = await serveHouse({
    house: town.house,
    clock: { now },
    https: false,
    logLevel: 'silent',
    webFolder: '/nowhere',
    signIn: settings,
  })
  return {
    app,
    ahead: (seconds) => {
      ahead = seconds
    },
  }
}

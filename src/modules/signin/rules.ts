import { type Instant, instant } from '#kernel/day.ts'

/** Why somebody is not let in. Each has a sentence in text.sv.ts that says what to do, and none tells who exists. */
export const refusals = [
  'start_missing',
  'not_trusted',
  'denied',
  'unknown_worker',
  'claim_missing',
  'too_weak',
  'not_fresh',
  'other_person',
  'provider_away',
  'no_provider',
] as const
export type Refusal = (typeof refusals)[number]

/** Clocks of two machines may differ by so much. */
export const toleranceSeconds = 30
/** trust.md 6.4: fresh is within five minutes. */
export const freshSeconds = 300
/** An identity that the provider wrote long ago is not the answer to what was asked now. */
const oldestSeconds = 600

export type Claims = Readonly<Record<string, unknown>>

export type Wanted = {
  readonly now: Instant
  readonly clientId: string
  /** The claim that names the worker. */
  readonly claim: string
  /** One of these; empty: the municipality takes all that its provider gives. */
  readonly acr: readonly string[]
  readonly fresh: boolean
}

export type Accepted = {
  readonly login: string
  /** undefined: the provider did not say when the person showed who they are. */
  readonly authenticatedAt: Instant | undefined
}

const secondsOf = (at: Instant): number => Temporal.Instant.from(at).epochMilliseconds / 1000

const inSeconds = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 && value < 1e11 ? value : undefined

const instantOf = (seconds: number): Instant =>
  instant(
    Temporal.Instant.fromEpochMilliseconds(Math.floor(seconds * 1000)).toString({
      fractionalSecondDigits: 3,
    }),
  )

const loginOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 200 ? value : undefined

/** OpenID Connect Core 3.1.3.7, 3–5: made for us; one that was made for others too names us as the one who asked. */
const isForUs = ({ aud, azp }: Claims, clientId: string): boolean =>
  (azp === undefined || azp === clientId) && (!Array.isArray(aud) || aud.length === 1 || azp === clientId)

/**
 * What is asked of an identity after its signature, issuer, audience, nonce and expiry hold: when it was written, how strongly
 * and how lately the person has shown who they are, and whom it names.
 */
export const acceptClaims = (claims: Claims, wanted: Wanted): Accepted | Refusal => {
  const now = secondsOf(wanted.now)
  const iat = inSeconds(claims['iat'])
  if (iat === undefined || iat > now + toleranceSeconds || iat < now - oldestSeconds) return 'not_trusted'
  if (!isForUs(claims, wanted.clientId)) return 'not_trusted'
  const { acr } = claims
  if (wanted.acr.length > 0 && !wanted.acr.some((one) => one === acr)) return 'too_weak'
  const at = inSeconds(claims['auth_time'])
  if (at !== undefined && at > now + toleranceSeconds) return 'not_trusted'
  if (wanted.fresh && (at === undefined || at < now - freshSeconds)) return 'not_fresh'
  const login = loginOf(claims[wanted.claim])
  if (login === undefined) return 'claim_missing'
  return { login, authenticatedAt: at === undefined ? undefined : instantOf(Math.min(at, now)) }
}

const signedIn = '/inloggning/klar'

/** Where to go back to: a page of our own, by its path. Everything else is the first page: never another website. */
export const safeReturn = (asked: string | undefined): string => {
  if (asked === undefined || asked.length > 500 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked)) return '/'
  const own = 'https://barntid.invalid'
  if (!URL.canParse(asked, own)) return '/'
  const { origin, pathname, search } = new URL(asked, own)
  if (origin !== own || pathname.startsWith('//')) return '/'
  if (pathname.startsWith('/api/') || (pathname.startsWith('/inloggning/') && pathname !== signedIn))
    return '/'
  return pathname === '/inloggning' ? '/' : pathname + search
}

/** What a logout token says, after its signature, issuer, audience and time hold. */
export type LogoutClaims = {
  readonly jti: string
  readonly subject: string | undefined
  readonly session: string | undefined
}

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const nameOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 500 ? value : undefined

/** OpenID Connect Back-Channel Logout 1.0, 2.4 and 2.6: the event, whom or which session it ends, an id of its own, no nonce. */
export const readLogout = (claims: Claims): LogoutClaims | undefined => {
  const { events, jti, sub, sid } = claims
  if ('nonce' in claims || !isObject(events) || !isObject(events[logoutEvent])) return undefined
  const [id, subject, session] = [nameOf(jti), nameOf(sub), nameOf(sid)]
  if (id === undefined || (subject === undefined && session === undefined)) return undefined
  return { jti: id, subject, session }
}

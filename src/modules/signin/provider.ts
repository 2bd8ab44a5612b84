import { createRemoteJWKSet, errors as joseErrors, importPKCS8, jwtVerify } from 'jose'
import * as oidc from 'openid-client'
import type { Instant } from '#kernel/day.ts'
import type { Language } from '#kernel/text.ts'
import { dateOf } from '#platform/clock.ts'
import {
  type Accepted,
  acceptClaims,
  freshSeconds,
  type LogoutClaims,
  readLogout,
  type Refusal,
  toleranceSeconds,
} from './rules.ts'
import { isLoopback, type ProviderSettings } from './settings.ts'

/** The provider does not answer: not the person's fault, and nothing is known of the person. */
export class ProviderAway extends Error {}

export type Secrets = { readonly state: string; readonly nonce: string; readonly verifier: string }

export type Proven = Accepted & {
  readonly issuer: string
  readonly subject: string
  readonly session: string | undefined
}

/** One municipality's provider, by its own description. */
export type Provider = {
  readonly addressOf: (asked: {
    readonly secrets: Secrets
    readonly redirectUri: string
    readonly fresh: boolean
    readonly language: Language
  }) => Promise<string>
  /** What the provider has answered, checked in full; no token outlives this call. */
  readonly proven: (
    answer: URL,
    asked: { readonly secrets: Secrets; readonly fresh: boolean; readonly now: Instant },
  ) => Promise<Proven | Refusal>
  /** What a logout token says, or undefined when it is not to be believed. */
  readonly logout: (token: string, now: Instant) => Promise<LogoutClaims | undefined>
  /** Where one signs out from the provider too; undefined where it has no such page. */
  readonly endAddress: (backTo: string) => string | undefined
}

/** Asymmetric only: with a shared secret, whoever checks could also sign. */
const signatures = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']
const timeoutSeconds = 8

export const newSecrets = (): Secrets => ({
  state: oidc.randomState(),
  nonce: oidc.randomNonce(),
  verifier: oidc.randomPKCECodeVerifier(),
})

const proofOf = async ({ proof }: ProviderSettings): Promise<oidc.ClientAuth> => {
  if (proof.kind === 'secret')
    return proof.by === 'basic' ? oidc.ClientSecretBasic(proof.secret) : oidc.ClientSecretPost(proof.secret)
  const key = await importPKCS8(proof.pem, proof.algorithm)
  return oidc.PrivateKeyJwt(proof.keyId === undefined ? key : { key, kid: proof.keyId })
}

const statusOf = (cause: unknown): number => (cause instanceof Response ? cause.status : 0)

const isAway = (error: unknown): boolean => {
  if (error instanceof TypeError) return error.message === 'fetch failed'
  if (!(error instanceof oidc.ClientError)) return false
  if (error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_ABORT') return true
  return statusOf(error.cause) >= 500
}

/** The library's errors, in our words. What it says in its own may hold parts of tokens: it goes nowhere. */
const refusalOf = (error: unknown): Refusal => {
  if (isAway(error)) throw new ProviderAway()
  if (error instanceof oidc.AuthorizationResponseError) {
    if (error.error === 'temporarily_unavailable' || error.error === 'server_error') throw new ProviderAway()
    return 'denied'
  }
  // Told apart from a token that lies: at the step-up the person only has to show who they are once more.
  if (error instanceof oidc.ClientError && isAboutTime(error.cause)) return 'not_fresh'
  if (
    error instanceof oidc.ClientError ||
    error instanceof oidc.ResponseBodyError ||
    error instanceof oidc.WWWAuthenticateChallengeError ||
    error instanceof TypeError
  )
    return 'not_trusted'
  throw error
}

const isAboutTime = (error: unknown): boolean => {
  const cause = error instanceof Error ? error.cause : undefined
  return typeof cause === 'object' && cause !== null && 'claim' in cause && cause.claim === 'auth_time'
}

const describe = async (settings: ProviderSettings): Promise<oidc.Configuration> => {
  const plain = new URL(settings.issuer).protocol === 'http:' && isLoopback(settings.issuer)
  try {
    return await oidc.discovery(
      new URL(settings.issuer),
      settings.clientId,
      { [oidc.clockTolerance]: toleranceSeconds },
      await proofOf(settings),
      {
        timeout: timeoutSeconds,
        // Without it the library takes the word of the connection for the signature of the token.
        execute: [oidc.enableNonRepudiationChecks, ...(plain ? [oidc.allowInsecureRequests] : [])],
      },
    )
  } catch {
    throw new ProviderAway()
  }
}

const moreClaims = async (
  config: oidc.Configuration,
  { askUserInfo, claim }: ProviderSettings,
  answered: { readonly claims: oidc.IDToken; readonly accessToken: string },
): Promise<Readonly<Record<string, unknown>>> => {
  const { claims, accessToken } = answered
  if (!askUserInfo || claim in claims) return claims
  return { ...(await oidc.fetchUserInfo(config, accessToken, claims.sub)), ...claims }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Asks the provider to describe itself, and gives what one can do with it. */
export const meet = async (settings: ProviderSettings): Promise<Provider> => {
  const config = await describe(settings)
  const { jwks_uri: keysAt, end_session_endpoint: endsAt } = config.serverMetadata()
  const keys =
    keysAt === undefined ? undefined : createRemoteJWKSet(new URL(keysAt), { timeoutDuration: 5000 })
  const { acr, claim, clientId, issuer } = settings
  return {
    addressOf: async ({ secrets, redirectUri, fresh, language }) =>
      oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: settings.scope,
        code_challenge: await oidc.calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: 'S256',
        state: secrets.state,
        nonce: secrets.nonce,
        ui_locales: language,
        ...(acr.length > 0 ? { acr_values: acr.join(' ') } : {}),
        ...(fresh ? { prompt: 'login', max_age: String(freshSeconds) } : {}),
      }).href,
    proven: async (answer, { secrets, fresh, now }) => {
      try {
        const tokens = await oidc.authorizationCodeGrant(config, answer, {
          pkceCodeVerifier: secrets.verifier,
          expectedState: secrets.state,
          expectedNonce: secrets.nonce,
          idTokenExpected: true,
          ...(fresh ? { maxAge: freshSeconds } : {}),
        })
        const claims = tokens.claims()
        if (!claims) return 'not_trusted'
        const all = await moreClaims(config, settings, { claims, accessToken: tokens.access_token })
        const accepted = acceptClaims(all, { now, clientId, claim, acr, fresh })
        if (typeof accepted === 'string') return accepted
        return { ...accepted, issuer, subject: claims.sub, session: textOf(claims['sid']) }
      } catch (error) {
        return refusalOf(error)
      }
    },
    logout: async (token, now) => {
      if (keys === undefined) return undefined
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          audience: clientId,
          algorithms: signatures,
          requiredClaims: ['iat', 'jti', 'events'],
          maxTokenAge: freshSeconds,
          clockTolerance: toleranceSeconds,
          currentDate: dateOf(now),
        })
        return readLogout(payload)
      } catch (error) {
        if (error instanceof joseErrors.JWKSTimeout || isFetchFault(error)) throw new ProviderAway()
        if (error instanceof joseErrors.JOSEError) return undefined
        throw error
      }
    },
    endAddress: (backTo) =>
      endsAt === undefined
        ? undefined
        : oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: backTo }).href,
  }
}

const isFetchFault = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof joseErrors.JOSEError && error.code === 'ERR_JOSE_GENERIC')

const pulseMilliseconds = 15_000

/**
 * Whether a provider does not answer now. Asked anew each time, whatever was known of it, but at most once in fifteen seconds:
 * when it is away, everybody asks at once.
 */
export const pulses = () => {
  const felt = new Map<string, { readonly isAway: Promise<boolean>; readonly since: number }>()
  return (settings: ProviderSettings): Promise<boolean> => {
    const known = felt.get(settings.slug)
    if (known && performance.now() - known.since < pulseMilliseconds) return known.isAway
    const asked = describe(settings).then(
      () => false,
      () => true,
    )
    felt.set(settings.slug, { isAway: asked, since: performance.now() })
    return asked
  }
}

const keptMilliseconds = 600_000

/** The providers of all municipalities: each is asked to describe itself when it is first needed, and anew after ten minutes. */
export const meetings = () => {
  const met = new Map<string, { readonly provider: Provider; readonly since: number }>()
  return async (settings: ProviderSettings): Promise<Provider> => {
    const known = met.get(settings.slug)
    if (known && performance.now() - known.since < keptMilliseconds) return known.provider
    const provider = await meet(settings)
    met.set(settings.slug, { provider, since: performance.now() })
    return provider
  }
}

import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { systemClock } from '#platform/clock.ts'
import { clientId } from './client.ts'

export const nowSeconds = (): number =>
  Math.floor(Temporal.Instant.from(systemClock.now()).epochMilliseconds / 1000)

export type Claims = Record<string, unknown>
export type Signer = (claims: Claims) => Promise<string>

/** What the next sign-in meets: everything a standard provider never does. */
export type Tricks = {
  claims?: (claims: Claims) => Claims
  sign?: Signer
  /** Changes the address that the browser is sent back to. */
  answer?: (back: URL) => void
  /** The token endpoint answers with this and nothing else. */
  tokenStatus?: number
  userInfo?: Claims
}

export type EvilProvider = {
  readonly issuer: string
  /** What the authorization endpoint was asked last. */
  readonly asked: () => URLSearchParams
  readonly play: (tricks: Tricks) => void
  readonly signers: Readonly<
    Record<'right' | 'stranger' | 'unknownKey' | 'none' | 'publicKeyAsSecret', Signer>
  >
  readonly stop: () => Promise<void>
}

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return new URLSearchParams(Buffer.concat(parts).toString())
}

const send = (response: ServerResponse, status: number, value: unknown): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

type Code = { readonly nonce: string; readonly challenge: string; readonly redirectUri: string }

const by =
  (key: CryptoKey, kid: string): Signer =>
  (claims) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key)

const makeSigners = async () => {
  const [own, other] = [await generateKeyPair('RS256', { extractable: true }), await generateKeyPair('RS256')]
  const publicPem = await exportSPKI(own.publicKey)
  const signers: EvilProvider['signers'] = {
    right: by(own.privateKey, 'own'),
    /** Says that it is the provider's key, and is not. */
    stranger: by(other.privateKey, 'own'),
    unknownKey: by(other.privateKey, 'never-heard-of'),
    none: async (claims) => `${base64({ alg: 'none' })}.${base64(claims)}.`,
    publicKeyAsSecret: (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'own' })
        .sign(new TextEncoder().encode(publicPem)),
  }
  return { signers, jwk: { ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' } }
}

/** A provider that signs what it is told to. It keeps PKCE and one-time codes as the standard asks; the rest is up to the test. */
export const startEvilProvider = async (): Promise<EvilProvider> => {
  const { signers, jwk } = await makeSigners()
  const codes = new Map<string, Code>()
  let asked = new URLSearchParams()
  let tricks: Tricks = {}
  let issuer = ''

  const authorize = (response: ServerResponse, query: URLSearchParams): void => {
    asked = query
    const code = crypto.randomUUID()
    const redirectUri = query.get('redirect_uri') ?? ''
    codes.set(code, {
      nonce: query.get('nonce') ?? '',
      challenge: query.get('code_challenge') ?? '',
      redirectUri,
    })
    const back = new URL(redirectUri)
    back.searchParams.set('code', code)
    back.searchParams.set('state', query.get('state') ?? '')
    back.searchParams.set('iss', issuer)
    tricks.answer?.(back)
    response.writeHead(302, { location: back.href }).end()
  }

  const token = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = await bodyOf(request)
    if (tricks.tokenStatus !== undefined) return send(response, tricks.tokenStatus, { error: 'x' })
    const code = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!code || code.challenge !== challenge || code.redirectUri !== form.get('redirect_uri'))
      return send(response, 400, { error: 'invalid_grant' })
    const right: Claims = {
      iss: issuer,
      aud: clientId,
      sub: 'amira',
      sid: 'session-there',
      nonce: code.nonce,
      iat: nowSeconds(),
      exp: nowSeconds() + 60,
      auth_time: nowSeconds(),
      acr: 'loa3',
    }
    const claims = tricks.claims?.(right) ?? right
    send(response, 200, {
      access_token: 'påhittat'.replace('å', 'a'),
      token_type: 'Bearer',
      expires_in: 60,
      id_token: await (tricks.sign ?? signers.right)(claims),
    })
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer)
    if (pathname === '/.well-known/openid-configuration')
      return send(response, 200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/me`,
        jwks_uri: `${issuer}/keys`,
        end_session_endpoint: `${issuer}/end`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
        authorization_response_iss_parameter_supported: true,
        code_challenge_methods_supported: ['S256'],
      })
    if (pathname === '/keys') return send(response, 200, { keys: [jwk] })
    if (pathname === '/authorize') return authorize(response, searchParams)
    if (pathname === '/token') return void token(request, response)
    if (pathname === '/me') return send(response, 200, tricks.userInfo ?? { sub: 'amira' })
    return send(response, 404, {})
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  issuer = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  return {
    issuer,
    asked: () => asked,
    play: (next) => {
      tricks = next
    },
    signers,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

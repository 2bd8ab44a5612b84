import { createServer } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import { Provider } from 'oidc-provider'
import { clientId, clientSecret } from './client.ts'

/** The claim of the Swedish brokers of e-identification. */
export const personalNumber = 'https://id.oidc.se/claim/personalIdentityNumber'

export type RealProvider = { readonly issuer: string; readonly stop: () => Promise<void> }

const client = (id: string, at: string) => ({
  client_id: id,
  client_secret: clientSecret,
  redirect_uris: [`${at}/inloggning/svar`, `${at}/familj/logga-in/svar`],
  post_logout_redirect_uris: [`${at}/`],
  backchannel_logout_uri: `${at}/inloggning/utloggning`,
  backchannel_logout_session_required: true,
})

/** A standard provider with its own pages, on this machine alone. Whoever types a name is that account. */
export const startRealProvider = async (publicUrl: string): Promise<RealProvider> => {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const provider = new Provider(issuer, {
    clients: [client(clientId, publicUrl), client('annan', 'http://127.0.0.1:9')],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['ett påhittat ord'] },
    claims: { openid: ['sub', personalNumber], profile: ['employeeNumber'] },
    features: {
      devInteractions: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    findAccount: (_ctx: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, employeeNumber: id, [personalNumber]: id }),
    }),
    // The provider's own calls go to this machine alone, which it would refuse otherwise.
    fetch: (url: URL | string, { method, headers, body }: RequestInit) =>
      fetch(url, { method: method ?? 'GET', headers: headers ?? {}, body: body ?? null }),
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 60, Interaction: 600, Session: 600 },
  })
  server.on('request', provider.callback())
  return {
    issuer,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

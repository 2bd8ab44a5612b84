import 'reflect-metadata'
import { KeyObject, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import type { Maker } from './authenticator.ts'

x509.cryptoProvider.set(webcrypto)

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const pair = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
const notBefore = new Date('2026-01-01')
const later = '2040-01-01'

/** Until when the certificates hold. */
type Until = { readonly key?: string; readonly maker?: string }

/** An invented maker of security keys, with a certificate of its own that signs for a model. */
export const aMaker = async (
  aaguid: string,
  until: Until = {},
): Promise<{ readonly root: string; readonly maker: Maker }> => {
  const keys = await pair()
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Påhittad tillverkare, O=Påhittad, C=SE',
    keys,
    signingAlgorithm: algorithm,
    notBefore,
    notAfter: new Date(until.maker ?? later),
    extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  })
  const leafKeys = await pair()
  const leaf = await x509.X509CertificateGenerator.create({
    subject: 'CN=Påhittad nyckel, OU=Authenticator Attestation, O=Påhittad, C=SE',
    issuer: root.subject,
    publicKey: leafKeys.publicKey,
    signingKey: keys.privateKey,
    signingAlgorithm: algorithm,
    notBefore,
    notAfter: new Date(until.key ?? later),
    extensions: [new x509.BasicConstraintsExtension(false, undefined, true)],
  })
  const key = KeyObject.from(leafKeys.privateKey)
  return { root: root.toString('pem'), maker: { aaguid, chain: [new Uint8Array(leaf.rawData)], key } }
}

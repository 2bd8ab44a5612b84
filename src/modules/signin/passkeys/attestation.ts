import { X509Certificate } from 'node:crypto'
import { decodeAttestationObject } from '@simplewebauthn/server/helpers'
import type { Instant } from '#kernel/day.ts'
import { dateOf } from '#platform/clock.ts'
import type { PasskeyRule } from '#platform/http/relying-party.ts'

const holdsOn = ({ validFromDate, validToDate }: X509Certificate, now: Instant): boolean =>
  validFromDate <= dateOf(now) && dateOf(now) <= validToDate

const isIssuedBy = (one: X509Certificate, issuer: X509Certificate): boolean =>
  issuer.ca && one.checkIssued(issuer) && one.verify(issuer.publicKey)

/** Each certificate signed by the next, the last by one of the makers that the municipality trusts, all of them in force. */
const chainHolds = (
  chain: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  now: Instant,
): boolean =>
  chain.length > 0 &&
  chain.every((one, i) => {
    const next = chain[i + 1]
    const issuers = next ? [next] : roots.filter((root) => holdsOn(root, now))
    return holdsOn(one, now) && issuers.some((issuer) => isIssuedBy(one, issuer))
  })

/**
 * Whether the municipality takes this model. The library has checked the statement's signature by its first certificate; whose
 * certificate that is, it does not know. Only `packed`: the form that security keys have, in which the maker signs the model.
 */
export const isAllowedModel = (
  { attestation, aaguid }: { readonly attestation: Uint8Array<ArrayBuffer>; readonly aaguid: string },
  { models, roots }: PasskeyRule,
  now: Instant,
): boolean => {
  if (models.length === 0) return true
  const statement = decodeAttestationObject(attestation)
  const chain = statement.get('attStmt').get('x5c')
  if (statement.get('fmt') !== 'packed' || chain === undefined || !models.includes(aaguid)) return false
  const certificates = chain.map((der) => new X509Certificate(der))
  return chainHolds(
    certificates,
    roots.map((pem) => new X509Certificate(pem)),
    now,
  )
}

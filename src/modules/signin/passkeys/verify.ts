import {
  type VerifiedAuthenticationResponse,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { Instant } from '#kernel/day.ts'
import type { PasskeyRule, RelyingParty } from '#platform/http/relying-party.ts'
import { isAllowedModel } from './attestation.ts'
import type { Assertion } from './contract.ts'

/** ES256, RS256 and Ed25519, as COSE numbers them. */
export const algorithms = [-7, -8, -257]

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(text, 'base64url'))
export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** An authenticator knows a person by these bytes alone: the worker's own id, which says nothing elsewhere. */
export const handleOf = (workerId: string): string =>
  Buffer.from(workerId.replaceAll('-', ''), 'hex').toString('base64url')

const ClientData = z.object({ origin: z.string(), crossOrigin: z.boolean().default(false) })

/**
 * Which page asked, as the browser wrote it down, where it is one of ours. Not one of ours inside somebody else's either: the
 * library lets that pass where the browser does not name the outer page.
 */
const originIn = (clientData: string, { isOrigin }: RelyingParty): string | undefined => {
  try {
    const text = Buffer.from(clientData, 'base64url').toString('utf8')
    const { origin, crossOrigin } = ClientData.parse(JSON.parse(text))
    return isOrigin(origin) && !crossOrigin ? origin : undefined
  } catch {
    return undefined
  }
}

/**
 * The point G of P-256 as a key: of nobody, since nobody has its half. Whoever asks with a credential that is not here waits
 * as long as others for the same answer.
 */
export const nobodysKey =
  'pQECAyYgASFYIGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWIlggT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU'

export type Asked = {
  readonly challenge: string
  readonly relyingParty: RelyingParty
}

/** How far an authenticator has counted, where its answer holds; undefined where anything in it does not. */
export const countOf = async (
  answer: Assertion,
  { challenge, relyingParty }: Asked,
  publicKey: string,
): Promise<number | undefined> => {
  const origin = originIn(answer.clientData, relyingParty)
  if (origin === undefined) return undefined
  const { credential, clientData, authenticatorData, signature, userHandle } = answer
  const response = { clientDataJSON: clientData, authenticatorData, signature, userHandle }
  try {
    const { verified, authenticationInfo }: VerifiedAuthenticationResponse =
      await verifyAuthenticationResponse({
        response: {
          id: credential,
          rawId: credential,
          type: 'public-key',
          response,
          clientExtensionResults: {},
        },
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: relyingParty.rpId,
        requireUserVerification: true,
        // The counter is held against ours afterwards (rules.ts), so that the log can tell a copy from a forgery.
        credential: { id: credential, publicKey: bytesOf(publicKey), counter: 0 },
      })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    // The library throws at each thing that does not hold; what it says may hold parts of the answer, and goes nowhere.
    return undefined
  }
}

export type Registered = {
  readonly credential: string
  readonly publicKey: string
  readonly count: number
}

/** A new credential, where all of its making holds: `model` where it is only not one that the municipality takes. */
export const registered = async (
  answer: { readonly credential: string; readonly clientData: string; readonly attestation: string },
  { challenge, relyingParty }: Asked,
  { rule, now }: { readonly rule: PasskeyRule; readonly now: Instant },
): Promise<Registered | 'model' | undefined> => {
  const origin = originIn(answer.clientData, relyingParty)
  if (origin === undefined) return undefined
  const { credential: id, clientData, attestation } = answer
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        response: { clientDataJSON: clientData, attestationObject: attestation },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: relyingParty.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    if (!verified || registrationInfo.credential.id !== id) return undefined
    const { aaguid, credential, attestationObject } = registrationInfo
    if (!isAllowedModel({ attestation: Uint8Array.from(attestationObject), aaguid }, rule, now))
      return 'model'
    return { credential: id, publicKey: textOf(credential.publicKey), count: credential.counter }
  } catch {
    return undefined
  }
}

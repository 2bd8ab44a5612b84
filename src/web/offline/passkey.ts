import { base64, bytesOf, fromBase64 } from '#modules/bag/core/bytes.ts'
import type { Opener } from '#modules/bag/core/slots.ts'

/**
 * The device's own key (WebAuthn with the extension PRF): a fingerprint, a face or a security key gives 32 bytes that never
 * lie anywhere. Nothing is sent to the server: this opens the bag, it does not sign in.
 */
const purpose = bytesOf('barntid bag prf 1')

const outputOf = (credential: Credential | null): Opener | undefined => {
  if (!(credential instanceof PublicKeyCredential)) return undefined
  const first = credential.getClientExtensionResults().prf?.results?.first
  if (first === undefined) return undefined
  const bytes = first instanceof ArrayBuffer ? new Uint8Array(first) : new Uint8Array(first.buffer.slice(0))
  return {
    kind: 'passkey',
    credential: base64(new Uint8Array(credential.rawId)),
    output: new Uint8Array(bytes),
  }
}

/** Whether this browser could have such a key at all. */
export const canHavePasskey = (): boolean => 'PublicKeyCredential' in window

const get = async (credentials: readonly string[]): Promise<Opener | undefined> =>
  outputOf(
    await navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        allowCredentials: credentials.map((id) => ({ type: 'public-key', id: fromBase64(id) })),
        userVerification: 'required',
        extensions: { prf: { eval: { first: purpose } } },
      },
    }),
  )

/** Asks for the key that opens; undefined when the person turned away or the device cannot. */
export const openWithPasskey = async (credentials: readonly string[]): Promise<Opener | undefined> => {
  try {
    return await get(credentials)
  } catch (fault) {
    if (fault instanceof DOMException) return undefined
    throw fault
  }
}

/** Makes a key. Its name on the device is the product's, never a person's. */
export const makePasskey = async (): Promise<Opener | undefined> => {
  try {
    const made = await navigator.credentials.create({
      publicKey: {
        rp: { name: 'Barntid' },
        user: { id: crypto.getRandomValues(new Uint8Array(32)), name: 'Väskan', displayName: 'Väskan' },
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
        extensions: { prf: { eval: { first: purpose } } },
      },
    })
    // Most give the bytes only when they are asked for, not when the key is made.
    if (!(made instanceof PublicKeyCredential)) return undefined
    return outputOf(made) ?? (await get([base64(new Uint8Array(made.rawId))]))
  } catch (fault) {
    if (fault instanceof DOMException) return undefined
    throw fault
  }
}

import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest()
const b64 = (data: Uint8Array | string): string => Buffer.from(data).toString('base64url')
const bytes = (data: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(data)

type Flags = { readonly present?: boolean; readonly verified?: boolean }

/** What a test changes of an answer that would be right. */
export type Twist = Flags & {
  readonly origin?: string
  readonly rpId?: string
  readonly type?: string
  readonly crossOrigin?: boolean
  readonly count?: number
  readonly challenge?: string
  readonly credential?: string
  readonly userHandle?: string
  /** Signs with another key than the one that was shown. */
  readonly otherKey?: KeyObject
}

/** A maker's word about the model: its number, its certificates and the key that signs for them. */
export type Maker = {
  readonly aaguid: string
  readonly chain: readonly Uint8Array[]
  readonly key: KeyObject
}

type Options = { readonly origin: string; readonly rpId: string; readonly maker?: Maker }

const flagsOf = ({ present = true, verified = true }: Flags, isNew: boolean): number =>
  (present ? 0x01 : 0) | (verified ? 0x04 : 0) | (isNew ? 0x40 : 0)

const aaguidBytes = (aaguid: string): Buffer => Buffer.from(aaguid.replaceAll('-', ''), 'hex')

/** A software authenticator with one ES256 credential: it signs as a real one does, and errs where a test tells it to. */
export const anAuthenticator = ({ origin, rpId, maker }: Options) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credential = randomBytes(32)
  let counted = 0
  let handle = ''
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const cose = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(Buffer.from(x, 'base64url'))],
      [-3, bytes(Buffer.from(y, 'base64url'))],
    ]),
  )

  const clientData = (kind: string, challenge: string, twist: Twist): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: twist.type ?? kind,
        challenge: twist.challenge ?? challenge,
        origin: twist.origin ?? origin,
        crossOrigin: twist.crossOrigin ?? false,
      }),
    )

  const authenticatorData = (twist: Twist, isNew: boolean): Buffer => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(twist.count ?? counted)
    const made = isNew
      ? [
          aaguidBytes(maker?.aaguid ?? '00000000-0000-0000-0000-000000000000'),
          Buffer.from([0, credential.length]),
          credential,
          cose,
        ]
      : []
    return Buffer.concat([sha256(twist.rpId ?? rpId), Buffer.from([flagsOf(twist, isNew)]), count, ...made])
  }

  return {
    credential: b64(credential),
    counted: () => counted,
    /** Answers `startPasskey`, as the web sends it on. */
    make: ({ challenge, user }: { challenge: string; user: { id: string } }, twist: Twist = {}) => {
      handle = user.id
      const data = clientData('webauthn.create', challenge, twist)
      const authData = authenticatorData(twist, true)
      const signed = Buffer.concat([authData, sha256(data)])
      const statement = new Map<string, unknown>()
      if (maker) {
        statement.set('alg', -7)
        statement.set('sig', bytes(sign('sha256', signed, maker.key)))
        statement.set('x5c', maker.chain.map(bytes))
      }
      const attestation = isoCBOR.encode(
        // The library's type of what it encodes is narrower than what it can.
        new Map<string, unknown>([
          ['fmt', maker ? 'packed' : 'none'],
          ['attStmt', statement],
          ['authData', bytes(authData)],
        ]) as Parameters<typeof isoCBOR.encode>[0],
      )
      return {
        credential: twist.credential ?? b64(credential),
        clientData: b64(data),
        attestation: b64(attestation),
      }
    },
    /** Answers what the door asks, one count further than before. */
    answer: ({ challenge }: { challenge: string }, twist: Twist = {}) => {
      counted += 1
      const data = clientData('webauthn.get', challenge, twist)
      const authData = authenticatorData(twist, false)
      const signature = sign('sha256', Buffer.concat([authData, sha256(data)]), twist.otherKey ?? privateKey)
      return {
        credential: twist.credential ?? b64(credential),
        clientData: b64(data),
        authenticatorData: b64(authData),
        signature: b64(signature),
        userHandle: twist.userHandle ?? handle,
      }
    },
  }
}

export type Authenticator = ReturnType<typeof anAuthenticator>

import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto'
import { z } from 'zod'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Count = z.number().int().min(0)

/** How long a log was, and the one hash that stands for all of it, at a moment. Nothing personal is in it. */
export const Checkpoint = z.strictObject({
  /** Whose log: `barntid:` and the municipality's id. */
  origin: z.string().regex(/^barntid:[0-9a-f-]{36}$/),
  size: Count,
  root: Hash,
  /** The number and the hash of the last seal: the chain ends here. */
  seals: Count,
  head: Hash,
  at: z.iso.datetime({ precision: 3 }),
  key: z.string().regex(/^[0-9a-f]{16}$/),
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
})
export type Checkpoint = Readonly<z.output<typeof Checkpoint>>
export type Unsigned = Omit<Checkpoint, 'key' | 'signature'>

/** What a witness answers: it has seen this checkpoint and nothing that speaks against it. */
export const Cosignature = Checkpoint.pick({ at: true, key: true, signature: true })
export type Cosignature = Readonly<z.output<typeof Cosignature>>

export const originOf = (tenantId: string): string => `barntid:${tenantId}`

/** The bytes that are signed: one line for each fact, so that nobody has to agree on a spelling of JSON. */
export const checkpointText = ({ origin, size, root, seals, head, at }: Unsigned): string =>
  ['barntid checkpoint 1', origin, size, root, seals, head, at, ''].join('\n')

export const witnessText = (checkpoint: Unsigned, at: string): string =>
  `barntid witness 1\n${at}\n${checkpointText(checkpoint)}`

/** A short name of a public key. */
export const keyIdOf = (key: KeyObject): string =>
  hash('sha256', key.export({ type: 'spki', format: 'der' }), 'hex').slice(0, 16)

export type PublicKeys = ReadonlyMap<string, KeyObject>

/** Reads public keys in PEM, one after the other: after a change of key the old one still proves what it signed. */
export const readPublicKeys = (pem: string): PublicKeys => {
  const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? []
  return new Map(blocks.map(createPublicKey).map((key) => [keyIdOf(key), key]))
}

const holds = (keys: PublicKeys, key: string, text: string, signature: string): boolean => {
  const known = keys.get(key)
  return known !== undefined && verify(null, Buffer.from(text), known, Buffer.from(signature, 'base64'))
}

/** Whether one of the keys has signed the checkpoint. */
export const isSigned = (checkpoint: Checkpoint, keys: PublicKeys): boolean =>
  holds(keys, checkpoint.key, checkpointText(checkpoint), checkpoint.signature)

/** Whether one of the keys has signed it as a witness. */
export const isWitnessed = (checkpoint: Checkpoint, by: Cosignature, keys: PublicKeys): boolean =>
  holds(keys, by.key, witnessText(checkpoint, by.at), by.signature)

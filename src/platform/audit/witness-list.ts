import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type PublicKeys, readPublicKeys } from './checkpoint.ts'

const PublicKey = z
  .string()
  .refine((pem) => readsAsKey(pem), 'not a public key in PEM')
  .transform(readPublicKeys)

const readsAsKey = (pem: string): boolean => {
  try {
    return readPublicKeys(pem).size > 0
  } catch {
    return false
  }
}

const isLoopback = (host: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(host)

const Address = z
  .url({ protocol: /^https?$/ })
  .refine((url) => url.startsWith('https:') || isLoopback(new URL(url).hostname), 'https is needed')

const List = z.strictObject({
  /** Who witnesses us: the address of each, and the key it signs with. */
  send: z.array(z.strictObject({ url: Address, publicKey: PublicKey })).default([]),
  /** Whom we witness: each log by its origin, and the key its owner signs with. */
  accept: z.array(z.strictObject({ origin: z.string(), publicKey: PublicKey })).default([]),
})

export type WitnessList = {
  readonly send: readonly { readonly url: string; readonly keys: PublicKeys }[]
  readonly accept: ReadonlyMap<string, PublicKeys>
}

/** Reads the file that names our witnesses and those whom we witness; nobody when there is no file. */
export const readWitnesses = async (file: string | undefined): Promise<WitnessList> => {
  if (file === undefined) return { send: [], accept: new Map() }
  const read = List.safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (!read.success)
    throw new Error(
      `The list of witnesses (BARNTID_WITNESSES) cannot be read:\n${z.prettifyError(read.error)}`,
    )
  return {
    send: read.data.send.map(({ url, publicKey }) => ({ url, keys: publicKey })),
    accept: new Map(read.data.accept.map(({ origin, publicKey }) => [origin, publicKey])),
  }
}

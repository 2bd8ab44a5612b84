import { z } from 'zod'
import { Id } from '#kernel/id.ts'
import { base64, bytesOf, fromBase64, textOf } from './bytes.ts'
import { type PrivateKey, PrivateKeySchema, type PublicKey, PublicKeySchema } from './box.ts'

/** What the server allows a device to keep, and until when. Times are milliseconds of the server's clock. */
export const LeaseSchema = z.object({
  tenantId: Id,
  workerId: Id,
  deviceId: Id,
  issued: z.number().int(),
  until: z.number().int(),
  caseIds: z.array(Id).max(10),
})
export type Lease = z.output<typeof LeaseSchema>

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const
const how = { name: 'ECDSA', hash: 'SHA-256' } as const
const purpose = 'barntid lease 1'

/** A new pair for leases, made on the server. */
export const newLeaseKeys = async (): Promise<{ readonly open: PublicKey; readonly secret: PrivateKey }> => {
  const pair = await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  return {
    open: PublicKeySchema.parse(await crypto.subtle.exportKey('jwk', pair.publicKey)),
    secret: PrivateKeySchema.parse(await crypto.subtle.exportKey('jwk', pair.privateKey)),
  }
}

/** The lease with the municipality's signature: `words.signature`. */
export const signLease = async (secret: PrivateKey, lease: Lease): Promise<string> => {
  const key = await crypto.subtle.importKey('jwk', secret, curve, false, ['sign'])
  const words = base64(bytesOf(JSON.stringify(lease)))
  const signature = await crypto.subtle.sign(how, key, bytesOf(`${purpose}|${words}`))
  return `${words}.${base64(new Uint8Array(signature))}`
}

/** Reads a lease; undefined when this municipality has not signed it as it stands. */
export const readLease = async (open: PublicKey, signed: string): Promise<Lease | undefined> => {
  const [words = '', signature = ''] = signed.split('.')
  try {
    const key = await crypto.subtle.importKey('jwk', open, curve, false, ['verify'])
    const holds = await crypto.subtle.verify(how, key, fromBase64(signature), bytesOf(`${purpose}|${words}`))
    const parsed: unknown = JSON.parse(textOf(fromBase64(words)))
    const read = LeaseSchema.safeParse(parsed)
    return holds && read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

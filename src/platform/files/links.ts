import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Id } from '#kernel/id.ts'

export const linkSeconds = 60

/** Whom a link is for, and what: the session that asked, and nobody else's (trust.md 6.1). */
const Link = z.strictObject({
  tenantId: Id,
  tokenHash: z.string().regex(/^[0-9a-f]{64}$/),
  fileId: Id,
  until: z.number(),
})
export type Link = z.output<typeof Link>

const nonceBytes = 12
const tagBytes = 16
const mostBytes = 1024

export type Links = {
  readonly make: (link: Omit<Link, 'until'>, nowMilliseconds: number) => string
  /** The link, once: forged, old or used ones give undefined. */
  readonly use: (text: string, nowMilliseconds: number) => Link | undefined
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Sealed (AES-256-GCM), so that a link tells nothing of itself and cannot be made by others. One process answers, so it knows which were used. */
export const openLinks = (key: KeyObject): Links => {
  const used = new Map<string, number>()
  const open = (text: string): Link | undefined => {
    const sealed = Buffer.from(text, 'base64url')
    if (sealed.length <= nonceBytes + tagBytes || sealed.length > mostBytes) return undefined
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes)).setAuthTag(
        sealed.subarray(-tagBytes),
      )
      const plain = Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
      return Link.safeParse(jsonOf(plain.toString('utf8'))).data
    } catch {
      return undefined
    }
  }
  return {
    make: (link, now) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const plain = JSON.stringify({ ...link, until: now + linkSeconds * 1000 })
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString(
        'base64url',
      )
    },
    use: (text, now) => {
      const link = open(text)
      if (link === undefined || link.until < now) return undefined
      for (const [old, until] of used) if (until < now) used.delete(old)
      // The same bytes may be written in more ways than one; what is sealed in them cannot.
      const mark = Buffer.from(text, 'base64url').toString('base64url')
      if (used.has(mark)) return undefined
      used.set(mark, link.until)
      return link
    },
  }
}

import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

/** One master key of the sealed store. Its id stands with each value that it has sealed, and tells nothing of it. */
export type SealKey = { readonly id: string; readonly secret: Buffer }

/**
 * The keys of the sealed store (ADR 0019). They lie in a file outside the database: a dump, a backup or a stolen disk of the
 * database alone opens nothing. Several live at once while one takes over from another.
 */
export type SealKeys = {
  /** What new values are sealed with. */
  readonly current: () => SealKey
  readonly byId: (id: string) => SealKey | undefined
}

const bytesOfKey = 32
const othersMayRead = 0o077

/** By these words a backup knows the file, whatever it is called, and leaves it out (platform/backup/files.ts). */
export const markOfKeyFile = 'keys of the sealed store'

const KeyFile = z.strictObject({
  what: z.literal(markOfKeyFile),
  current: z.string(),
  keys: z.array(z.strictObject({ id: z.string(), secret: z.string() })).min(1),
})
export type KeyRing = { readonly current: string; readonly keys: readonly SealKey[] }

const idOf = (secret: Buffer): string =>
  createHash('sha256').update('barntid sealed store').update(secret).digest('hex').slice(0, 16)

/** A new key, of chance alone. */
export const newSealKey = (): SealKey => {
  const secret = randomBytes(bytesOfKey)
  return { id: idOf(secret), secret }
}

const parseRing = (text: string): KeyRing => {
  const { current, keys } = KeyFile.parse(JSON.parse(text))
  const ring = keys.map(({ id, secret }) => ({ id, secret: Buffer.from(secret, 'base64') }))
  if (ring.some(({ id, secret }) => secret.length !== bytesOfKey || idOf(secret) !== id))
    throw new Error('a key is not whole')
  if (!ring.some(({ id }) => id === current)) throw new Error('the current key is missing')
  return { current, keys: ring }
}

/** Reads the file; refuses one that others may read, or that is no key file. Never says what stands in it. */
export const readKeyRing = (file: string): KeyRing => {
  if (process.platform !== 'win32' && (statSync(file).mode & othersMayRead) !== 0)
    throw new Error(
      'Others may read the keys of the sealed store (BARNTID_SEALED_KEYS). Set its file mode to 600.',
    )
  const text = readFileSync(file, 'utf8')
  try {
    return parseRing(text)
  } catch {
    throw new Error('The file of BARNTID_SEALED_KEYS is damaged: it holds no keys of the sealed store.')
  }
}

const textOf = ({ current, keys }: KeyRing): string =>
  `${JSON.stringify({ what: markOfKeyFile, current, keys: keys.map(({ id, secret }) => ({ id, secret: secret.toString('base64') })) }, null, 2)}\n`

/** Written beside and moved into place: there is no moment in which the file is half a file. */
export const writeKeyRing = (file: string, ring: KeyRing): void => {
  const beside = `${file}.new`
  writeFileSync(beside, textOf(ring), { mode: 0o600 })
  chmodSync(beside, 0o600)
  renameSync(beside, file)
}

/** The first key, in a new file. A file that is there already is never written over. */
export const makeKeyRing = (file: string): void => {
  const key = newSealKey()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, textOf({ current: key.id, keys: [key] }), { flag: 'wx', mode: 0o600 })
  chmodSync(file, 0o600)
}

const stampOf = (file: string): string => {
  const { ino, mtimeMs, size } = statSync(file)
  return `${ino} ${mtimeMs} ${size}`
}

/** Asks the file again when it has changed: a running server takes the new key the moment it is there. */
const keysIn = (file: string): SealKeys => {
  let known = { stamp: stampOf(file), ring: readKeyRing(file) }
  const ring = (): KeyRing => {
    const stamp = stampOf(file)
    if (stamp !== known.stamp) known = { stamp, ring: readKeyRing(file) }
    return known.ring
  }
  return keysOf(ring)
}

const keysOf = (ring: () => KeyRing): SealKeys => {
  const byId = (id: string): SealKey | undefined => ring().keys.find((key) => key.id === id)
  const current = (): SealKey => {
    const key = byId(ring().current)
    if (key === undefined) throw new Error('the sealed store has no current key')
    return key
  }
  return { current, byId }
}

/**
 * Opens the key file. `mayMake` (never in production) makes one where there is none; otherwise a missing file is an error: a
 * new key in place of a lost one would seal on as if nothing had happened, and open nothing of what was there.
 */
export const openSealKeys = (file: string, { mayMake }: { readonly mayMake: boolean }): SealKeys => {
  const isThere = statSync(file, { throwIfNoEntry: false }) !== undefined
  if (!isThere && !mayMake)
    throw new Error(
      'The keys of the sealed store are missing. Make them (npm run sealed-keys -- make FILE) outside the database, or put back the ones that are kept apart, and name the file in BARNTID_SEALED_KEYS.',
    )
  if (!isThere) makeKeyRing(file)
  return keysIn(file)
}

/** Keys that live as long as the process: for a demo or a test that keeps nothing. */
export const keysInMemory = (): SealKeys => {
  const key = newSealKey()
  return keysOf(() => ({ current: key.id, keys: [key] }))
}

/** For a house that was opened without keys, as to look at a restored copy: it seals nothing and opens nothing. */
export const noSealKeys: SealKeys = {
  current: () => {
    throw new Error('this house was opened without the keys of the sealed store')
  },
  byId: () => undefined,
}

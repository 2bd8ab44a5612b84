import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Whose bytes these are. It is sealed with them: a file that is put in another's place does not open. */
export type Whose = { readonly tenantId: string; readonly fileId: string }

/** The disk did not take the file: full, gone, or not ours. Told as "not just now" (http/errors.ts). */
export class NotStored extends Error {}

const nonceBytes = 12
const tagBytes = 16
const isName = /^[0-9a-f]{32}$/

const aboutOf = ({ tenantId, fileId }: Whose): Buffer => Buffer.from(`${tenantId}|${fileId}`)

const syncFolder = async (folder: string): Promise<void> => {
  // Windows opens no folders.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export type FileStore = {
  /** Gives the random name under which the bytes lie on the disk, whole and synced. */
  readonly keep: (bytes: Buffer, whose: Whose) => Promise<string>
  readonly read: (name: string, whose: Whose) => Promise<Buffer>
  readonly remove: (name: string) => Promise<void>
  /** The names on the disk that are at least so old. */
  readonly names: (olderThanMilliseconds: number, now: number) => Promise<readonly string[]>
}

/**
 * The bytes of files: AES-256-GCM, under random names, in the folder of the house. A file is written under another name and
 * moved when it is on the disk, so that what has its name is whole. Whoever deletes a row's file deletes it for good.
 */
export const openFileStore = (key: KeyObject, { dataDir }: { readonly dataDir: string }): FileStore => {
  const folder = join(dataDir, 'files')
  // Not in a backup: what lies here is not yet a file (backup/files.ts).
  const unfinished = join(dataDir, 'incoming')
  const placeOf = (name: string): string => {
    if (!isName.test(name)) throw new Error('no name of a stored file')
    return join(folder, name.slice(0, 2), name)
  }
  const write = async (name: string, sealed: readonly Buffer[]): Promise<void> => {
    const [place, beside] = [placeOf(name), join(unfinished, name)]
    await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    await mkdir(unfinished, { recursive: true, mode: 0o700 })
    const handle = await open(beside, 'wx', 0o600)
    try {
      await handle.writeFile(Buffer.concat(sealed))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, place)
    await syncFolder(dirname(place))
  }
  return {
    keep: async (bytes, whose) => {
      const name = randomBytes(16).toString('hex')
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aboutOf(whose))
      const sealed = [cipher.update(bytes), cipher.final()]
      try {
        await write(name, [nonce, ...sealed, cipher.getAuthTag()])
      } catch (cause) {
        await rm(join(unfinished, name), { force: true }).catch(() => undefined)
        throw new NotStored('a file could not be stored', { cause })
      }
      return name
    },
    read: async (name, whose) => {
      const sealed = await readFile(placeOf(name))
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
        .setAAD(aboutOf(whose))
        .setAuthTag(sealed.subarray(-tagBytes))
      return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
    },
    remove: (name) => rm(placeOf(name), { force: true }),
    names: async (olderThan, now) => {
      const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
      const files = found.filter((entry) => entry.isFile() && isName.test(entry.name))
      const aged = await Promise.all(
        files.map(async ({ name }) => {
          const about = await stat(placeOf(name)).catch(() => undefined)
          return about !== undefined && now - about.mtimeMs >= olderThan ? [name] : []
        }),
      )
      return aged.flat().toSorted()
    },
  }
}

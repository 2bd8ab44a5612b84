import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The key of the files lies in a file outside the database: neither a copy of the database nor of the files opens them. */
export type FilesKey = {
  /** Seals what lies on the disk. */
  readonly store: KeyObject
  /** Seals the short links to the second origin. */
  readonly links: KeyObject
}

const othersMayRead = 0o077

const derive = (secret: Buffer, use: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'barntid files', use, 32)))

const make = async (file: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true })
  try {
    await writeFile(file, `${randomBytes(32).toString('base64')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    // Two that start at once: the one that comes second reads what the first has made.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

/** Reads the key. `mayMake` (never in production) makes one where there is none. */
export const openFilesKey = async (
  file: string,
  { mayMake }: { readonly mayMake: boolean },
): Promise<FilesKey> => {
  const about = await stat(file).catch(() => undefined)
  if (!about && !mayMake)
    throw new Error(
      'The key that seals the files is missing. Make one (openssl rand -base64 32) with file mode 600, outside the database, and name it in BARNTID_FILES_KEY.',
    )
  if (!about) await make(file)
  if (about && process.platform !== 'win32' && (about.mode & othersMayRead) !== 0)
    throw new Error(
      'Others may read the key that seals the files (BARNTID_FILES_KEY). Set its file mode to 600.',
    )
  const secret = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64')
  if (secret.length !== 32)
    throw new Error('The key that seals the files (BARNTID_FILES_KEY) is not 32 bytes in base64.')
  return { store: derive(secret, 'store'), links: derive(secret, 'links') }
}

import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { markOfKeyFile } from '#platform/sealed/keys.ts'
import { BackupRefused, type FileInBackup } from './manifest.ts'

/** The database is copied by itself; backups are not packed into backups; what is on its way in is no file yet. */
const leftOut = new Set(['postgres', 'backups', 'incoming'])
/** Keys and passwords are told by where they lie, by their name or by what is in them. */
const secretName = /(^|\/)(keys?|secrets?)(\/|$)|secret|password|\.(key|pem)$/i
const secretMarks = ['PRIVATE KEY-----', 'AGE-SECRET-KEY-', '"d":', markOfKeyFile]
const mostLookedAt = 64 * 1024
const pieceBytes = 48 * 1024
/** Sealed files under random names (files/store.ts): no key, whatever their bytes happen to spell. */
const sealed = /^files\/[0-9a-f]{2}\/[0-9a-f]{32}$/

export type KeptFiles = {
  readonly files: readonly FileInBackup[]
  /** Keys and passwords: they are never packed, whoever runs the house keeps them elsewhere. */
  readonly secret: readonly string[]
}

const holdsSecret = async (path: string, size: number): Promise<boolean> => {
  if (size > mostLookedAt) return false
  const text = await readFile(path, 'latin1')
  return secretMarks.some((mark) => text.includes(mark))
}

/** What the house keeps in its folder beside the database, for example the ends of the log. */
export const listFiles = async (dataDir: string): Promise<KeptFiles> => {
  const found = await readdir(dataDir, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dataDir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !leftOut.has(path.split('/')[0] ?? ''))
    .sort()
  const files: FileInBackup[] = []
  const secret: string[] = []
  for (const path of paths) {
    const handle = await open(join(dataDir, path), 'r')
    const { size } = await handle.stat()
    await handle.close()
    if (!sealed.test(path) && (secretName.test(path) || (await holdsSecret(join(dataDir, path), size))))
      secret.push(path)
    else files.push({ path, size })
  }
  return { files, secret }
}

/**
 * A file as lines: its name, its bytes, its hash. As many bytes as were counted; what is added meanwhile belongs to the
 * next backup.
 */
export const fileLines = async function* (
  dataDir: string,
  { path, size }: FileInBackup,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  yield Buffer.from(`-- file ${JSON.stringify({ path, size })}\n`)
  const handle = await open(join(dataDir, path), 'r')
  try {
    for (let left = size; left > 0;) {
      const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(Math.min(pieceBytes, left)) })
      if (bytesRead === 0) throw new BackupRefused(`${path} became shorter while it was copied.`)
      left -= bytesRead
      const bytes = buffer.subarray(0, bytesRead)
      hash.update(bytes)
      yield Buffer.from(`-- ${bytes.toString('base64')}\n`)
    }
  } finally {
    await handle.close()
  }
  yield Buffer.from(`-- sha256 ${hash.digest('hex')}\n`)
}

const isInside = (path: string): boolean =>
  !path.startsWith('/') &&
  !path.includes('\\') &&
  !path.split('/').some((part) => part === '..' || part === '')

/** Reads one file's lines; `keep` gets its bytes. The hash at the end must be theirs. */
export const readFileLines = async (
  line: () => Promise<string | undefined>,
  { path, size }: FileInBackup,
  keep: (bytes: Buffer) => Promise<void>,
): Promise<void> => {
  if (!isInside(path)) throw new BackupRefused('The backup holds a file that would lie outside its folder.')
  if ((await line()) !== `-- file ${JSON.stringify({ path, size })}`)
    throw new BackupRefused(`The backup does not hold the file ${path} where it should be.`)
  const hash = createHash('sha256')
  for (let left = size; left > 0;) {
    const bytes = Buffer.from((await line())?.slice(3) ?? '', 'base64')
    if (bytes.length === 0 || bytes.length > left) throw new BackupRefused(`The file ${path} is not whole.`)
    left -= bytes.length
    hash.update(bytes)
    await keep(bytes)
  }
  if ((await line()) !== `-- sha256 ${hash.digest('hex')}`)
    throw new BackupRefused(`The file ${path} is not what was packed.`)
}

/** Where the bytes of a file go: into `folder`, where nothing may lie under its name. */
export const fileIn = async (folder: string, path: string) => {
  const target = join(folder, path)
  await mkdir(dirname(target), { recursive: true })
  const handle = await open(target, 'wx', 0o600)
  return {
    keep: async (bytes: Buffer) => {
      await handle.writeFile(bytes)
    },
    close: async () => {
      await handle.sync()
      await handle.close()
    },
  }
}

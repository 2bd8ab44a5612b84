import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { keyIdOf, type PublicKeys, readPublicKeys } from './checkpoint.ts'

/** The key that signs checkpoints. It lies in a file outside the database: who can rewrite the log cannot sign it. */
export type LogKey = {
  readonly id: string
  readonly publicPem: string
  readonly publicKeys: PublicKeys
  readonly sign: (text: string) => string
}

const othersMayRead = 0o077

const logKey = (secret: KeyObject): LogKey => {
  const open = createPublicKey(secret)
  const id = keyIdOf(open)
  return {
    id,
    publicPem: open.export({ type: 'spki', format: 'pem' }),
    publicKeys: new Map([[id, open]]),
    sign: (text) => sign(null, Buffer.from(text), secret).toString('base64'),
  }
}

const make = async (file: string): Promise<void> => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { flag: 'wx', mode: 0o600 })
  await chmod(file, 0o600)
  await writeFile(`${file}.pub`, publicKey.export({ type: 'spki', format: 'pem' }))
}

/**
 * Reads the key. `mayMake` (never in production) makes one where there is none; otherwise a missing key is an error, so
 * that a log without proof is not begun unnoticed.
 */
export const openLogKey = async (
  file: string,
  { mayMake }: { readonly mayMake: boolean },
): Promise<LogKey> => {
  const about = await stat(file).catch(() => undefined)
  if (!about && !mayMake)
    throw new Error(
      'The key that signs the access log is missing. Make one (openssl genpkey -algorithm ed25519) with file mode 600, outside the database, and name it in BARNTID_LOG_KEY.',
    )
  // Two that start at once: the one that comes second reads what the first has made.
  if (!about) await make(file).catch(ignoreExisting)
  if (about && process.platform !== 'win32' && (about.mode & othersMayRead) !== 0)
    throw new Error(
      'Others may read the key that signs the access log (BARNTID_LOG_KEY). Set its file mode to 600.',
    )
  const secret = createPrivateKey(await readFile(file))
  if (secret.asymmetricKeyType !== 'ed25519')
    throw new Error('The key that signs the access log (BARNTID_LOG_KEY) is not an Ed25519 key.')
  return logKey(secret)
}

/** The public keys in a file: as such, or of the secret key that lies there. */
export const publicKeysIn = async (file: string): Promise<PublicKeys> => {
  const pem = await readFile(file, 'utf8')
  return pem.includes('PRIVATE KEY') ? logKey(createPrivateKey(pem)).publicKeys : readPublicKeys(pem)
}

const ignoreExisting = (error: unknown): void => {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
}

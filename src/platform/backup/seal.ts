import { type FileHandle, open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { BackupRefused } from './manifest.ts'

/** age seals in pieces of this size, each with its own mark of being whole. */
const pieceBytes = 64 * 1024
const readBytes = 256 * 1024

const lost = (): void => undefined

/**
 * The lines of a file of public keys, or of private ones, as `age` writes them: comments and empty lines are passed over.
 */
const keyLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))

/** Public keys to seal for. A private key in that file would lie on the server, where it must never be. */
export const readRecipients = (text: string): string[] => {
  const lines = keyLines(text)
  if (lines.some((line) => line.toUpperCase().startsWith('AGE-SECRET-KEY-')))
    throw new BackupRefused(
      'The file of public keys holds a private key. Take it away from this machine, and make new keys.',
    )
  if (lines.length === 0) throw new BackupRefused('The file of public keys holds no key (age1…).')
  return lines
}

/** Private keys, to open with. */
export const readIdentities = (text: string): string[] => {
  const lines = keyLines(text)
  if (lines.length === 0 || lines.some((line) => !line.startsWith('AGE-SECRET-KEY-')))
    throw new BackupRefused('The key file holds no private key (AGE-SECRET-KEY-…).')
  return lines
}

/** A new pair of keys that a quantum computer does not break either: these papers are secret for seventy years. */
export const makeKeys = async (): Promise<{ readonly identity: string; readonly recipient: string }> => {
  const identity = await generateHybridIdentity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** Compresses and seals; what comes out is a file that the program `age` opens too. */
export const seal = async (
  plain: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
): Promise<AsyncIterable<Uint8Array>> => {
  const encrypter = new Encrypter()
  try {
    for (const recipient of recipients) encrypter.addRecipient(recipient)
  } catch (cause) {
    throw new BackupRefused('A line in the file of public keys is no public key of age (age1…).', { cause })
  }
  const compressed = createZstdCompress()
  // Its end and its fault are told by the one that reads `compressed`.
  pipeline(Readable.from(plain), compressed, lost)
  return encrypter.encrypt(ReadableStream.from(compressed))
}

const readPieces = async function* (file: FileHandle): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.allocUnsafe(readBytes) })
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
  }
}

const wrongKey = 'no identity matched'

const openWith = async (file: FileHandle, identities: readonly string[]) => {
  const decrypter = new Decrypter()
  try {
    for (const identity of identities) decrypter.addIdentity(identity)
  } catch (cause) {
    throw new BackupRefused('The key file holds a line that is no private key of age.', { cause })
  }
  try {
    return await decrypter.decrypt(ReadableStream.from(readPieces(file)))
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : ''
    throw new BackupRefused(
      said.includes(wrongKey)
        ? 'The key does not fit: the backup was sealed for other keys, or its beginning was changed.'
        : 'The beginning of the file was changed or cut off, or it is no sealed backup.',
      { cause },
    )
  }
}

const unpack = async function* (file: FileHandle, identities: readonly string[]): AsyncGenerator<Uint8Array> {
  const opened = await openWith(file, identities)
  const { size: whole } = await file.stat()
  let given = 0
  const isInLastPiece = (): boolean => {
    try {
      return opened.size(whole) - given <= pieceBytes
    } catch {
      return true
    }
  }
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of opened) {
        given += piece.length
        yield piece
      }
    } catch (cause) {
      throw new BackupRefused(
        isInLastPiece()
          ? 'The file was cut off, or changed in its last part.'
          : `The file was changed: what follows after ${given} bytes is not what was sealed.`,
        { cause },
      )
    }
  }
  const unpacked = createZstdDecompress()
  pipeline(Readable.from(pieces()), unpacked, lost)
  yield* unpacked
}

/** Opens a sealed file and gives what is inside, unpacked. Not one byte comes out that was changed after the sealing. */
export const unseal = async function* (
  path: string,
  identities: readonly string[],
): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r')
  try {
    yield* unpack(file, identities)
  } finally {
    await file.close()
  }
}

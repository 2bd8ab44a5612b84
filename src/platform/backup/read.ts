import { copyInto } from './tables.ts'
import { readFileLines } from './files.ts'
import { countLines, type Lines, linesOf } from './lines.ts'
import {
  BackupRefused,
  type FileInBackup,
  type Manifest,
  readManifest,
  type TableInBackup,
} from './manifest.ts'
import { unseal } from './seal.ts'

/** Whoever reads a backup; each is given what it must read to its end. */
export type Reader = {
  readonly onManifest: (manifest: Manifest) => Promise<void>
  readonly onTable: (table: TableInBackup, rows: AsyncIterable<Buffer>) => Promise<void>
  /** Gives where the bytes of a file go. */
  readonly onFile: (
    file: FileInBackup,
  ) => Promise<{ readonly keep: (bytes: Buffer) => Promise<void>; readonly close: () => Promise<void> }>
}

const counted = async function* (rows: AsyncIterable<Buffer>, table: TableInBackup): AsyncGenerator<Buffer> {
  let count = 0
  for await (const bytes of rows) {
    count += countLines(bytes)
    yield bytes
  }
  if (count !== table.rows)
    throw new BackupRefused(`The backup holds ${count} rows of ${table.name} and counted ${table.rows}.`)
}

const readParts = async ({ line, rows }: Lines, reader: Reader): Promise<Manifest> => {
  const manifest = readManifest(await line())
  await reader.onManifest(manifest)
  for (const table of manifest.tables) {
    if ((await line()) !== copyInto(table))
      throw new BackupRefused(`The backup does not hold the table ${table.name} where it should be.`)
    await reader.onTable(table, counted(rows(), table))
  }
  for (const one of manifest.files) {
    const { keep, close } = await reader.onFile(one)
    try {
      await readFileLines(line, one, keep)
    } finally {
      await close()
    }
  }
  if ((await line()) !== '-- end' || (await line()) !== undefined)
    throw new BackupRefused('The backup does not end where it should.')
  return manifest
}

/** Reads a sealed file from its first byte to its last, in its order; throws BackupRefused when anything is not right. */
export const readBackup = async (
  file: string,
  identities: readonly string[],
  reader: Reader,
): Promise<Manifest> => {
  const lines = linesOf(unseal(file, identities))
  try {
    return await readParts(lines, reader)
  } finally {
    await lines.close()
  }
}

const nothing = async (): Promise<void> => undefined

/** Reads all of it and keeps nothing: a file that passes was not changed, not cut, and holds what it says. */
export const checkBackup = (file: string, identities: readonly string[]): Promise<Manifest> =>
  readBackup(file, identities, {
    onManifest: nothing,
    onTable: async (_, rows) => {
      for await (const _bytes of rows) continue
    },
    onFile: async () => ({ keep: nothing, close: nothing }),
  })

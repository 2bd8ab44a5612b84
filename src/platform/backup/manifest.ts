import { z } from 'zod'

export const format = 'barntid-backup 1'

/** A backup that is not taken, or a file that is not restored: the sentence tells whoever runs the command why. */
export class BackupRefused extends Error {}

const Table = z.strictObject({
  name: z.string().min(1),
  columns: z.array(z.string().min(1)).min(1),
  rows: z.int().min(0),
  /** Sum over all rows of a hash of each: the order of rows does not matter, every value does. */
  sum: z.string().regex(/^-?\d+$/),
})

/** The first line of what is sealed: what the file holds, counted in the same moment as it was copied. */
export const Manifest = z.strictObject({
  format: z.literal(format),
  product: z.string(),
  madeAt: z.iso.datetime(),
  postgres: z.int(),
  migrations: z.array(z.strictObject({ name: z.string(), hash: z.string() })).min(1),
  tables: z.array(Table).min(1),
  /** Where the log of each municipality ended. */
  heads: z.array(z.strictObject({ tenantId: z.guid(), seq: z.int(), hash: z.string() })),
  files: z.array(z.strictObject({ path: z.string().min(1), size: z.int().min(0) })),
})

export type Manifest = z.output<typeof Manifest>
export type TableInBackup = Manifest['tables'][number]
export type FileInBackup = Manifest['files'][number]

const start = '-- barntid backup '

export const manifestLine = (manifest: Manifest): string => `${start}${JSON.stringify(manifest)}\n`

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads the first line; a backup of another format is told apart from something else altogether. */
export const readManifest = (line: string | undefined): Manifest => {
  if (line === undefined || !line.startsWith(start))
    throw new BackupRefused('The file can be opened, but it is no backup of Barntid.')
  const found = jsonOf(line.slice(start.length))
  const read = Manifest.safeParse(found)
  if (read.success) return read.data
  const named = z.object({ format: z.string(), product: z.string() }).safeParse(found)
  const made = named.success ? ` It is "${named.data.format}", made by Barntid ${named.data.product}.` : ''
  throw new BackupRefused(
    `This version of Barntid reads the format "${format}" and cannot read this file.${made}`,
  )
}

const numbersOf = (version: string): number[] =>
  version.split(/[.+-]/, 3).map((part) => Number.parseInt(part, 10) || 0)

/** True when version `a` is newer than `b` (0.10.0 is newer than 0.9.1). */
export const isNewer = (a: string, b: string): boolean => {
  const [left, right] = [numbersOf(a), numbersOf(b)]
  const at = left.findIndex((part, i) => part !== right[i])
  return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0)
}

/** Refuses what a newer Barntid has made, and what was made from other migrations than ours. */
export const refuseOtherSchema = (
  manifest: Manifest,
  ours: { readonly product: string; readonly migrations: ReadonlyMap<string, string> },
): void => {
  if (isNewer(manifest.product, ours.product))
    throw new BackupRefused(
      `The backup was made by Barntid ${manifest.product}, which is newer than this one (${ours.product}). Restore it with that version or a newer one.`,
    )
  const unknown = manifest.migrations.find(({ name }) => !ours.migrations.has(name))
  if (unknown)
    throw new BackupRefused(
      `The backup has a newer schema: this version of Barntid does not know ${unknown.name}. Restore it with the version that made it, or a newer one.`,
    )
  const other = manifest.migrations.find(({ name, hash }) => ours.migrations.get(name) !== hash)
  if (other)
    throw new BackupRefused(
      `The backup was made with another ${other.name} than the one of this version. Restore it with the version that made it.`,
    )
}

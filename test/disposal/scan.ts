import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { readBackup } from '#platform/backup/read.ts'

/** Every row of every table as text, the job library's too. Bytes as letters: a canary in a shared document counts. */
export const everyRow = async (owner: Client): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { rows: tables } = await owner.query<{ name: string; full: string }>(
    `select c.relname as name, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as full from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'jobs') order by 2`,
  )
  const all = new Map<string, readonly string[]>()
  for (const { name, full } of tables) {
    const { rows } = await owner.query<{ text: string }>(`select t::text as text from ${full} t`)
    all.set(
      name,
      rows.map(({ text }) => text),
    )
  }
  return all
}

const hex = (word: string): string => Buffer.from(word).toString('hex')

/** How many of these texts hold one of the canaries. */
export const hitsIn = (texts: Iterable<string>, canaries: readonly string[]): number => {
  const words = canaries.flatMap((canary) => [canary, hex(canary)])
  let hits = 0
  for (const text of texts) if (words.some((word) => text.includes(word))) hits += 1
  return hits
}

export const textsOf = (all: ReadonlyMap<string, readonly string[]>): string[] => [...all.values()].flat()

/** Everything in a backup, unsealed. */
export const textsInBackup = async (file: string, identities: readonly string[]): Promise<string[]> => {
  const texts: string[] = []
  await readBackup(file, identities, {
    onManifest: async () => undefined,
    onTable: async (_, rows) => {
      const pieces: Buffer[] = []
      for await (const bytes of rows) pieces.push(Buffer.from(bytes))
      texts.push(...Buffer.concat(pieces).toString('utf8').split('\n'))
    },
    onFile: async () => ({
      keep: async (bytes) => void texts.push(bytes.toString('utf8')),
      close: async () => undefined,
    }),
  })
  return texts
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What the house writes while it works. */
const ownTables =
  /^(audit_\w+|disposal\w*|counters|sessions|schema_migrations|job\w*|queue|version|schedule)$/

export type Change = {
  readonly gone: readonly string[]
  readonly added: readonly string[]
  readonly same: number
}

/** Rows that are gone and rows that are new, in all tables but those that the house itself writes. */
export const changeOf = (
  before: ReadonlyMap<string, readonly string[]>,
  after: ReadonlyMap<string, readonly string[]>,
): Change => {
  const gone: string[] = []
  const added: string[] = []
  let same = 0
  for (const [table, texts] of before) {
    if (ownTables.test(table)) continue
    const there = new Set((after.get(table) ?? []).map(hashOf))
    const here = new Set(texts.map(hashOf))
    for (const text of texts)
      if (there.has(hashOf(text))) same += 1
      else gone.push(`${table} ${text}`)
    added.push(
      ...(after.get(table) ?? []).filter((text) => !here.has(hashOf(text))).map((text) => `${table} ${text}`),
    )
  }
  return { gone, added, same }
}

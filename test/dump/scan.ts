import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { instant } from '#kernel/day.ts'
import { makeKeys, unseal } from '#platform/backup/seal.ts'
import { makeBackup } from '#platform/backup/write.ts'
import { fixedClock } from '#platform/clock.ts'
import { openedBy } from '#test/support/opened.ts'
import type { Town } from '#test/support/town.ts'
import { type Canary, plant } from './canaries.ts'

/** Every shape in which a value may stand in a text of bytes: as it is, escaped, as hex, and as base64 wherever it begins. */
const shapesOf = (value: string): string[] => {
  const bytes = Buffer.from(value)
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    // The first and the last letter hold bits of the neighbours too.
    return text.slice(before === 0 ? 0 : before + 1, -1)
  })
  return [value, JSON.stringify(value).slice(1, -1), bytes.toString('hex'), ...base64]
}

/** Those of the values that stand in a text, in any shape. */
export const foundIn = (text: string, values: readonly string[]): string[] => {
  const lower = text.toLowerCase()
  return values.filter((value) =>
    shapesOf(value).some((shape) => text.includes(shape) || lower.includes(shape.toLowerCase())),
  )
}

/** Every row of every table, in every schema, as the owner reads it. */
const wholeDatabase = async (ownerUrl: string): Promise<{ text: string; tables: number }> => {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const { rows: tables } = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    )
    const parts: string[] = []
    for (const { name } of tables) {
      const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${name} t`)
      parts.push(name, ...rows.map(({ row }) => row))
    }
    return { text: parts.join('\n'), tables: tables.length }
  } finally {
    await owner.end()
  }
}

/** What pg_dump writes; undefined where it is missing or older than the server. */
const pgDump = (ownerUrl: string): Promise<string | undefined> =>
  new Promise((done) => {
    execFile('pg_dump', [ownerUrl], { maxBuffer: 1 << 30 }, (error, text) => done(error ? undefined : text))
  })

/** The backup's file as it lies there, and what whoever has the key of the backup reads in it. */
const backups = async (ownerUrl: string): Promise<{ sealed: string; opened: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'barntid-dump-'))
  try {
    const { identity, recipient } = await makeKeys()
    const clock = fixedClock(instant('2026-11-23T10:00:00.000Z'))
    const { file } = await makeBackup({ ownerUrl, recipients: [recipient], to: folder, clock })
    const pieces: Uint8Array[] = []
    for await (const piece of unseal(file, [identity])) pieces.push(piece)
    const opened = Buffer.concat(pieces).toString('utf8')
    return { sealed: (await readFile(file)).toString('latin1'), opened }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** How many of the canaries the route gives back, person by person. */
const openAll = async (town: Town, canaries: readonly Canary[]): Promise<number> => {
  let opened = 0
  for (const [personId, own] of Map.groupBy(canaries, (one) => one.personId)) {
    const values = await openedBy(town, 'amira', personId)
    opened += own.filter(({ field, value }) => values[field] === value).length
  }
  return opened
}

export type Scanned = {
  readonly canaries: number
  readonly tables: number
  /** Value by value where it was found: nowhere. */
  readonly leaks: readonly string[]
  /** Whether pg_dump could be asked. */
  readonly dumped: boolean
  readonly keyInDump: boolean
  readonly opened: number
}

/** Sixty values put in by the routes, and all that a thief of the database or of its backup would have. */
export const scan = async (town: Town): Promise<Scanned> => {
  const canaries = await plant(town)
  const opened = await openAll(town, canaries)
  const whole = await wholeDatabase(town.ownerUrl)
  const dump = await pgDump(town.ownerUrl)
  const backup = await backups(town.ownerUrl)
  const places = {
    tables: whole.text,
    pg_dump: dump ?? '',
    'backup, sealed': backup.sealed,
    'backup, opened': backup.opened,
  }
  const values = canaries.map(({ value }) => value)
  const leaks = Object.entries(places).flatMap(([place, text]) =>
    foundIn(text, values).map((value) => `${value} in ${place}`),
  )
  const { secret } = town.house.sealKeys.current()
  const keyInDump = Object.values(places).some(
    (text) => text.includes(secret.toString('hex')) || text.includes(secret.toString('base64')),
  )
  return {
    canaries: values.length,
    tables: whole.tables,
    leaks,
    dumped: dump !== undefined,
    keyInDump,
    opened,
  }
}

/** The one line of figures. */
export const told = (scanned: Scanned): string => {
  const { canaries, tables, leaks, dumped, keyInDump, opened } = scanned
  return `test:dump: ${leaks.length} of ${canaries} sealed values found in ${tables} tables, pg_dump (${dumped ? 'asked' : 'inte kontrollerat'}) and a backup · key ${keyInDump ? 'FOUND' : 'not there'} · ${opened} of ${canaries} opened by the route`
}

export const isWhole = ({ canaries, leaks, keyInDump, opened }: Scanned): boolean =>
  canaries === 60 && leaks.length === 0 && !keyInDump && opened === canaries

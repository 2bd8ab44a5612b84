import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { diskHarms } from './disk-harms.ts'
import { makeSmallDisk } from './disk.ts'
import { ownerUrlOf } from './product.ts'
import { type Harm, type Harmed, harmWhileWriting } from './while-writing.ts'

/** A fresh database with a small municipality takes 110 MB; PostgreSQL keeps some files of its log for later. */
const megabytes = 320

type Options = { readonly folder: string; readonly rounds: number; readonly say?: (line: string) => void }

const verifyLog = join(import.meta.dirname, '../../tools/verify-log.ts')

const isOk = async (folder: string, slug: string): Promise<string> => {
  const { DATABASE_URL: _, ...env } = process.env
  const words = [verifyLog, '--tenant', slug]
  return promisify(execFile)(process.execPath, words, { env: { ...env, BARNTID_DATA: folder } }).then(
    ({ stdout }) => stdout,
    (error: unknown) => String(error instanceof Error && 'stdout' in error ? error.stdout : error),
  )
}

/** Every row of every table can be read (its pages have checksums), and the chain of each log goes to its signed end. */
const lookOver = async (folder: string): Promise<readonly string[]> => {
  const client = new Client({ connectionString: await ownerUrlOf(folder) })
  await client.connect()
  try {
    const found: string[] = []
    const { rows: tables } = await client.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    )
    for (const { name } of tables)
      await client
        .query(`select md5(string_agg(t::text, '')) from ${name} t`)
        .catch((error: unknown) => found.push(`${name} cannot be read: ${String(error)}`))
    const { rows: tenants } = await client.query<{ slug: string }>('select slug from tenants')
    for (const { slug } of tenants) {
      const said = await isOk(folder, slug)
      if (!said.startsWith('OK')) found.push(`the log: ${said.slice(0, 300)}`)
    }
    return found
  } finally {
    await client.end()
  }
}

/**
 * Fills the disk that holds the database, the server's own folder (the ends and checkpoints of the log) and its temporary one,
 * while people write and sign. Says why when no small disk can be made.
 */
export const fillDisk = async (
  { folder, rounds, say }: Options,
  harms: readonly Harm[] = diskHarms,
): Promise<Harmed | { readonly why: string }> => {
  const disk = await makeSmallDisk(join(folder, 'disk'), megabytes)
  if ('why' in disk) return disk
  const temp = join(disk.folder, 't')
  await mkdir(temp)
  try {
    const options = { folder: disk.folder, rounds, temp, lastLook: lookOver }
    return await harmWhileWriting(harms, say === undefined ? options : { ...options, say })
  } finally {
    disk.remove()
  }
}

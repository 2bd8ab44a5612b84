/**
 * `npm run backup -- --to FOLDER [--recipients FILE]`: one sealed file of everything, beside a running Barntid. Without
 * DATABASE_URL it takes the embedded database. `npm run backup -- --make-key FILE` makes the pair of keys, anywhere else.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BackupRefused } from '#platform/backup/manifest.ts'
import { makeKeys, readRecipients } from '#platform/backup/seal.ts'
import { type MadeBackup, makeBackup } from '#platform/backup/write.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { reachEmbedded } from './reach-embedded.ts'

const usage = `Usage: npm run backup -- --to FOLDER [--recipients FILE]
       npm run backup -- --make-key FILE   (on another machine: the private key never lies on the server)`

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** A figure with its unit, as it is printed. */
export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`

/** One line of what was made. */
export const backupLine = ({ file, manifest, bytes, sha256 }: MadeBackup, seconds: number): string => {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  return `OK: ${file}: ${manifest.tables.length} tables, ${rows} rows, ${manifest.files.length} files, ${megabytes(bytes)}, ${seconds.toFixed(1)} s, sha256 ${sha256}`
}

/** Writes the private key where only its owner reads it, and the public one beside it. */
const makeKey = async (file: string): Promise<void> => {
  const { identity, recipient } = await makeKeys()
  await writeFile(file, `# public key: ${recipient}\n${identity}\n`, { mode: 0o600, flag: 'wx' })
  await writeFile(`${file}.pub`, `${recipient}\n`, { flag: 'wx' })
  say(
    `${file} is the private key: keep it in two places, never on the server. ${file}.pub is the public one.`,
  )
}

/** Reads a file of keys; one that is missing is told with what to do. */
export const readKeyFile = (file: string, what: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BackupRefused(`The file of ${what} cannot be read: ${file}. See docs/guides/backup.md.`, {
      cause,
    })
  })

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      to: { type: 'string' },
      recipients: { type: 'string' },
      'make-key': { type: 'string' },
    },
  })
  if (values['make-key'] !== undefined) {
    await makeKey(values['make-key'])
    return 0
  }
  if (values.to === undefined) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  const { ownerUrl, dataDir } = readConfig(process.env)
  const keyFile = values.recipients ?? join(dataDir, 'backup-recipients.txt')
  const recipients = readRecipients(await readKeyFile(keyFile, 'public keys'))
  const embedded = ownerUrl === undefined ? await reachEmbedded(join(dataDir, 'postgres')) : undefined
  const begun = performance.now()
  try {
    const url = ownerUrl ?? embedded?.ownerUrl ?? ''
    const made = await makeBackup({ ownerUrl: url, recipients, to: values.to, clock: systemClock, dataDir })
    for (const path of made.secretFiles) say(`Not packed, because it is secret: ${path}`)
    say(backupLine(made, (performance.now() - begun) / 1_000))
    return 0
  } finally {
    await embedded?.stop()
  }
}

/** Runs a command: what was refused is told in its own words, without a trace. */
export const asCommand = async (command: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await command()
  } catch (error) {
    process.stderr.write(`NOT OK: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}

if (import.meta.main) await asCommand(main)

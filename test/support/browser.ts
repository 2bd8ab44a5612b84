import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'

/** Not the list that comes with the package: it turns web security off and dies when a window closes. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

type Program = { readonly path: string; readonly env: NodeJS.ProcessEnv }

/** Runs `work` with variables set, and gives what it found together with all variables as they were then. */
const withVariables = async <T>(set: NodeJS.ProcessEnv, work: () => Promise<T>) => {
  const before = { ...process.env }
  Object.assign(process.env, set)
  try {
    const result = await work()
    return { result, env: { ...process.env } }
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

const versionOfPackage = (): string => {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(dirname(main), '..', 'package.json'), 'utf8'),
  )
  return version
}

/**
 * The package's own settings look for fonts in /tmp alone: elsewhere not one letter is drawn. Fonts of the machine are
 * left out, so that a page looks the same everywhere and a sign missing from our own font is seen.
 */
const fontSettings = (home: string): string =>
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${home}/fonts/fonts</dir><cachedir>${home}/fonts/cache</cachedir><config></config></fontconfig>
`

/**
 * Chromium out of the npm package: no installation, no root. It unpacks itself into TMPDIR and takes any `chromium`
 * that lies there for its own, so it gets a folder with its version and owner in the name, filled beside and moved when
 * whole. The AWS variable makes it bring its own libraries and fonts, which a bare machine lacks.
 */
const packed = async (): Promise<Program> => {
  const home = join(tmpdir(), `barntid-chromium-${versionOfPackage()}-${process.getuid?.() ?? 0}`)
  const aws = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  const { result: unpacker, env } = await withVariables(
    { ...aws, TMPDIR: home },
    () => import('@sparticuz/chromium'),
  )
  if (!existsSync(home)) {
    const beside = mkdtempSync(`${home}-`)
    await withVariables({ ...aws, TMPDIR: beside }, () => unpacker.default.executablePath())
    writeFileSync(join(beside, 'fonts', 'fonts.conf'), fontSettings(home))
    try {
      renameSync(beside, home)
    } catch {
      // Another test process was faster, and its copy is as good.
      rmSync(beside, { recursive: true, force: true })
    }
  }
  if (process.getuid && lstatSync(home).uid !== process.getuid())
    throw new Error(`${home} belongs to somebody else.`)
  const temporary = join(home, 'tmp')
  mkdirSync(temporary, { recursive: true })
  return { path: join(home, 'chromium'), env: { ...env, TMPDIR: temporary } }
}

const find = async (): Promise<Program> => {
  const chosen = process.env['CHROMIUM_PATH']
  if (chosen) return { path: chosen, env: process.env }
  if (process.platform === 'linux' && process.arch === 'x64') return packed()
  const path = installed.find((candidate) => existsSync(candidate))
  if (path) return { path, env: process.env }
  throw new Error(
    'No browser was found for the tests: install Chromium or Chrome, or set CHROMIUM_PATH to one.',
  )
}

/** Looked for once: two at a time would get each other's variables. */
let program: Promise<Program> | undefined

/** Opens a browser without a window. The caller closes it. */
export const openBrowser = async (): Promise<Browser> => {
  return chromium.launch(await howToLaunch())
}

const howToLaunch = async () => {
  const { path, env } = await (program ??= find())
  const texts = Object.entries(env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return { executablePath: path, args: flags, env: Object.fromEntries(texts) }
}

/** A browser with a profile folder on the disk, as a person has it: what is kept survives its end, and can be searched. */
export const openProfile = async (folder: string, options: BrowserContextOptions): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { ...(await howToLaunch()), ...options })

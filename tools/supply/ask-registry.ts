import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Finding } from './check.ts'

/** What npm answered: its words, and undefined when it could not be run or took too long. */
export type RunNpm = (words: readonly string[], folder: string) => Promise<string | undefined>

const mostSeconds = 60

/** Runs the machine's own npm. Its exit code says nothing here: what counts is that it tells what it has looked at. */
export const runNpm: RunNpm = (words, folder) =>
  new Promise((resolve) => {
    const program = spawn('npm', [...words], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
      timeout: mostSeconds * 1_000,
    })
    let text = ''
    program.stdout.setEncoding('utf8').on('data', (part: string) => (text += part))
    program.once('error', () => resolve(undefined))
    program.once('close', (_, signal) => resolve(signal === null ? text : undefined))
  })

const Severities = z.object({
  low: z.number(),
  moderate: z.number(),
  high: z.number(),
  critical: z.number(),
  total: z.number(),
})
const Audit = z.object({
  metadata: z.object({ vulnerabilities: Severities }),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string() })),
})

const auditIn = (text: string | undefined): z.output<typeof Audit> | undefined => {
  try {
    return Audit.safeParse(JSON.parse(text ?? '')).data
  } catch {
    return undefined
  }
}

/** A version that every list of weaknesses names: whoever does not know it does not know the others either. */
const knownWeak = { name: 'minimist', version: '0.0.8' }

const asksKnownWeak = async (npm: RunNpm): Promise<boolean> => {
  const folder = await mkdtemp(join(tmpdir(), 'barntid-supply-'))
  try {
    const root = { name: 'asked', version: '1.0.0', dependencies: { [knownWeak.name]: knownWeak.version } }
    const lock = {
      ...root,
      lockfileVersion: 3,
      requires: true,
      packages: { '': root, [`node_modules/${knownWeak.name}`]: { version: knownWeak.version } },
    }
    await writeFile(join(folder, 'package.json'), JSON.stringify(root))
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock))
    const found = auditIn(await npm(['audit', '--json', '--package-lock-only'], folder))
    return found !== undefined && knownWeak.name in found.vulnerabilities
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const notAsked = (what: string, why: string): Finding => ({
  faults: [],
  unchecked: [`${what}: ${why}`],
  figure: `${what} inte kontrollerat`,
})

/** Known weaknesses in what we use. A service that answers, but does not know a famous one, has not checked anything. */
export const checkWeaknesses = async (root: string, npm: RunNpm = runNpm): Promise<Finding> => {
  const found = auditIn(await npm(['audit', '--json'], root))
  if (!found) return notAsked('known weaknesses', 'the service cannot be reached')
  if (!(await asksKnownWeak(npm)))
    return notAsked('known weaknesses', 'the service answers without knowing a famous one')
  const { total } = found.metadata.vulnerabilities
  const faults = Object.entries(found.vulnerabilities).map(([name, { severity }]) => `${name}: ${severity}`)
  return { faults, unchecked: [], figure: `${total} known weaknesses` }
}

/** Whether the registry has signed what is installed. */
export const checkSignatures = async (
  root: string,
  installed: number,
  npm: RunNpm = runNpm,
): Promise<Finding> => {
  const text = (await npm(['audit', 'signatures'], root)) ?? ''
  const bad = /(\d+) packages? ha(?:s|ve) (?:an )?invalid/.exec(text)
  if (bad)
    return {
      faults: [`${bad[1] ?? ''} packages have a wrong signature`],
      unchecked: [],
      figure: 'signatures wrong',
    }
  const signed = Number(/(\d+) packages? ha(?:s|ve) (?:a )?verified registry signature/.exec(text)?.[1] ?? 0)
  if (signed === 0) return notAsked('signatures', 'the service cannot be reached')
  return {
    faults: [],
    unchecked: signed < installed ? [`signatures of ${installed - signed} packages`] : [],
    figure: `${signed} signatures`,
  }
}

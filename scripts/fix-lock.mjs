/**
 * Adds what a registry mirror may lack to package-lock.json: entries for the optional packages of other
 * platforms. Without them npm writes a lock that its own `npm ci` refuses ("Missing: ... from lock file").
 * Run it after every change of dependencies: `node scripts/fix-lock.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const lockFile = new URL('../package-lock.json', import.meta.url)
const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]
const cLibraries = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' }

/** The lock's keys where Node would look for `name` when it is asked for by the package at `key`. */
export function lookedFor(key, name) {
  const places = []
  for (let at = key; at; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    places.push(`${at}/node_modules/${name}`)
  }
  return [...places, `node_modules/${name}`]
}

/** What a platform package is for, read from its name: `@oxlint/binding-linux-x64-musl`. */
export function stubOf(name, version) {
  const words = name
    .split('/')
    .at(-1)
    .split('-')
    .map((word) => (word === 'windows' ? 'win32' : word))
  const one = (known) => words.filter((word) => known.includes(word)).slice(-1)
  const libc = words.flatMap((word) => cLibraries[word] ?? [])
  const stub = {
    version: version.replace(/^[\^~]/, ''),
    cpu: one(processors),
    libc,
    optional: true,
    os: one(systems),
  }
  return Object.fromEntries(
    Object.entries(stub).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  )
}

/** The lock with a stub for every optional package it names but does not hold, and the names of those. */
export function withStubs(lock) {
  const packages = { ...lock.packages }
  const added = []
  for (const [key, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (lookedFor(key, name).some((place) => place in packages)) continue
      packages[`node_modules/${name}`] = { ...stubOf(name, version), ...(entry.dev ? { dev: true } : {}) }
      added.push(name)
    }
  }
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  return { lock: { ...lock, packages: sorted }, added }
}

/** Addresses of a registry in the lock: they would tie every clone to the registry of whoever wrote it. */
export function registryAddresses(lock) {
  return Object.entries(lock.packages).flatMap(([key, entry]) =>
    /^https?:/.test(entry.resolved ?? '') ? [`${key}: ${entry.resolved}`] : [],
  )
}

if (process.argv[1] && import.meta.url.endsWith('/' + process.argv[1].split(/[\\/]/).at(-1))) {
  const { lock, added } = withStubs(JSON.parse(readFileSync(lockFile, 'utf8')))
  const addresses = registryAddresses(lock)
  if (addresses.length > 0) {
    console.error(`The lock names a registry (see .npmrc):\n${addresses.join('\n')}`)
    process.exitCode = 1
  }
  if (added.length > 0) writeFileSync(lockFile, JSON.stringify(lock, null, 2) + '\n')
  console.log(
    added.length > 0 ? `Added ${added.length} entries: ${added.join(', ')}` : 'The lock is complete.',
  )
}

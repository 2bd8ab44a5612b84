import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Names = z.record(z.string(), z.string()).default({})

/** npm takes one word for a list of one. */
const Words = z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([])

const Entry = z.object({
  name: z.string().optional(),
  version: z.string().default(''),
  resolved: z.string().optional(),
  link: z.boolean().default(false),
  integrity: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().default(false),
  optional: z.boolean().default(false),
  hasInstallScript: z.boolean().default(false),
  os: Words,
  cpu: Words,
  libc: Words,
  dependencies: Names,
  optionalDependencies: Names,
  peerDependencies: Names,
})

const Lock = z.object({ lockfileVersion: z.number(), packages: z.record(z.string(), Entry) })

const PackageJson = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  license: z.unknown().optional(),
  scripts: Names,
  dependencies: Names,
  devDependencies: Names,
  optionalDependencies: Names,
  allowScripts: z.record(z.string(), z.boolean()).default({}),
})

export type PackageJson = z.output<typeof PackageJson>

/** A package as the lock names it; `key` is its folder. */
export type LockedPackage = z.output<typeof Entry> & { readonly key: string; readonly name: string }

/** What lies in node_modules under a key of the lock. */
export type Installed = {
  readonly key: string
  readonly packageJson: PackageJson
  readonly hasGyp: boolean
  /** Reads a file of the package; undefined when there is none. */
  readonly read: (path: string) => Buffer | undefined
}

export type Supply = {
  readonly lockfileVersion: number
  readonly lockText: string
  readonly root: PackageJson
  readonly packages: readonly LockedPackage[]
  readonly installed: ReadonlyMap<string, Installed>
}

const nameIn = (key: string): string => key.slice(key.lastIndexOf('node_modules/') + 'node_modules/'.length)

const parsePackage = (path: string): PackageJson => PackageJson.parse(JSON.parse(readFileSync(path, 'utf8')))

/** Reads a lock; its first entry is the house itself and left out. */
export const readLock = (text: string): Pick<Supply, 'lockfileVersion' | 'packages'> => {
  const { lockfileVersion, packages } = Lock.parse(JSON.parse(text))
  return {
    lockfileVersion,
    packages: Object.entries(packages)
      .filter(([key]) => key !== '')
      .map(([key, entry]) => ({ ...entry, key, name: entry.name ?? nameIn(key) })),
  }
}

/** Every package that lies under a node_modules, also inside other packages, whether the lock knows it or not. */
const findInstalled = (root: string, under: string): string[] => {
  const folder = join(root, under)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(({ name }) =>
      name.startsWith('@') ? readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`) : [name],
    )
  return names
    .map((name) => `${under}/${name}`)
    .filter((key) => existsSync(join(root, key, 'package.json')))
    .flatMap((key) => [key, ...findInstalled(root, `${key}/node_modules`)])
}

const installedIn = (root: string, key: string): Installed => ({
  key,
  packageJson: parsePackage(join(root, key, 'package.json')),
  hasGyp: existsSync(join(root, key, 'binding.gyp')),
  read: (path) => {
    const file = join(root, key, path)
    return existsSync(file) ? readFileSync(file) : undefined
  },
})

/** All that the checks look at: the lock, our own package.json, and what is installed. */
export const readSupply = (root: string): Supply => {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const keys = findInstalled(root, 'node_modules')
  return {
    ...readLock(lockText),
    lockText,
    root: parsePackage(join(root, 'package.json')),
    installed: new Map(keys.map((key) => [key, installedIn(root, key)])),
  }
}

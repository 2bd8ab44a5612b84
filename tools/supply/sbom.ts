import { createHash } from 'node:crypto'
import { licenceOf } from './check.ts'
import type { LockedPackage, Supply } from './lock.ts'

/** A list of parts in the form CycloneDX 1.6: what is in Barntid, from where, under which licence, and what needs what. */
export type Sbom = {
  readonly bomFormat: 'CycloneDX'
  readonly specVersion: '1.6'
  readonly serialNumber: string
  readonly version: 1
  readonly metadata: {
    readonly timestamp: string
    readonly tools: { readonly components: readonly Component[] }
    readonly component: Component
  }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

type Licence = { readonly license: { readonly id: string } } | { readonly expression: string }

export type Component = {
  readonly type: 'application' | 'library'
  readonly 'bom-ref'?: string
  readonly group?: string
  readonly name: string
  readonly version: string
  readonly scope?: 'required' | 'optional' | 'excluded'
  readonly hashes?: readonly { readonly alg: 'SHA-512'; readonly content: string }[]
  readonly licenses?: readonly Licence[]
  readonly purl?: string
}

const licenceField = (told: string | undefined): readonly Licence[] | undefined => {
  if (told === undefined) return undefined
  return /\s/.test(told) ? [{ expression: told }] : [{ license: { id: told } }]
}

/** The package URL of something from npm: pkg:npm/%40scope/name@version. */
export const purlOf = (name: string, version: string): string =>
  `pkg:npm/${name.split('/').map(encodeURIComponent).join('/')}@${encodeURIComponent(version)}`

const hashField = (integrity: string | undefined): Component['hashes'] =>
  integrity?.startsWith('sha512-')
    ? [{ alg: 'SHA-512', content: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex') }]
    : undefined

const named = (name: string): Pick<Component, 'name' | 'group'> => {
  const [group, inner] = name.split('/')
  return group !== undefined && inner !== undefined ? { group, name: inner } : { name }
}

const scopeOf = ({ dev, optional }: LockedPackage): 'required' | 'optional' | 'excluded' => {
  if (dev) return 'excluded'
  return optional ? 'optional' : 'required'
}

const componentOf = (one: LockedPackage, supply: Supply): Component => {
  const licenses = licenceField(licenceOf(one, supply.installed.get(one.key)))
  const hashes = hashField(one.integrity)
  return {
    type: 'library',
    'bom-ref': one.key,
    ...named(one.name),
    version: one.version,
    scope: scopeOf(one),
    ...(hashes ? { hashes } : {}),
    ...(licenses ? { licenses } : {}),
    purl: purlOf(one.name, one.version),
  }
}

/** Where Node finds `name` when the package at `key` asks for it: beside it, or in a folder further out. */
const foundFrom = (key: string, name: string, keys: ReadonlySet<string>): string | undefined => {
  for (let at = key; at !== '';) {
    const place = `${at}/node_modules/${name}`
    if (keys.has(place)) return place
    const cut = at.lastIndexOf('/node_modules/')
    at = cut < 0 ? '' : at.slice(0, cut)
  }
  const outermost = `node_modules/${name}`
  return keys.has(outermost) ? outermost : undefined
}

type Asks = Pick<LockedPackage, 'dependencies' | 'optionalDependencies' | 'peerDependencies'>

const dependsOn = (key: string, asks: Asks, keys: ReadonlySet<string>): string[] => {
  const names = [asks.dependencies, asks.optionalDependencies, asks.peerDependencies].flatMap(Object.keys)
  return [...new Set(names.flatMap((name) => foundFrom(key, name, keys) ?? []))].sort()
}

const uuidFrom = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Writes the list from the lock. The same lock gives the same list, but for the time. */
export const sbomOf = (supply: Supply, timestamp: string): Sbom => {
  const keys = new Set(supply.packages.map(({ key }) => key))
  const {
    name = 'barntid',
    version = '0.0.0',
    dependencies,
    devDependencies,
    optionalDependencies,
  } = supply.root
  const direct = {
    dependencies: { ...dependencies, ...devDependencies },
    optionalDependencies,
    peerDependencies: {},
  }
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidFrom(supply.lockText)}`,
    version: 1,
    metadata: {
      timestamp,
      tools: { components: [{ type: 'application', name: 'barntid check:supply', version }] },
      component: {
        type: 'application',
        'bom-ref': 'barntid',
        name,
        version,
        licenses: [{ license: { id: 'EUPL-1.2' } }],
        purl: purlOf(name, version),
      },
    },
    components: supply.packages.map((one) => componentOf(one, supply)),
    dependencies: [
      { ref: 'barntid', dependsOn: dependsOn('', direct, keys) },
      ...supply.packages.map((one) => ({ ref: one.key, dependsOn: dependsOn(one.key, one, keys) })),
    ],
  }
}

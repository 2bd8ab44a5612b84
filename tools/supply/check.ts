import { createHash } from 'node:crypto'
import { isAllowed } from './licence.ts'
import type { Installed, LockedPackage, Supply } from './lock.ts'
import {
  allowedLicences,
  foundLicences,
  mostProductionPackages,
  type ReviewedScript,
  reviewedScripts,
} from './reviewed.ts'

/** What one check says: what is wrong, what it could not look at, and its part of the line of figures. */
export type Finding = {
  readonly faults: readonly string[]
  readonly unchecked: readonly string[]
  readonly figure: string
}

const idOf = ({ name, version }: Pick<LockedPackage, 'name' | 'version'>): string => `${name}@${version}`

/** A build for another system than ours, which npm leaves out here. */
const isForOtherSystem = (one: LockedPackage): boolean =>
  one.optional && (one.os.length > 0 || one.cpu.length > 0 || one.libc.length > 0)

/** The lock names no place at all: no git address, no file of somebody's, no server. npm asks the registry that it is set to. */
export const checkHosts = ({ packages, lockfileVersion }: Supply): Finding => ({
  faults: [
    ...(lockfileVersion === 3 ? [] : [`the lock has version ${lockfileVersion}, not 3`]),
    ...packages
      .filter(({ resolved, link }) => link || resolved !== undefined)
      .map((one) => `${idOf(one)} names a place of its own: ${one.resolved ?? 'a link'}`),
  ],
  unchecked: [],
  figure: `${packages.length} packages from the registry alone`,
})

/** The bytes of each package are fixed by SHA-512. */
export const checkIntegrity = ({ packages, installed }: Supply): Finding => {
  const without = packages.filter(({ integrity }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))
  const foreign = without.filter((one) => one.integrity === undefined && isForOtherSystem(one))
  const left = foreign.filter(({ key }) => !installed.has(key))
  return {
    faults: without
      .filter((one) => !left.includes(one))
      .map((one) => `${idOf(one)} has no SHA-512 in the lock`),
    unchecked: left.length === 0 ? [] : [`SHA-512 of ${left.length} builds for other systems`],
    figure: `${packages.length - without.length} with SHA-512`,
  }
}

/** What is installed is what is locked, neither more nor another version; our own dependencies are exact. */
export const checkInstalled = ({ packages, installed, root }: Supply): Finding => {
  const locked = new Map(packages.map((one) => [one.key, one]))
  const wrong = [...installed.values()].flatMap(({ key, packageJson }) => {
    const version = locked.get(key)?.version
    if (version === undefined) return [`${key} is installed and not in the lock`]
    return version === packageJson.version
      ? []
      : [`${key} is ${packageJson.version}, the lock says ${version}`]
  })
  const missing = packages.filter(({ key, optional }) => !optional && !installed.has(key)).map(idOf)
  const direct = { ...root.dependencies, ...root.devDependencies, ...root.optionalDependencies }
  const loose = Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
  const production = packages.filter(({ dev, optional }) => !dev && !optional).length
  return {
    faults: [
      ...wrong,
      ...missing.map((one) => `${one} is in the lock and not installed`),
      ...loose.map(([name, version]) => `${name} is asked for as "${version}", not as one version`),
      ...(production > mostProductionPackages
        ? [`${production} packages in production, at most ${mostProductionPackages}`]
        : []),
    ],
    unchecked: [],
    figure: `${installed.size} installed as locked, ${production} in production`,
  }
}

const hooks = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare']
/** `prepare` is run for git dependencies and links only, of which there are none. */
const hooksThatRun = hooks.slice(0, 3)

const scriptsOf = ({ packageJson, hasGyp }: Installed): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(packageJson.scripts).filter(([name]) => hooksThatRun.includes(name))),
  // npm builds by itself what has this file.
  ...(hasGyp && packageJson.scripts['install'] === undefined ? { install: 'node-gyp rebuild' } : {}),
})

const sortedJson = (one: Readonly<Record<string, string>>): string =>
  JSON.stringify(
    Object.keys(one)
      .sort()
      .map((name) => [name, one[name]]),
  )

const differsFromReview = (one: Installed, review: ReviewedScript): string | undefined => {
  if (sortedJson(scriptsOf(one)) !== sortedJson(review.scripts)) return 'runs other scripts than were read'
  const changed = Object.entries(review.files).find(([path, hash]) => {
    const bytes = one.read(path)
    return !bytes || createHash('sha256').update(bytes).digest('hex') !== hash
  })
  return changed ? `runs another ${changed[0]} than was read` : undefined
}

/** No code runs while packages are installed that nobody has read. */
export const checkScripts = (
  { packages, installed, root }: Supply,
  reviews: readonly ReviewedScript[] = reviewedScripts,
): Finding => {
  const reviewOf = (one: LockedPackage) =>
    reviews.find(({ name, version }) => name === one.name && version === one.version)
  const withScripts = packages.filter((one) => {
    const here = installed.get(one.key)
    return one.hasInstallScript || (here !== undefined && Object.keys(scriptsOf(here)).length > 0)
  })
  const faults = withScripts.flatMap((one) => {
    const review = reviewOf(one)
    if (!review) return [`${idOf(one)} runs code when it is installed, and nobody has read it`]
    const here = installed.get(one.key)
    const odd = here && differsFromReview(here, review)
    return odd === undefined ? [] : [`${idOf(one)} ${odd}`]
  })
  const allowed = Object.entries(root.allowScripts).flatMap(([name, runs]) => (runs ? [name] : []))
  const stale = reviews.filter((review) => !withScripts.some((one) => reviewOf(one) === review))
  const elsewhere = withScripts.filter(({ key }) => !installed.has(key))
  return {
    faults: [
      ...faults,
      ...stale.map((one) => `${idOf(one)} is on the list of read scripts and not in the lock`),
      ...allowed
        .filter((name) => !reviews.some((review) => review.runs && review.name === name))
        .map((name) => `${name} is allowed in package.json and not on the list of read scripts`),
    ],
    unchecked:
      elsewhere.length === 0 ? [] : [`files of ${elsewhere.length} install scripts for other systems`],
    figure: `${withScripts.length} with install scripts, all read`,
  }
}

/** The licence of a package: as installed, as locked, or as somebody found it. */
export const licenceOf = (one: LockedPackage, here: Installed | undefined): string | undefined => {
  const told = here?.packageJson.license
  if (typeof told === 'string' && told !== '') return told
  if (one.license !== undefined) return one.license
  return foundLicences.find(({ name, version }) => name === one.name && version === one.version)?.licence
}

/** Every licence may stand beside ours. */
export const checkLicences = ({ packages, installed }: Supply): Finding => {
  const told = packages.map((one) => ({ one, licence: licenceOf(one, installed.get(one.key)) }))
  const silent = told.filter(({ licence }) => licence === undefined).map(({ one }) => one)
  const elsewhere = silent.filter((one) => !installed.has(one.key) && isForOtherSystem(one))
  return {
    faults: [
      ...told.flatMap(({ one, licence }) =>
        licence === undefined || isAllowed(licence, allowedLicences)
          ? []
          : [`${idOf(one)} has the licence ${licence}, which is not on the list`],
      ),
      ...silent
        .filter((one) => !elsewhere.includes(one))
        .map((one) => `${idOf(one)} does not tell its licence`),
    ],
    unchecked: elsewhere.length === 0 ? [] : [`licences of ${elsewhere.length} builds for other systems`],
    figure: `${told.length - silent.length} licences allowed`,
  }
}

/** All that can be checked without asking anybody. */
export const checkSupply = (supply: Supply): readonly Finding[] => [
  checkHosts(supply),
  checkIntegrity(supply),
  checkInstalled(supply),
  checkScripts(supply),
  checkLicences(supply),
]

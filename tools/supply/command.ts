/**
 * `npm run check:supply`: checks everything that comes from others and writes dist/sbom.json. Ends with 0 only when all
 * was looked at and is right, with 1 when something is wrong, with 2 when something could not be checked.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkSignatures, checkWeaknesses } from './ask-registry.ts'
import { checkSupply, type Finding } from './check.ts'
import { readSupply } from './lock.ts'
import { sbomOf } from './sbom.ts'

/** What is printed, the line of figures last, and how the command ends. */
export const supplyReport = (
  findings: readonly Finding[],
  parts: number,
): { readonly lines: readonly string[]; readonly code: 0 | 1 | 2 } => {
  const faults = findings.flatMap((one) => one.faults)
  const unchecked = findings.flatMap((one) => one.unchecked)
  const word = faults.length > 0 ? 'NOT OK' : unchecked.length > 0 ? 'INTE KONTROLLERAT' : 'OK'
  const figures = [...findings.map(({ figure }) => figure), `${parts} parts in dist/sbom.json`]
  return {
    lines: [
      ...faults.map((fault) => `- ${fault}`),
      ...unchecked.map((one) => `- inte kontrollerat: ${one}`),
      `${word}: supply: ${figures.join(', ')}; ${faults.length} faults, ${unchecked.length} not checked`,
    ],
    code: faults.length > 0 ? 1 : unchecked.length > 0 ? 2 : 0,
  }
}

const main = async (): Promise<number> => {
  const root = join(import.meta.dirname, '../..')
  const supply = readSupply(root)
  const sbom = sbomOf(supply, Temporal.Now.instant().toString({ smallestUnit: 'second' }))
  await mkdir(join(root, 'dist'), { recursive: true })
  await writeFile(join(root, 'dist/sbom.json'), `${JSON.stringify(sbom, null, 2)}\n`)
  const findings = [
    ...checkSupply(supply),
    await checkWeaknesses(root),
    await checkSignatures(root, supply.installed.size),
  ]
  const { lines, code } = supplyReport(findings, sbom.components.length)
  process.stdout.write(`${lines.join('\n')}\n`)
  return code
}

if (import.meta.main) process.exitCode = await main()

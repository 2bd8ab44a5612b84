/** `npm run asvs`: what is wrong with docs/asvs.json, what is not met (with `-- --open`), and the line of figures. */
import { join } from 'node:path'
import { checkAsvs, figuresOf, readEntries, readFrom, readLevels } from './check.ts'

const root = join(import.meta.dirname, '../..')
const { entries, faults } = checkAsvs(readEntries(root), { levels: readLevels(root), read: readFrom(root) })
for (const fault of faults) process.stderr.write(`${fault}\n`)
if (process.argv.includes('--open'))
  for (const one of entries)
    if (one.state === 'not_met') process.stdout.write(`${one.id} ${one.about}: ${one.reason}\n`)
process.stdout.write(`${figuresOf(entries)}\n`)
process.exitCode = faults.length === 0 ? 0 : 1

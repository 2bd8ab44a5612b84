import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { dropDatabase, makeTemplate, startServer } from '#test/support/database.ts'
import { isAny, kindsOfFault } from './faults.ts'
import { mutants } from './mutants.ts'
import type { Said } from './worker.ts'

/**
 * `npm run sim -- --seeds N [--seed S]`: so many runs from seed S on. `--mutants`: each broken version is run until it is
 * caught. In as many processes as there are cores, on the database server of DATABASE_URL or on one of its own.
 */
const valueOf = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(name)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

const what = process.argv.includes('--mutants') ? 'mutants' : 'seeds'
const count = valueOf('--seeds', 100)
const first = valueOf('--seed', 1)
const processes = availableParallelism()
const begun = performance.now()
const sum = { acknowledged: 0, lost: 0, doubled: 0, diverged: 0, leaked: 0, caught: 0 }

const hear = ({ found, acknowledged, mutant, tries = 0 }: Said): void => {
  sum.acknowledged += acknowledged
  const faults = kindsOfFault.flatMap((kind) => found[kind].map((one) => `${one} ${kind}`))
  if (mutant === undefined) {
    for (const kind of kindsOfFault) sum[kind] += found[kind].length
    for (const fault of faults.slice(0, 5)) console.log(fault)
    return
  }
  if (isAny(found)) sum.caught += 1
  console.log(`${isAny(found) ? `caught after ${tries}` : 'NOT CAUGHT'}: ${mutant} (${faults[0] ?? ''})`)
}

const work = (template: string, at: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = fork(
      join(import.meta.dirname, 'worker.ts'),
      [template, what, String(first), String(count), String(at), String(processes)],
      { stdio: ['ignore', 'inherit', 'ignore', 'ipc'] },
    )
    child.on('message', (said) => hear(said as Said))
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a process ended with ${String(code)}`)),
    )
  })

const server = await startServer()
const template = await makeTemplate(server.ownerUrl)
try {
  await Promise.all(Array.from({ length: processes }, (_, at) => work(template, at)))
} finally {
  await dropDatabase(template)
  await server.stop()
}
const seconds = Math.round((performance.now() - begun) / 1_000)
const { acknowledged, lost, doubled, diverged, leaked, caught } = sum
console.log(
  what === 'mutants'
    ? `${mutants.length} broken versions, ${caught} caught (${seconds} s)`
    : `${count} seeds, ${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled, ${diverged} diverged, ${leaked} leaked (from seed ${first}, ${seconds} s)`,
)
process.exitCode =
  lost + doubled + diverged + leaked > 0 || (what === 'mutants' && caught < mutants.length) ? 1 : 0

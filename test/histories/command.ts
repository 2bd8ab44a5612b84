import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { dropDatabase, makeTemplate, startServer } from '#test/support/database.ts'
import type { Said } from './worker.ts'

/**
 * `npm run histories -- [how many] [first seed] [processes]`: tells so many random histories of whole cases, in as many
 * processes as there are cores, on the database server of DATABASE_URL or on one of its own. Ends with 1 when the product did
 * something that the law, as the oracle reads it, does not say.
 */
const [count = 1_000, first = 1, wanted = availableParallelism()] = process.argv.slice(2).map(Number)
const processes = Math.max(1, Math.min(wanted, count))

const begun = performance.now()
const sum = { histories: 0, acts: 0, refused: 0 }
const faults: string[] = []

const minutes = (milliseconds: number): string => `${(milliseconds / 60_000).toFixed(1)} min`

const hear = (said: Said): void => {
  sum.histories += said.histories
  sum.acts += said.acts
  sum.refused += said.refused
  if (said.fault !== undefined) {
    faults.push(said.fault)
    console.log(`\nFAULT ${said.fault}\n`)
  }
  if (sum.histories % Math.max(1, Math.round(count / 20)) !== 0) return
  const gone = performance.now() - begun
  const left = (gone / sum.histories) * (count - sum.histories)
  console.log(
    `${sum.histories} of ${count}, ${sum.acts} acts, ${minutes(gone)} gone, about ${minutes(left)} left, ${faults.length} faults`,
  )
}

/** Each process has every n-th seed, so that the same histories are told whatever their number. */
const work = (template: string, at: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const share = Math.floor((count - 1 - at) / processes) + 1
    const child = fork(
      join(import.meta.dirname, 'worker.ts'),
      [template, String(first + at), String(share), String(processes)],
      { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
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
const { histories, acts, refused } = sum
console.log(
  `${histories} histories, ${acts} acts, ${refused} refused, ${faults.length} faults (seeds from ${first}, ${minutes(performance.now() - begun)}, ${processes} processes)`,
)
process.exitCode = faults.length === 0 ? 0 : 1

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { harmsOf } from './harms.ts'
import { harmWhileWriting } from './while-writing.ts'

/**
 * `npm run fault:kill -- --rounds N` and `npm run fault:net -- --rounds N`: each kind of harm N times to the product as it is
 * installed, on its embedded PostgreSQL. Ends with 1 when anything was lost, done by half, told badly or back too late.
 */
const what = process.argv[2] === 'net' ? 'net' : 'kill'
const at = process.argv.indexOf('--rounds')
const rounds = at < 0 ? 20 : Number(process.argv[at + 1])
/** Milliseconds: a killed process is back within ten seconds, a network within thirty. */
const longest = { kill: 10_000, net: 30_000 }[what]

const inSeconds = (milliseconds: number): string => (milliseconds / 1_000).toFixed(1)
const told = (name: string, all: readonly number[]): string => {
  const sorted = all.toSorted((a, b) => a - b)
  return `${name} ${all.length} times: back in ${inSeconds(sorted[Math.floor(all.length / 2)] ?? 0)} s (longest ${inSeconds(sorted.at(-1) ?? 0)} s)`
}

const folder = await mkdtemp(join(tmpdir(), 'barntid-fault-'))
try {
  const harmed = await harmWhileWriting(harmsOf[what], { folder, rounds, say: (line) => console.log(line) })
  const { lost, half, faults, acknowledged, again, back } = harmed
  for (const fault of [...lost, ...half, ...faults].slice(0, 20)) console.log(`- ${fault}`)
  const late = [...back.values()].flat().filter((one) => one > longest).length
  console.log(
    `fault:${what}: ${[...back].map(([name, all]) => told(name, all)).join(', ')}; ${acknowledged} acknowledged, ${again} sent again, ` +
      `${lost.length} lost, ${half.length} half, ${faults.length} other faults, ${late} over ${inSeconds(longest)} s`,
  )
  process.exitCode = lost.length + half.length + faults.length + late === 0 ? 0 : 1
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillDisk } from './fill-disk.ts'
import { harmsOf } from './harms.ts'
import { type Harmed, harmWhileWriting } from './while-writing.ts'

/**
 * `npm run fault:kill -- --rounds N`, `npm run fault:net -- --rounds N` and `npm run fault:disk -- --rounds N`: each kind of harm
 * N times to the product as it is installed, on its embedded PostgreSQL. Ends with 1 when anything was lost, done by half, told
 * badly or back too late, and with 2 when it could not be tried here.
 */
const kinds = ['kill', 'net', 'disk'] as const
const what = kinds.find((kind) => kind === process.argv[2]) ?? 'kill'
const at = process.argv.indexOf('--rounds')
const rounds = at < 0 ? (what === 'disk' ? 3 : 20) : Number(process.argv[at + 1])
/** Milliseconds: a killed process is back within ten seconds, a network and a disk with room again within thirty. */
const longest = { kill: 10_000, net: 30_000, disk: 30_000 }[what]

const inSeconds = (milliseconds: number): string => (milliseconds / 1_000).toFixed(1)
const told = (name: string, all: readonly number[]): string => {
  const sorted = all.toSorted((a, b) => a - b)
  return `${name} ${all.length} times: back in ${inSeconds(sorted[Math.floor(all.length / 2)] ?? 0)} s (longest ${inSeconds(sorted.at(-1) ?? 0)} s)`
}

const report = ({ lost, half, faults, acknowledged, again, back }: Harmed): void => {
  for (const fault of [...lost, ...half, ...faults].slice(0, 20)) console.log(`- ${fault}`)
  const late = [...back.values()].flat().filter((one) => one > longest).length
  console.log(
    `fault:${what}: ${[...back].map(([name, all]) => told(name, all)).join(', ')}; ${acknowledged} acknowledged, ${again} sent again, ` +
      `${lost.length} lost, ${half.length} half, ${faults.length} other faults, ${late} over ${inSeconds(longest)} s`,
  )
  process.exitCode = lost.length + half.length + faults.length + late === 0 ? 0 : 1
}

const folder = await mkdtemp(join(tmpdir(), 'barntid-fault-'))
const options = { folder, rounds, say: (line: string) => console.log(line) }
try {
  const harmed = what === 'disk' ? await fillDisk(options) : await harmWhileWriting(harmsOf[what], options)
  if ('why' in harmed) {
    console.log(`fault:disk: inte kontrollerat: ${harmed.why}`)
    process.exitCode = 2
  } else report(harmed)
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
}

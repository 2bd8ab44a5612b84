import { type Found, tryMutant, trySeed } from './faults.ts'
import { mutants } from './mutants.ts'
import { openServers } from './server.ts'

/** One process of the command: every n-th seed, or every n-th broken version. */
export type Said = {
  readonly found: Found
  readonly acknowledged: number
  readonly mutant?: string
  readonly tries?: number
}

const [template = '', what = 'seeds', from = '1', count = '0', at = '0', every = '1'] = process.argv.slice(2)
const say = (said: Said): void => {
  process.send?.(said)
}
const servers = await openServers(template)
try {
  if (what === 'mutants') {
    for (const [n, mutant] of mutants.entries())
      if (n % Number(every) === Number(at)) {
        const { found, tries } = await tryMutant(servers, mutant, Number(from))
        say({ found, acknowledged: 0, mutant: mutant.name, tries })
      }
  } else {
    for (let n = Number(at); n < Number(count); n += Number(every))
      say(await trySeed(servers, Number(from) + n))
  }
} finally {
  await servers.close()
  process.disconnect?.()
}

import { openPlace } from './towns.ts'
import { planOf, shortest, tell } from './tell.ts'

/** One process of the command: tells its share of the histories and says how far it is. */
export type Said = {
  readonly histories: number
  readonly acts: number
  readonly refused: number
  readonly fault?: string
}

const [template = '', from = '0', count = '0', every = '1'] = process.argv.slice(2)

const say = (said: Said): void => {
  process.send?.(said)
}

const place = await openPlace(template)
try {
  for (let n = 0; n < Number(count); n++) {
    const seed = Number(from) + n * Number(every)
    const { acts, refused, fault } = await tell(place, planOf(seed))
    const told = { histories: 1, acts, refused }
    if (fault === undefined) say(told)
    else {
      const { plan, fault: short } = await shortest(place, planOf(seed))
      say({ ...told, fault: `seed ${seed}, steps ${plan.steps.join(' ')}: ${short}` })
    }
  }
} finally {
  await place.close()
  process.disconnect?.()
}

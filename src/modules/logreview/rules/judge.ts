import { type ExplanationCode, explanationOf } from './explanations.ts'
import type { Facts, Opening } from './facts.ts'
import { habitsOf } from './habits.ts'
import { type HintCode, hintsOf } from './hints.ts'
import { knownFrom } from './known.ts'

/** An opening as the reviewer meets it: what explains it, what is unusual, and whether somebody should ask. */
export type Judged = {
  readonly opening: Opening
  readonly explanation: ExplanationCode | null
  readonly hints: readonly HintCode[]
  readonly isListed: boolean
}

const pairOf = ({ workerId, childId }: Opening): string => `${workerId} ${childId}`

/** Looks at all openings of a period (SoLPuL 10 §: systematic and recurring checks). */
export const judge = (openings: readonly Opening[], facts: Facts): readonly Judged[] => {
  const known = knownFrom(facts)
  const habits = habitsOf(openings)
  const explained = openings.map((opening) => ({ opening, why: explanationOf(opening, known) }))
  const looks = new Map<string, number>()
  for (const { opening, why } of explained)
    if (!why) looks.set(pairOf(opening), (looks.get(pairOf(opening)) ?? 0) + 1)
  return explained.map(({ opening, why }) => {
    const hints = hintsOf(opening, {
      known,
      habits,
      explanation: why?.code,
      unexplainedLooks: looks.get(pairOf(opening)) ?? 0,
    })
    const isThin = why?.strength === 'thin'
    const isListed = why === undefined || hints.some((one) => one.counts === 'always' || isThin)
    return { opening, explanation: why?.code ?? null, hints: hints.map(({ code }) => code), isListed }
  })
}

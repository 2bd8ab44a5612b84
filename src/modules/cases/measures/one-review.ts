import type { ClockView } from '#modules/clocks/contract.ts'
import type { ClockMoves } from '#modules/clocks/index.ts'

type Running = Pick<ClockView, 'code' | 'aboutId'>

const isReview = ({ code }: Pick<Running, 'code'>): boolean => code === 'shelterReview'

/**
 * 2024:79 5:3, SoL 22:13: a child in a shelter is considered once, not once for the course and once for the placement. When the
 * placement rests on the act it has the clock, and what the course says of it moves that one.
 */
export const withOneReview = (
  moves: Required<ClockMoves>,
  { running, measureId }: { readonly running: readonly Running[]; readonly measureId: string },
): Required<ClockMoves> => {
  const ofPlacement = running.find((clock) => isReview(clock) && clock.aboutId !== measureId)
  if (ofPlacement === undefined) return moves
  const { aboutId } = ofPlacement
  const isMet = moves.satisfy.some(isReview)
  return {
    ...moves,
    satisfy: moves.satisfy.map((key) => (isReview(key) ? { ...key, aboutId } : key)),
    start: moves.start.flatMap((clock) => {
      if (!isReview(clock)) return [clock]
      return isMet ? [{ ...clock, aboutId }] : []
    }),
  }
}

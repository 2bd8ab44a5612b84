import { at, count } from './argument.ts'

/**
 * How many seats each applicant group gets: one each as far as they last, the largest first, then each next seat to the
 * highest eligible/(2s + 1) (Sainte-Laguë), never above the eligible. Ties go to the one named first: draw the order
 * by lot where that matters. Seats that nobody is eligible for stay free.
 */
export const seatAllocation = (seats: number, eligible: readonly number[]): readonly number[] => {
  count('seats', seats)
  for (const [index, number] of eligible.entries()) count(`eligible[${index}]`, number)
  const largestFirst = [...eligible.keys()].sort((a, b) => at(eligible, b) - at(eligible, a))
  const first = new Set(largestFirst.filter((index) => at(eligible, index) > 0).slice(0, seats))
  const given = eligible.map((_, index): number => (first.has(index) ? 1 : 0))
  for (let left = seats - first.size; left > 0; left -= 1) {
    const claims = eligible.map((number, index) => {
      const held = at(given, index)
      return held < number ? number / (2 * held + 1) : 0
    })
    const highest = Math.max(0, ...claims)
    if (highest === 0) break
    const winner = claims.indexOf(highest)
    given[winner] = at(given, winner) + 1
  }
  return given
}

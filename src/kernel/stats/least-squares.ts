import { at } from './argument.ts'
import { sum } from './sample-summary.ts'

/** A column whose rest is so much smaller than itself is explained by the others. */
const DEPENDENT = 1e-10

const dot = (a: readonly number[], b: readonly number[]): number =>
  sum(a.map((value, index) => value * at(b, index)))

/**
 * min‖y − Xb‖ by modified Gram–Schmidt with one repetition, as precise as Householder's and shorter.
 * Björck, "Numerical Methods for Least Squares Problems" (1996), 2.4. Undefined when the columns depend on each other.
 */
export const leastSquares = (
  rows: readonly (readonly number[])[],
  responses: readonly number[],
): readonly number[] | undefined => {
  const width = rows[0]?.length ?? 0
  if (width > rows.length) return undefined
  const basis: number[][] = []
  const upper: number[][] = []
  for (let column = 0; column < width; column += 1) {
    const original = rows.map((row) => at(row, column))
    let rest = original
    const entries = Array.from({ length: width }, () => 0)
    for (let round = 0; round < 2; round += 1) {
      for (const [index, unit] of basis.entries()) {
        const part = dot(unit, rest)
        entries[index] = at(entries, index) + part
        rest = rest.map((value, row) => value - part * at(unit, row))
      }
    }
    const length = Math.hypot(...rest)
    if (length <= DEPENDENT * Math.hypot(...original)) return undefined
    entries[column] = length
    basis.push(rest.map((value) => value / length))
    upper.push(entries)
  }
  const solution = Array.from({ length: width }, () => 0)
  let rest = [...responses]
  const projections = basis.map((unit) => {
    const part = dot(unit, rest)
    rest = rest.map((value, row) => value - part * at(unit, row))
    return part
  })
  for (let row = width - 1; row >= 0; row -= 1) {
    const known = sum(
      Array.from({ length: width - row - 1 }, (_, step) => {
        const column = row + 1 + step
        return at(at(upper, column), row) * at(solution, column)
      }),
    )
    solution[row] = (at(projections, row) - known) / at(at(upper, row), row)
  }
  return solution
}

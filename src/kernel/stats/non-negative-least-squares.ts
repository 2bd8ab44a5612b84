import { at, atLeast, finite } from './argument.ts'
import { leastSquares } from './least-squares.ts'
import { sum } from './sample-summary.ts'

type NonNegativeSolution = {
  readonly coefficients: readonly number[]
  /** ‖y − Xb‖. */
  readonly residualNorm: number
}

const checkedRows = (rows: readonly (readonly number[])[], responses: readonly number[]): number => {
  const width = at(atLeast(1, 'rows', rows), 0).length
  if (width === 0) throw new RangeError('rows[0] must have at least 1 value, got 0')
  if (responses.length !== rows.length) {
    throw new RangeError(
      `rows and responses must be equally long, got ${rows.length} and ${responses.length}`,
    )
  }
  for (const [index, row] of rows.entries()) {
    if (row.length !== width) {
      throw new RangeError(`rows[${index}] must have ${width} values as the first, got ${row.length}`)
    }
    for (const [column, value] of row.entries()) finite(`rows[${index}][${column}]`, value)
    finite(`responses[${index}]`, at(responses, index))
  }
  return width
}

const residualsOf = (
  rows: readonly (readonly number[])[],
  responses: readonly number[],
  coefficients: readonly number[],
): readonly number[] =>
  rows.map(
    (row, index) => at(responses, index) - sum(row.map((value, column) => value * at(coefficients, column))),
  )

/**
 * min‖y − Xb‖ with b ≥ 0: Lawson and Hanson, "Solving Least Squares Problems" (1974), chapter 23.
 * `rows` are X, `responses` y. A column that others already explain keeps the coefficient 0.
 */
export const nonNegativeLeastSquares = (
  rows: readonly (readonly number[])[],
  responses: readonly number[],
): NonNegativeSolution => {
  const width = checkedRows(rows, responses)
  const norms = Array.from({ length: width }, (_, column) =>
    Math.hypot(...rows.map((row) => at(row, column))),
  )
  const tolerance = 1e-11 * Math.max(1, Math.hypot(...responses))
  let coefficients: readonly number[] = Array.from({ length: width }, () => 0)
  const free = new Set<number>()
  const useless = new Set<number>()

  const solveFree = (): readonly number[] | undefined => {
    const columns = [...free]
    const solved = leastSquares(
      rows.map((row) => columns.map((column) => at(row, column))),
      responses,
    )
    if (solved === undefined) return undefined
    const whole = Array.from({ length: width }, () => 0)
    for (const [place, column] of columns.entries()) whole[column] = at(solved, place)
    return whole
  }

  /** The column along which the sum of squares falls most, among those still held at 0. */
  const steepest = (): number | undefined => {
    const residuals = residualsOf(rows, responses, coefficients)
    const slopes = norms.map((norm, column) => {
      if (norm === 0 || free.has(column) || useless.has(column)) return 0
      return sum(rows.map((row, index) => at(row, column) * at(residuals, index))) / norm
    })
    const best = Math.max(...slopes)
    return best > tolerance ? slopes.indexOf(best) : undefined
  }

  const mostRounds = 10 * width + 10
  for (let round = 0; round < mostRounds; round += 1) {
    const entering = steepest()
    if (entering === undefined) break
    free.add(entering)
    let trial = solveFree()
    if (trial === undefined || at(trial, entering) <= 0) {
      free.delete(entering)
      useless.add(entering)
      continue
    }
    useless.clear()
    while (trial !== undefined && [...free].some((column) => at(trial ?? [], column) <= 0)) {
      const target: readonly number[] = trial
      const held = coefficients
      const steps = [...free]
        .filter((column) => at(target, column) <= 0)
        .map((column) => at(held, column) / (at(held, column) - at(target, column)))
      const step = Math.min(...steps)
      coefficients = held.map((value, column) => value + step * (at(target, column) - value))
      for (const column of free) {
        if (at(target, column) <= 0 && at(coefficients, column) <= tolerance) free.delete(column)
      }
      trial = solveFree()
    }
    if (trial !== undefined) coefficients = trial
  }
  return { coefficients, residualNorm: Math.hypot(...residualsOf(rows, responses, coefficients)) }
}

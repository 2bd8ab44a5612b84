type Search = {
  /** Never falling in x. */
  readonly cdf: (x: number) => number
  readonly density: (x: number) => number
  readonly target: number
  readonly from: number
  readonly to: number
}

const MOST_STEPS = 2000
const RELATIVE = 4e-16

/** Where a continuous distribution function reaches the target: Newton's steps, halved back into the bracket when they leave it. */
export const continuousQuantile = ({ cdf, density, target, from, to }: Search): number => {
  let lower = from
  let upper = to
  let x = (from + to) / 2
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const miss = cdf(x) - target
    if (miss === 0) return x
    if (miss < 0) lower = x
    else upper = x
    const newton = x - miss / density(x)
    const next = newton > lower && newton < upper ? newton : (lower + upper) / 2
    if (Math.abs(next - x) <= RELATIVE * Math.abs(next) || next === lower || next === upper) return next
    x = next
  }
  return x
}

// A target that was computed, as 1 − α/2, must not miss a step of the staircase by its own rounding.
const ROUNDING = 64 * Number.EPSILON

/** The smallest whole number at which a discrete distribution function reaches the target. */
export const discreteQuantile = (cdf: (k: number) => number, target: number, most: number): number => {
  const reached = (k: number): boolean => cdf(k) >= target * (1 - ROUNDING)
  let upper = 1
  while (upper < most && !reached(upper)) upper *= 2
  upper = Math.min(upper, most)
  let lower = -1
  while (upper - lower > 1) {
    const middle = Math.floor((lower + upper) / 2)
    if (reached(middle)) upper = middle
    else lower = middle
  }
  return upper
}

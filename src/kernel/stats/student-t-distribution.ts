import { finite, openProportion, positive } from './argument.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { logGamma } from './incomplete-gamma.ts'
import { continuousQuantile } from './quantile-search.ts'

const density = (t: number, df: number): number =>
  Math.exp(logGamma((df + 1) / 2) - logGamma(df / 2) - ((df + 1) / 2) * Math.log1p((t * t) / df)) /
  Math.sqrt(df * Math.PI)

/** P(T ≤ t) of Student's t with `degreesOfFreedom`: half of I(ν/(ν + t²); ν/2, ½) in the lower tail. */
export const studentTCdf = (t: number, degreesOfFreedom: number): number => {
  const df = positive('degreesOfFreedom', degreesOfFreedom)
  const square = finite('t', t) * t
  const tail = 0.5 * incompleteBeta(df / 2, 0.5, df / (df + square), square / (df + square)).lower
  return t < 0 ? tail : 1 - tail
}

export const studentTQuantile = (p: number, degreesOfFreedom: number): number => {
  openProportion('p', p)
  if (p === 0.5) return 0
  if (p > 0.5) return -studentTQuantile(1 - p, degreesOfFreedom)
  const cdf = (t: number): number => studentTCdf(t, degreesOfFreedom)
  let from = -2
  while (cdf(from) > p) from *= 2
  return continuousQuantile({
    cdf,
    density: (t) => density(t, degreesOfFreedom),
    target: p,
    from,
    to: 0,
  })
}

/** The two-sided critical value of t: 2.570582 for a confidence of 0.95 with 5 degrees of freedom. */
export const criticalT = (confidence: number, degreesOfFreedom: number): number =>
  -studentTQuantile((1 - openProportion('confidence', confidence)) / 2, degreesOfFreedom)

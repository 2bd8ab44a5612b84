import { finite } from './argument.ts'
import { defaultConfidence, type Interval } from './interval.ts'
import { wilsonOneSidedBounds } from './wilson-interval.ts'

export type Verdict = 'reached' | 'notReached' | 'cannotBeTold'

/** Lower bound at or above the target: reached. Upper bound below it: not reached. Else it cannot be told. */
export const verdictOfBounds = ({ lower, upper }: Interval, target: number): Verdict => {
  if (finite('lower', lower) > finite('upper', upper)) {
    throw new RangeError(`lower must not be above upper (${upper}), got ${lower}`)
  }
  finite('target', target)
  if (lower >= target) return 'reached'
  return upper < target ? 'notReached' : 'cannotBeTold'
}

/**
 * Has a share reached its target? Two one-sided Wilson bounds, each of this confidence.
 * A higher share is better; ask of the complement where a lower one is.
 */
export const verdictAgainstTarget = (
  successes: number,
  n: number,
  target: number,
  confidence: number = defaultConfidence,
): Interval & { readonly verdict: Verdict } => {
  const bounds = wilsonOneSidedBounds(successes, n, confidence)
  return { ...bounds, verdict: verdictOfBounds(bounds, target) }
}

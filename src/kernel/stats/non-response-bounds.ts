import { countFrom, countOf } from './argument.ts'
import type { EstimateWithInterval } from './interval.ts'

/**
 * What the proportion could be whatever those who did not answer would have said, with no assumption at all:
 * [x/N, (x + N − n)/N] for x successes among n answers of N drawn. Manski (1989).
 * `estimate` is x/n, among those who answered.
 */
export const nonResponseBounds = ({
  successes,
  answered,
  drawn,
}: {
  readonly successes: number
  readonly answered: number
  readonly drawn: number
}): EstimateWithInterval => {
  countOf('successes', successes, 'answered', answered)
  countFrom(answered, 'drawn', drawn)
  return {
    estimate: successes / answered,
    lower: successes / drawn,
    upper: (successes + drawn - answered) / drawn,
  }
}

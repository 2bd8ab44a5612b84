import { at, atLeast, count, countFrom } from './argument.ts'
import { sum } from './sample-summary.ts'
import type { SeededRandom } from './seeded-random.ts'

/** Minutes of the day, half open: 480 to 720 is eight to noon. */
export type MinuteRange = { readonly from: number; readonly until: number }

const checked = (planned: readonly MinuteRange[]): readonly MinuteRange[] => {
  for (const [index, { from, until }] of atLeast(1, 'planned', planned).entries()) {
    count(`planned[${index}].from`, from)
    countFrom(from + 1, `planned[${index}].until`, until)
    const next = planned[index + 1]
    if (next !== undefined && next.from < until) {
      throw new RangeError(`planned must be in order and not overlap, but ${next.from} is before ${until}`)
    }
  }
  return planned
}

/** The planned minutes in a row, without the gaps between them: the n-th one as a minute of the day. */
const plannedMinute = (planned: readonly MinuteRange[], n: number): number => {
  let left = n
  for (const { from, until } of planned) {
    if (left < until - from) return from + left
    left -= until - from
  }
  throw new RangeError(`no planned minute ${n}`)
}

/**
 * The moments of one working day for a random moment study: the planned minutes are cut into `moments` equal blocks and
 * one minute is drawn from each, so that every planned minute is as likely (moments/minutes), they are spread over the
 * day, and nobody can tell when the next one comes. No least gap between two: it would make some minutes likelier.
 * Where the blocks cannot be equal, some are a minute longer, and the cut is turned to a random place of the day first:
 * then also the minutes of a longer block are no less likely over all.
 */
export const drawRandomMoments = (
  planned: readonly MinuteRange[],
  moments: number,
  random: SeededRandom,
): readonly number[] => {
  const minutes = sum(checked(planned).map(({ from, until }) => until - from))
  countFrom(1, 'moments', moments)
  if (moments > minutes) {
    throw new RangeError(`moments must not be above the planned minutes (${minutes}), got ${moments}`)
  }
  const turned = minutes % moments === 0 ? 0 : random.below(minutes)
  const cuts = Array.from({ length: moments + 1 }, (_, block) => Math.floor((block * minutes) / moments))
  return cuts
    .slice(1)
    .map((end, block) => {
      const start = at(cuts, block)
      return plannedMinute(planned, (turned + start + random.below(end - start)) % minutes)
    })
    .sort((a, b) => a - b)
}

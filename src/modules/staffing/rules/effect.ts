import { xmrChart } from '#kernel/stats/xmr-chart.ts'

export const measureKinds = [
  'salary',
  'home_days',
  'admin_posts',
  'small_groups',
  'laptops',
  'other',
] as const
export const measuredFigures = ['vacancy', 'leavers', 'available', 'consultants'] as const
export type MeasuredFigure = (typeof measuredFigures)[number]

/** Which way is the better one. */
const better: Readonly<Record<MeasuredFigure, 'above' | 'below'>> = {
  vacancy: 'below',
  leavers: 'below',
  available: 'above',
  consultants: 'below',
}

/** So many months before and after: fewer give no limits that mean anything. */
const leastBefore = 6
const leastAfter = 3

export type Effect = {
  readonly verdict: 'too_early' | 'no_baseline' | 'better' | 'worse' | 'cannot_be_told'
  readonly before: number | null
  readonly after: number | null
  readonly monthsBefore: number
  readonly monthsAfter: number
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length

/**
 * What has been seen since a measure began: limits from the months before it are locked (XmR), and only a signal after it
 * counts. It tells that something changed then, never that the measure did it: other things began that year too.
 */
export const effectOf = (
  figure: MeasuredFigure,
  before: readonly number[],
  after: readonly number[],
): Effect => {
  const means = {
    before: mean(before),
    after: mean(after),
    monthsBefore: before.length,
    monthsAfter: after.length,
  }
  if (before.length < leastBefore) return { verdict: 'no_baseline', ...means }
  if (after.length < leastAfter) return { verdict: 'too_early', ...means }
  const { signals } = xmrChart([...before, ...after], { baseline: before.length })
  const last = signals.filter(({ to, from }) => to >= before.length && from >= before.length - 1).at(-1)
  if (last === undefined) return { verdict: 'cannot_be_told', ...means }
  return { verdict: last.side === better[figure] ? 'better' : 'worse', ...means }
}

import type { Day } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { workerNames } from '#modules/organisation/index.ts'
import type { actionsAbout } from './talks/store.ts'
import type { Load } from './count.ts'
import { monthsUntil } from './rules/months.ts'
import { type Line, loadPercent } from './rules/points.ts'
import { sampleVersion } from './rules/sample-model.ts'
import { bandOf } from './rules/signals.ts'
import type { ActionView, LineView, LoadView, MonthView } from './views.ts'
import type { monthsOf } from './store.ts'

const mostShown = 999

export const shownPercent = (points: number, capacity: number): number =>
  Math.min(mostShown, Math.round(loadPercent(points, capacity)))

const lineView = (line: Line, i: number): LineView => {
  const key = String(i)
  if (line.kind === 'stable') return { key, kind: 'stable', points: line.points }
  if (line.kind === 'duty')
    return {
      key,
      kind: 'duty',
      points: line.points,
      duty: line.duty.kind,
      count: line.duty.amount,
      weight: line.weight,
    }
  const { group, weight, share, extra, points } = line
  return { key, kind: 'matters', points, ...group, factors: [...group.factors], weight, share, extra }
}

/** The load with its reasons. */
export const loadView = ({ inForce: { version, model }, post, lines, points, capacity }: Load): LoadView => ({
  points,
  capacity,
  percent: shownPercent(points, capacity),
  band: bandOf(loadPercent(points, capacity), model.bands),
  lines: lines.map(lineView),
  model: { version, name: model.name, isSample: version === sampleVersion, fullTime: model.fullTime },
  post: {
    ...post,
    experiencePercent:
      model.experience.findLast(({ fromMonths }) => fromMonths <= post.experienceMonths)?.percent ?? 100,
  },
})

/** The last months, each one there is: a month without a held talk is not measured. The one that runs is as it is now. */
export const monthViews = (
  { counted, ratings, talks }: Awaited<ReturnType<typeof monthsOf>>,
  { today, now, count }: { readonly today: Day; readonly now: number; readonly count: number },
): MonthView[] => {
  const months = monthsUntil(today, count)
  const last = months.at(-1)
  return months.map((month) => {
    const row = counted.find(({ month_on: on }) => on === month)
    const past = row === undefined ? null : shownPercent(row.points_tenths, row.capacity_tenths)
    return {
      month,
      percent: month === last ? now : past,
      rating: ratings.find(({ month_on: on }) => on === month)?.rating ?? null,
      isMeasured: talks.some(({ month_on: on }) => on === month),
    }
  })
}

type ActionRow = Awaited<ReturnType<typeof actionsAbout>>[number]

export const actionViews = async (
  { tx, today, actor }: Pick<Ctx, 'tx' | 'today' | 'actor'>,
  rows: readonly ActionRow[],
): Promise<ActionView[]> => {
  const names = await workerNames(
    tx,
    rows.map((row) => row.owner_id),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    words: row.words,
    ownerId: row.owner_id,
    owner: names.get(row.owner_id) ?? '',
    dueOn: row.due_on,
    outcome: row.outcome,
    isLate: row.outcome === null && row.due_on < today,
    can: { settle: row.outcome === null && row.owner_id === actor.workerId },
  }))
}

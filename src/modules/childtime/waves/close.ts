import { dayOf } from '#kernel/day.ts'
import { type Ctx, newId } from '#platform/context.ts'
import type { Employment } from '#modules/organisation/index.ts'
import { added, type Counts } from '../rules/categories.ts'
import { isAtWork } from '../rules/planned.ts'
import { diaryCounts } from './rules-diary.ts'
import * as store from './store.ts'

const ofMoments = (moments: readonly store.Moment[]) => {
  const answered = moments.filter(({ category }) => category !== null)
  return {
    drawn: moments.length,
    shown: moments.filter(({ shownAt }) => shownAt !== null).length,
    answered: answered.length,
    late: answered.filter(({ source }) => source === 'late').length,
    counts: added(answered.map(({ category }): Counts => (category === null ? {} : { [category]: 1 }))),
  }
}

const ofDiary = (rows: readonly store.DiaryStretch[]) => ({
  drawn: 0,
  shown: 0,
  answered: new Set(rows.map(({ on }) => on)).size,
  late: 0,
  counts: diaryCounts(rows),
})

/**
 * What is kept of each one in a wave. A moment on a day that turned out to be a day away is no planned minute any more and falls
 * out, unless it was answered.
 */
export const sumsOf = async (
  ctx: Ctx,
  waveId: string,
  employed: readonly Employment[],
): Promise<store.StoredSum[]> => {
  const [people, moments, diaries] = await Promise.all([
    store.peopleOf(ctx.tx, waveId),
    store.momentsOfWave(ctx.tx, waveId),
    store.diariesOfWave(ctx.tx, waveId),
  ])
  const keys = await store.keysOf(
    ctx.tx,
    people.map(({ workerId }) => ({ workerId, key: newId(ctx) })),
  )
  return people.flatMap(({ workerId, unitId, way }) => {
    const key = keys.get(workerId)
    if (key === undefined) return []
    const me = employed.find((one) => one.workerId === workerId)
    const own = moments.filter(
      (one) =>
        one.workerId === workerId &&
        (one.category !== null || (me !== undefined && isAtWork(me, dayOf(one.dueAt)))),
    )
    const diary = diaries.filter((one) => one.workerId === workerId)
    return [{ waveId, key, unitId, way, ...(way === 'prompts' ? ofMoments(own) : ofDiary(diary)) }]
  })
}

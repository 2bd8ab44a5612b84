import { BadInput, Conflict } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { may } from '../policy.ts'
import { mostPoints } from '../rules/checklist.ts'
import { type ChecklistView, listNames, type readChecklists, type saveChecklist } from './contract.ts'
import * as store from './store.ts'

const about = { type: 'visit checklist', id: null, seen: true } as const

const viewOf = (one: store.StoredChecklist, names: ReadonlyMap<string, string>): ChecklistView => ({
  forKind: one.forKind,
  version: one.version,
  points: [...one.points],
  madeAt: one.madeAt,
  madeBy: names.get(one.madeBy) ?? '',
})

export const answerChecklists = async (ctx: Ctx): Promise<ReplyOf<typeof readChecklists>> => {
  await permit(ctx, may, 'see checklists', {}, about)
  const newest = await store.newestChecklists(ctx.tx)
  const names = await workerNames(
    ctx.tx,
    newest.map(({ madeBy }) => madeBy),
  )
  return {
    lists: listNames.map((forKind) => {
      const one = newest.find((list) => list.forKind === forKind)
      return one ? viewOf(one, names) : { forKind, version: 0, points: [], madeAt: null, madeBy: '' }
    }),
    can: { configure: may['configure checklists'](ctx.actor, {}).allowed },
  }
}

/** The next version. A tenth point is not taken: the answer holds them all, for whoever chooses which one goes. */
export const keepChecklist = async (
  ctx: Ctx,
  { id, forKind, points, version }: InputOf<typeof saveChecklist>,
): Promise<ReplyOf<typeof saveChecklist>> => {
  await permit(ctx, may, 'configure checklists', {}, about)
  if (new Set(points.map((point) => point.id)).size < points.length)
    throw new BadInput([{ path: 'points', code: 'visit_point_twice' }])
  const mine = new Map([[ctx.actor.workerId, ctx.actor.name]])
  const done = await store.checklistById(ctx.tx, id)
  if (done) return viewOf(done, mine)
  const newest = (await store.newestChecklists(ctx.tx)).find((one) => one.forKind === forKind)
  const current = { points: newest?.points ?? [] }
  if ((newest?.version ?? 0) !== version)
    throw new Conflict('changed_meanwhile', { current, version: newest?.version ?? 0 })
  if (points.length > mostPoints) throw new Conflict('visit_checklist_full', { points })
  const one = {
    id,
    forKind,
    version: version + 1,
    points,
    madeAt: ctx.now,
    madeBy: ctx.actor.workerId,
  }
  if (!(await store.insertChecklist(ctx.tx, one)))
    throw new Conflict('changed_meanwhile', { current, version: version + 1 })
  return viewOf(one, mine)
}

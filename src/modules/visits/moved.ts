import { found } from '#kernel/errors.ts'
import { type Ctx, logAll } from '#platform/context.ts'
import { findColleague } from '#modules/organisation/index.ts'
import { type Entered, loadVisit } from './enter.ts'
import { may } from './policy.ts'
import { momentOf } from './rules/plan.ts'
import { giveNotes } from './together/notes.ts'
import * as store from './store.ts'
import * as write from './store-write.ts'

type Thing = {
  readonly thing: string
  readonly thingId: string
  readonly part: string
  readonly fromId: string
  readonly toId: string | null
}

type Handed = { readonly handoverId: string; readonly things: readonly Thing[] }

/** SoLPuL 10 §: whoever sits at a meeting may have every child that it is about. */
const mayHoldAll = async (ctx: Ctx, workerId: string, { facts }: Entered): Promise<boolean> => {
  const one = await findColleague(ctx, workerId)
  if (!one) return false
  const { id, name, title, role, unitId, isAway } = one
  const actor = { tenantId: ctx.actor.tenantId, workerId: id, name, title, role, unitId, isAway }
  return [...facts.values()].every((child) => may['plan visit'](actor, child).allowed)
}

/** The new one takes the seat that the former had. Who sits there already writes, when the former was to write. */
const reseat = (
  workers: readonly store.Worker[],
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): readonly store.Worker[] => {
  const former = workers.find(({ workerId }) => workerId === fromId)
  const others = workers.filter(({ workerId }) => workerId !== fromId && workerId !== toId)
  const already = workers.find(({ workerId }) => workerId === toId)
  const role = former?.role === 'write' || already?.role === 'write' ? 'write' : 'talk'
  return [...others, { workerId: toId, role }]
}

const moveSeat = async (ctx: Ctx, visitId: string, fromId: string, toId: string): Promise<void> => {
  await store.lockVisit(ctx.tx, visitId)
  const entered = await loadVisit(ctx, visitId)
  const { whole } = entered
  if (whole.visit.begunAt !== null || !(await mayHoldAll(ctx, toId, entered))) return
  const { children, invited, workers } = whole
  await write.setTable(ctx.tx, visitId, { children, invited, workers: reseat(workers, { fromId, toId }) })
  await write.setMoved(ctx.tx, visitId, ctx.now)
  await giveNotes(ctx, visitId)
  const basis = 'handed over'
  await logAll(
    ctx,
    children.map(({ childId }) => ({ about: { type: 'child', id: childId }, basis })),
  )
}

/**
 * A case got another owner: the meetings that the former was to hold, and that have not begun, are the new one's. A family that
 * waits at ten o'clock is not stood up because somebody has left. What has begun is finished by who began it (FL 27).
 */
export const meetingsMove = async (ctx: Ctx, { things }: Handed): Promise<void> => {
  const moved = things.filter(
    ({ thing, part, toId }) => thing === 'case' && part === 'owner' && toId !== null,
  )
  for (const { thingId, fromId, toId } of moved) {
    const ids = await store.plannedOfCase(ctx.tx, thingId, fromId, momentOf(ctx.today, '00:00'))
    for (const id of ids) await moveSeat(ctx, id, fromId, found(toId))
  }
}

import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { type Ctx, log, permit } from '#platform/context.ts'
import { childRelation } from '#modules/cases/index.ts'
import { clockViews, dueOn, findWatch, moveClocks } from '#modules/clocks/index.ts'
import { hasAppealed } from './appeals/standing.ts'
import type { DecisionView, serveDecision } from './contract.ts'
import { partiesOf } from './facts.ts'
import { may } from './policy.ts'
import { isAppealable } from './rules.ts'
import * as store from './store.ts'
import { sv } from './text.sv.ts'
import { type DecisionRow, decisionViews } from './views.ts'

const viewOf = async (ctx: Ctx, row: DecisionRow): Promise<DecisionView> => {
  const [view] = await decisionViews(ctx.tx, [row])
  return found(view)
}

const checkDay = (servedOn: Day, decidedOn: Day, today: Day): void => {
  if (servedOn > today) throw new BadInput([{ path: 'servedOn', code: 'in_future' }])
  if (servedOn < decidedOn) throw new BadInput([{ path: 'servedOn', code: 'before_start' }])
}

/**
 * A party has got the decision: from that day three weeks to appeal, for this party alone (FL 44). The clock runs on the
 * case while somebody still watches it, and the party has not appealed before it was served: then nothing is waited for. The
 * last day is shown in any case.
 */
export const serve = async (
  ctx: Ctx,
  { decisionId, id, personId, servedOn, how }: InputOf<typeof serveDecision>,
): Promise<ReplyOf<typeof serveDecision>> => {
  const row = found(await store.readDecisionRow(ctx.tx, decisionId))
  const facts = await childRelation(ctx.tx, row.child_id)
  const basis = await permit(ctx, may, 'serve decision', facts, {
    type: 'child',
    id: row.child_id,
    seen: may['read decisions'](ctx.actor, facts).allowed,
  })
  const before = (await store.readServices(ctx.tx, [decisionId])).find((one) => one.person_id === personId)
  if (before?.id === id) return viewOf(ctx, row)
  if (before) throw new Conflict('already_served')
  const parties = await partiesOf(ctx, row.child_id)
  if (!parties.some(({ person }) => person.id === personId))
    throw new BadInput([{ path: 'personId', code: 'not_a_party' }])
  checkDay(servedOn, row.decided_on, ctx.today)
  await log(ctx, { about: { type: 'person', id: personId }, basis })
  const appealUntil = isAppealable(row.kind) ? dueOn({ code: 'appeal', triggeredOn: servedOn }).dueOn : null
  const byId = ctx.actor.workerId
  const service = { id, decisionId, personId, servedOn, how, appealUntil, byId }
  if (!(await store.insertService(ctx.tx, service))) throw new Conflict('already_served')
  const isWaitedFor =
    appealUntil !== null && appealUntil >= ctx.today && !(await hasAppealed(ctx, decisionId, personId))
  if (isWaitedFor && (await findWatch(ctx.tx, row.matter_id)))
    await moveClocks(ctx, row.matter_id, { start: [{ code: 'appeal', aboutId: id, triggeredOn: servedOn }] })
  return viewOf(ctx, row)
}

// A run that failed some nights in a row is caught up; moving a clock that has ended does nothing.
const daysBack = 30

/** When nobody appealed in time the decision stands, and its clock no longer asks for anything (FL 44). */
export const endAppealTimes = async (ctx: Ctx): Promise<void> => {
  const runOut = await store.readRunOut(ctx.tx, { from: addDays(ctx.today, -daysBack), before: ctx.today })
  for (const { id, matter_id: matterId } of runOut) {
    const running = await clockViews(ctx, [matterId], 'running')
    // The last clock of a case is never ended here: an open case always has a next date.
    if (running.length < 2) continue
    await moveClocks(ctx, matterId, {
      stop: [{ code: 'appeal', aboutId: id, reason: sv.record.notAppealed }],
    })
  }
}

import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { findColleague, listColleagues, workerNames } from '#modules/organisation/index.ts'
import { may } from '../policy.ts'
import type * as contract from './contract.ts'
import * as store from './store.ts'

export const answerPlan = async (
  ctx: Ctx,
  { year }: InputOf<typeof contract.readStayPlan>,
): Promise<ReplyOf<typeof contract.readStayPlan>> => {
  await permit(ctx, may, 'see the plan to stay', {}, { type: 'stay plan', id: null })
  const [rows, colleagues] = await Promise.all([store.itemsOf(ctx.tx, year), listColleagues(ctx)])
  const names = await workerNames(
    ctx.tx,
    rows.flatMap((row) => [row.written_by, row.owner_id]),
  )
  const nameOf = (id: string | null): string => (id === null ? '' : (names.get(id) ?? ''))
  return {
    items: rows.map((row) => ({
      id: row.id,
      half: row.half,
      proposal: row.proposal,
      writtenBy: nameOf(row.written_by),
      standing: row.standing,
      answer: row.answer,
      owner: nameOf(row.owner_id),
      ownerId: row.owner_id,
      dueOn: row.due_on,
      version: row.version,
    })),
    authors: [...new Set(rows.map((row) => nameOf(row.written_by)))].toSorted((a, b) =>
      a.localeCompare(b, 'sv'),
    ),
    workers: colleagues.map(({ id, name, title }) => ({ id, name, title })),
    can: { answer: may['answer for the plan to stay'](ctx.actor, {}).allowed },
  }
}

export const add = async (
  ctx: Ctx,
  { id, year, half, proposal }: InputOf<typeof contract.addStayPlanItem>,
): Promise<ReplyOf<typeof contract.addStayPlanItem>> => {
  await permit(ctx, may, 'add to the plan to stay', {}, { type: 'stay plan', id })
  const by = { written_by: ctx.actor.workerId, written_at: ctx.now }
  await store.insertItem(ctx.tx, { id, year, half, proposal, ...by })
  return { id }
}

export const answer = async (
  ctx: Ctx,
  input: InputOf<typeof contract.answerStayPlanItem>,
): Promise<ReplyOf<typeof contract.answerStayPlanItem>> => {
  const { stayPlanItemId: id, standing, answer: words, ownerId, dueOn, version } = input
  await permit(ctx, may, 'answer for the plan to stay', {}, { type: 'stay plan', id })
  const row = found(await store.lockItem(ctx.tx, id))
  if (row.version !== version)
    throw new Conflict('changed_meanwhile', { current: { answer: row.answer }, version: row.version })
  const issues = [
    ...(standing === 'planned' && ownerId === null ? [{ path: 'ownerId', code: 'required' }] : []),
    ...(standing === 'planned' && dueOn === null ? [{ path: 'dueOn', code: 'required' }] : []),
    ...(standing === 'dropped' && words === '' ? [{ path: 'answer', code: 'plan_say_why' }] : []),
    ...(ownerId !== null && !(await findColleague(ctx, ownerId))
      ? [{ path: 'ownerId', code: 'choose' }]
      : []),
  ]
  if (issues.length > 0) throw new BadInput(issues)
  await store.setItem(ctx.tx, id, {
    standing,
    answer: words,
    owner_id: ownerId,
    due_on: dueOn,
    answered_by: ctx.actor.workerId,
    answered_at: ctx.now,
    version: version + 1,
  })
  return { version: version + 1 }
}

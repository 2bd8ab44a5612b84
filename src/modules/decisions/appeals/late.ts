import { BadInput } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import type { Ctx } from '#platform/context.ts'
import { endHandover } from './clock.ts'
import type { dismissLateAppeal, excuseLateAppeal } from './contract.ts'
import { enterToAct, take } from './enter.ts'
import { decideOnAppeal } from './own-decision.ts'
import { sv } from './text.sv.ts'

/** FL 44–45: it came late and is taken up all the same; in doubt the court decides. A doubt is explained. */
export const excuse = async (
  ctx: Ctx,
  { ground, note, ...asked }: InputOf<typeof excuseLateAppeal>,
): Promise<ReplyOf<typeof excuseLateAppeal>> => {
  const entered = await enterToAct(ctx, asked, 'excuse')
  if (ground === 'doubt' && note === '') throw new BadInput([{ path: 'note', code: 'required' }])
  return take(ctx, entered, { step: 'time', outcome: ground, takenOn: ctx.today, note })
}

/** FL 45: what came late is dismissed by a decision with reasons; the dismissal can itself be appealed. */
export const dismiss = async (
  ctx: Ctx,
  { id: decisionId, reasons, ...asked }: InputOf<typeof dismissLateAppeal>,
): Promise<ReplyOf<typeof dismissLateAppeal>> => {
  const entered = await enterToAct(ctx, asked, 'dismiss')
  const { row } = entered
  const content = sv.record.dismissed(row.arrived_on, row.appeal_until)
  await decideOnAppeal(ctx, entered, { id: decisionId, kind: 'dismiss_late_appeal', content, reasons })
  await endHandover(ctx, { appealId: row.id, caseId: row.case_id }, 'dismissed')
  return take(ctx, entered, { step: 'time', outcome: 'late', takenOn: ctx.today, note: reasons, decisionId })
}

import { Conflict } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import type { Ctx } from '#platform/context.ts'
import { type ClockStart, findWatch, openWatch, reporterFeedbackDueOn } from '#modules/clocks/index.ts'
import { dayOf } from '#kernel/day.ts'
import { mayHaveMatter } from '#modules/organisation/index.ts'
import type { askForFeedback, giveFeedback, noteMeeting, ReportChildView } from '../contract.ts'
import { CategorySchema } from '../contract.ts'
import { mayTellReporter } from '../rules.ts'
import { isMandated } from '../rules/reporters.ts'
import * as store from '../store.ts'
import { loadForAct, save } from './matter.ts'
import { childView } from './read.ts'
import { ownerFor } from './receive.ts'

/** SoL 19:6: within a week of the decision; at once when the question comes later, or an investigation was already open. */
const clockFor = (ctx: Ctx, row: store.ReportChildRow): ClockStart => {
  const decidedOn = row.decided_at === null ? {} : { decidedOn: dayOf(row.decided_at) }
  return {
    code: 'reporterFeedback',
    triggeredOn: ctx.today,
    counted: reporterFeedbackDueOn({ requestedOn: ctx.today, ...decidedOn }),
  }
}

/**
 * A matter that was closed is open again until the reporter has an answer: whoever took the question has it, if he may
 * have a matter alone (SoL 25:1); otherwise one in the unit.
 */
const reopen = async (ctx: Ctx, row: store.ReportChildRow): Promise<void> => {
  const { workerId } = ctx.actor
  const ownerId = (await mayHaveMatter(ctx, workerId, undefined))
    ? workerId
    : await ownerFor(ctx, row.unit_id)
  await store.changeChild(ctx.tx, row, { feedback_asked_on: ctx.today, closed_on: null })
  await openWatch(ctx, {
    matterId: row.id,
    matterKind: 'report',
    childId: row.child_id ?? undefined,
    unitId: row.unit_id,
    ownerId,
    start: [clockFor(ctx, row)],
  })
}

/** Only a mandated reporter may be told, and is told when they ask (SoL 19:6, OSL 26:9 a). */
export const answerFeedbackRequest = async (
  ctx: Ctx,
  input: InputOf<typeof askForFeedback>,
): Promise<ReportChildView> => {
  const { row, report } = await loadForAct(ctx, input)
  if (!isMandated(CategorySchema.parse(report.reporter_category)))
    throw new Conflict('not_for_private_reporters')
  if (row.feedback_asked_on !== null) throw new Conflict('feedback_already_asked')
  if ((await findWatch(ctx.tx, row.id)) === undefined) await reopen(ctx, row)
  else {
    await save(ctx, row, {
      change: { feedback_asked_on: ctx.today },
      moves: { start: mayTellReporter(row.stage) ? [clockFor(ctx, row)] : [] },
      closing: '',
    })
  }
  return childView(ctx, row.id)
}

export const answerFeedback = async (
  ctx: Ctx,
  input: InputOf<typeof giveFeedback>,
): Promise<ReportChildView> => {
  const { row, report } = await loadForAct(ctx, input)
  if (!isMandated(CategorySchema.parse(report.reporter_category)))
    throw new Conflict('not_for_private_reporters')
  if (!mayTellReporter(row.stage)) throw new Conflict('not_decided_yet')
  if (row.feedback_on !== null) throw new Conflict('feedback_already_given')
  await save(ctx, row, {
    change: {
      feedback_asked_on: row.feedback_asked_on ?? ctx.today,
      feedback_on: ctx.today,
      feedback_by: ctx.actor.workerId,
      feedback_outcome: input.outcome,
      feedback_how: input.how,
    },
    moves: { satisfy: [{ code: 'reporterFeedback' }] },
    closing: 'Anmälaren har fått svar.',
  })
  return childView(ctx, row.id)
}

/** SoL 19:5: a meeting of child, guardian and reporter is offered if it suits the child. */
export const answerMeeting = async (
  ctx: Ctx,
  input: InputOf<typeof noteMeeting>,
): Promise<ReportChildView> => {
  const { row } = await loadForAct(ctx, input)
  await save(ctx, row, {
    change: { meeting: input.meeting, meeting_note: input.note },
    moves: {},
    closing: '',
  })
  return childView(ctx, row.id)
}

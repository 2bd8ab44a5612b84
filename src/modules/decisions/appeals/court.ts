import type { Day } from '#kernel/day.ts'
import { BadInput } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import type { Ctx } from '#platform/context.ts'
import { endHandover } from './clock.ts'
import type * as contract from './contract.ts'
import type { AppealView } from './contract.ts'
import { type Entered, enterToAct, take } from './enter.ts'
import { checkHelp, giveHelp } from './help.ts'
import { dayFault, earliestOf, missingEnclosures, stageOf, type StepName } from './rules.ts'

const codeOf: Readonly<Partial<Record<StepName, string>>> = {
  sent: 'appeal_before_arrival',
  withdrawn: 'appeal_before_arrival',
  court: 'appeal_before_sending',
  further: 'appeal_before_judgment',
  leave: 'appeal_before_further',
  appeal_court: 'appeal_before_leave',
}

const checkDay = (
  ctx: Ctx,
  { row, steps }: Entered,
  { step, path, on }: { readonly step: StepName; readonly path: string; readonly on: Day },
): void => {
  const notBefore = earliestOf(step, { arrivedOn: row.arrived_on, steps })
  const faults = dayFault(path, on, { notBefore, today: ctx.today, code: codeOf[step] ?? 'before_start' })
  if (faults.length > 0) throw new BadInput(faults)
}

/** FL 46: the appeal goes to the court with the documents of the case, and with the new decision when it was changed. */
export const send = async (ctx: Ctx, input: InputOf<typeof contract.sendAppeal>): Promise<AppealView> => {
  const entered = await enterToAct(ctx, input, 'send')
  const { sentOn, court, enclosed, note } = input
  checkDay(ctx, entered, { step: 'sent', path: 'sentOn', on: sentOn })
  if (missingEnclosures(enclosed, entered.steps).length > 0)
    throw new BadInput([{ path: 'enclosed', code: 'appeal_send_all' }])
  const { id: appealId, case_id: caseId } = entered.row
  await endHandover(ctx, { appealId, caseId }, 'sent')
  return take(ctx, entered, { step: 'sent', outcome: '', takenOn: sentOn, court, enclosed, note })
}

/** The party took it back before it had gone to the court. Afterwards the court strikes it off. */
export const withdraw = async (
  ctx: Ctx,
  input: InputOf<typeof contract.withdrawAppeal>,
): Promise<AppealView> => {
  const entered = await enterToAct(ctx, input, 'withdraw')
  checkDay(ctx, entered, { step: 'withdrawn', path: 'withdrawnOn', on: input.withdrawnOn })
  const { id: appealId, case_id: caseId } = entered.row
  await endHandover(ctx, { appealId, caseId }, 'withdrawn')
  return take(ctx, entered, {
    step: 'withdrawn',
    outcome: '',
    takenOn: input.withdrawnOn,
    note: input.note,
  })
}

/** What the court said. Help that it grants is carried out here as any other (SoL 34:1, 35:4–5). */
export const result = async (
  ctx: Ctx,
  input: InputOf<typeof contract.recordCourtResult>,
): Promise<AppealView> => {
  const entered = await enterToAct(ctx, input, 'result')
  const { decidedOn, outcome, courtNumber, note } = input
  const step = stageOf(entered.steps) === 'court' ? 'court' : 'appeal_court'
  checkDay(ctx, entered, { step, path: 'decidedOn', on: decidedOn })
  const { row } = entered
  const givesHelp = input.interventionKind !== ''
  if (givesHelp && outcome !== 'granted' && outcome !== 'changed')
    throw new BadInput([{ path: 'interventionKind', code: 'appeal_no_help_won' }])
  await checkHelp(ctx, row.child_id, { help: input, on: decidedOn })
  await giveHelp(ctx, { caseId: row.case_id, decisionId: row.decision_id, decidedOn, help: input })
  return take(ctx, entered, { step, outcome, takenOn: decidedOn, courtNumber, note })
}

/** SoL 35:1: the judgment goes on to the administrative court of appeal, which must first give leave. */
export const further = async (
  ctx: Ctx,
  input: InputOf<typeof contract.recordFurtherAppeal>,
): Promise<AppealView> => {
  const entered = await enterToAct(ctx, input, 'further')
  const { appealedOn, by, court } = input
  checkDay(ctx, entered, { step: 'further', path: 'appealedOn', on: appealedOn })
  return take(ctx, entered, { step: 'further', outcome: by, takenOn: appealedOn, court })
}

/** Prövningstillstånd, SoL 35:1: without it the judgment stands. */
export const leave = async (ctx: Ctx, input: InputOf<typeof contract.recordLeave>): Promise<AppealView> => {
  const entered = await enterToAct(ctx, input, 'leave')
  const { decidedOn, outcome, courtNumber } = input
  checkDay(ctx, entered, { step: 'leave', path: 'decidedOn', on: decidedOn })
  return take(ctx, entered, { step: 'leave', outcome, takenOn: decidedOn, courtNumber })
}

import type { Day } from '#kernel/day.ts'
import { BadInput, Conflict } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import { type Ctx, newId } from '#platform/context.ts'
import { lockOwnAnswers } from '#modules/burden/index.ts'
import { clockViews, moveClocks } from '#modules/clocks/index.ts'
import { checkConsent } from '../consent/check.ts'
import type * as contract from '../contract.ts'
import { dayFaults } from '../rules.ts'
import * as moves from '../rules/clock-moves.ts'
import * as store from '../store/interventions.ts'
import { sv } from '../text.sv.ts'
import type { CaseView } from '../views.ts'
import { caseView } from './case-view.ts'
import { missingInPlan, notAtHome } from '../placements/not-at-home.ts'
import { keepPlan } from '../placements/keep-plan.ts'
import { endInterruption, readGoesOnSince, readOpenInterruption, readResumedOn } from '../late/store.ts'
import { checkVersion, enterIntervention, refuseFaults } from './enter.ts'

const planOf = async (ctx: Ctx, interventionId: string) =>
  (await store.readPlans(ctx.tx, [interventionId])).at(0)

type Running = Awaited<ReturnType<typeof enterIntervention>>['intervention']

const current = (row: Running) => ({ startedOn: row.started_on, endedOn: row.ended_on })

/** SoL 34:1 is met the day the help begins, or begins again after an interruption; from then on it is followed up (SoL 5:1–2). */
export const start = async (
  ctx: Ctx,
  input: InputOf<typeof contract.startIntervention>,
): Promise<CaseView> => {
  const { intervention } = await enterIntervention(ctx, input)
  notAtHome(intervention)
  const interruption = await readOpenInterruption(ctx.tx, intervention.id)
  if (intervention.started_on !== null && !interruption) throw new Conflict('intervention_started')
  checkVersion(input.version, intervention.version, current(intervention))
  const { startedOn, version } = input
  const notBefore = interruption?.interrupted_on ?? intervention.decided_on
  refuseFaults(dayFaults('startedOn', startedOn, { notBefore, today: ctx.today }))
  await checkConsent(ctx, intervention, startedOn)
  if (interruption) {
    await endInterruption(ctx.tx, interruption.id, startedOn)
    await store.raiseInterventionVersion(ctx.tx, intervention.id, version)
  } else await store.startInterventionRow(ctx.tx, intervention.id, startedOn, version)
  const months = (await planOf(ctx, intervention.id))?.follow_up_months
  await moveClocks(ctx, input.caseId, moves.whenStarted(intervention.id, startedOn, months))
  return caseView(ctx, input.caseId)
}

type Plan = InputOf<typeof contract.saveImplementationPlan>

const saveGoals = async (ctx: Ctx, { interventionId, goals }: Plan): Promise<void> => {
  const known = new Set((await store.readGoals(ctx.tx, [interventionId])).map((goal) => goal.id))
  await store.replaceGoals(
    ctx.tx,
    interventionId,
    goals.map(({ id, goal, sign }) => ({
      // An id of somewhere else is not taken over: the goal gets one of its own.
      id: id !== undefined && known.delete(id) ? id : newId(ctx),
      goal,
      sign,
    })),
  )
}

/** SoL 5:1–2: the next follow-up is counted from the start, the last one, or the day on which it went on after an interruption. */
const latest = (startedOn: Day, ...others: readonly (Day | null | undefined)[]): Day =>
  others.reduce<Day>((last, on) => (on && on > last ? on : last), startedOn)

/** SoF 10:3: goals, how, when it is followed up, what others do, the family, and what child and guardian think. */
export const savePlan = async (ctx: Ctx, input: Plan): Promise<CaseView> => {
  const { intervention } = await enterIntervention(ctx, input)
  const plan = await planOf(ctx, intervention.id)
  const { caseId, interventionId, goals: _goals, version, ...text } = input
  checkVersion(version, plan?.version ?? 0, { how: plan?.how ?? '', childView: plan?.child_view ?? '' })
  refuseFaults(missingInPlan(intervention, text))
  if (plan) await keepPlan(ctx, plan)
  const made = { ...text, madeOn: ctx.today, madeBy: ctx.actor.workerId }
  if (plan) await store.updatePlan(ctx.tx, plan.id, { ...made, version })
  else await store.insertPlan(ctx.tx, { ...made, id: newId(ctx), interventionId })
  await saveGoals(ctx, input)
  const isRunning = intervention.started_on !== null && !(await readOpenInterruption(ctx.tx, intervention.id))
  if (isRunning && plan?.follow_up_months !== input.followUpMonths) {
    const last = (await store.readFollowUps(ctx.tx, [interventionId])).at(0)?.held_on
    const resumed = await readResumedOn(ctx.tx, interventionId)
    const clock = {
      countedFrom: latest(intervention.started_on ?? intervention.decided_on, last, resumed),
      months: input.followUpMonths,
      reason: sv.record.newTimeInPlan,
    }
    await moveClocks(ctx, caseId, moves.whenPlanned(interventionId, clock))
  }
  return caseView(ctx, caseId)
}

type Ending = { readonly on: Running['decided_on']; readonly reason: string; readonly followed: boolean }

const endHelp = async (ctx: Ctx, intervention: Running, { on, reason, followed }: Ending): Promise<void> => {
  const { id, case_id: caseId, version } = intervention
  await store.endInterventionRow(ctx.tx, id, { on, reason, version })
  const running = await clockViews(ctx, [caseId], 'running')
  await moveClocks(
    ctx,
    caseId,
    moves.neverWithoutClock(
      { caseId, running },
      moves.whenInterventionEnds(id, { followed, reason: sv.record.interventionEnded }),
      moves.untilClosed(ctx.today),
    ),
  )
}

const resultsWithGoals = async (
  ctx: Ctx,
  { interventionId, goalResults }: InputOf<typeof contract.followUpIntervention>,
) => {
  const goals = new Map((await store.readGoals(ctx.tx, [interventionId])).map((row) => [row.id, row.goal]))
  return goalResults.map(({ goalId, result, note }, i) => {
    const goal = goals.get(goalId)
    if (goal === undefined) throw new BadInput([{ path: `goalResults.${i}.goalId`, code: 'choose' }])
    return { goalId, goal, result, note }
  })
}

/** SoL 5:1–2: the help goes on and is followed up again, is changed, or ends. */
export const followUp = async (
  ctx: Ctx,
  input: InputOf<typeof contract.followUpIntervention>,
): Promise<CaseView> => {
  const { intervention } = await enterIntervention(ctx, input)
  if (intervention.started_on === null) throw new Conflict('intervention_not_started')
  if (await readOpenInterruption(ctx.tx, intervention.id)) throw new Conflict('intervention_interrupted')
  checkVersion(input.version, intervention.version, current(intervention))
  const { caseId, interventionId, heldOn, summary, childView, nextStep, endReason } = input
  if (nextStep === 'end') notAtHome(intervention)
  const { id, started_on: startedOn } = intervention
  const notBefore =
    nextStep === 'end' ? await readGoesOnSince(ctx.tx, { id, started_on: startedOn }) : startedOn
  refuseFaults([
    ...dayFaults('heldOn', heldOn, { notBefore, today: ctx.today }),
    ...(nextStep === 'end' && endReason === '' ? [{ path: 'endReason', code: 'required' }] : []),
  ])
  const followUpId = newId(ctx)
  await lockOwnAnswers(ctx, { form: 'follow_up', thingId: followUpId, answers: input.own })
  await store.insertFollowUp(ctx.tx, {
    id: followUpId,
    interventionId,
    heldOn,
    heldBy: ctx.actor.workerId,
    summary,
    childView,
    goalResults: await resultsWithGoals(ctx, input),
    nextStep,
  })
  if (nextStep === 'end') await endHelp(ctx, intervention, { on: heldOn, reason: endReason, followed: true })
  else {
    await store.raiseInterventionVersion(ctx.tx, interventionId, input.version)
    const months = (await planOf(ctx, interventionId))?.follow_up_months
    await moveClocks(ctx, caseId, moves.whenFollowedUp(interventionId, heldOn, months))
  }
  return caseView(ctx, caseId)
}

/** Help that ends without a follow-up, or never began: the reason is kept. */
export const end = async (ctx: Ctx, input: InputOf<typeof contract.endIntervention>): Promise<CaseView> => {
  const { intervention } = await enterIntervention(ctx, input)
  checkVersion(input.version, intervention.version, current(intervention))
  const interruption = await readOpenInterruption(ctx.tx, intervention.id)
  if (intervention.started_on !== null && !interruption) notAtHome(intervention)
  const { caseId, endedOn, reason } = input
  const goesOnSince =
    intervention.started_on === null
      ? intervention.decided_on
      : await readGoesOnSince(ctx.tx, { id: intervention.id, started_on: intervention.started_on })
  const notBefore = interruption?.interrupted_on ?? goesOnSince
  refuseFaults(dayFaults('endedOn', endedOn, { notBefore, today: ctx.today }))
  await endHelp(ctx, intervention, { on: endedOn, reason, followed: false })
  return caseView(ctx, caseId)
}

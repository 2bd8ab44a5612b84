import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, newId, permit } from '#platform/context.ts'
import { clockViews, localLengths } from '#modules/clocks/index.ts'
import { findColleague, listColleagues, workerNames } from '#modules/organisation/index.ts'
import { checkConsent } from '../../consent/check.ts'
import { checkVersion, enterIntervention, refuseFaults } from '../../actions/enter.ts'
import { caseFacts, type CaseFacts } from '../../facts.ts'
import { kindsThatFit } from '../../homes/rules.ts'
import { interventionKinds, interventionRules } from '../../kinds/kinds.ts'
import { may } from '../../policy.ts'
import { readIntervention, readPlans, startInterventionRow } from '../../store/interventions.ts'
import { readInvestigationsOf } from '../../store/investigations.ts'
import type * as contract from '../contract.ts'
import { PlacementBasisSchema } from '../views.ts'
import { whenPlaced } from '../rules/clocks.ts'
import { startFaults } from '../rules/history.ts'
import * as store from '../store/placements.ts'
import { placementView } from '../view.ts'
import { move } from './enter.ts'
import { chosenHome, homeChoices } from './homes.ts'

type Intervention = NonNullable<Awaited<ReturnType<typeof readIntervention>>>

/** The kind of help, when it is one in which the child lives away from home. */
export const placementKind = (kind: string) => {
  const known = interventionKinds.find((one) => one === kind)
  return known !== undefined && interventionRules[known].isPlacement ? known : undefined
}

const kindOf = (intervention: Pick<Intervention, 'kind'>) => {
  const kind = placementKind(intervention.kind)
  if (kind === undefined) throw new Conflict('not_a_placement')
  return kind
}

/** SoL 25:1: those who may follow up help by themselves; the owner of the case first. */
export const namable = async (ctx: Ctx, facts: CaseFacts) => {
  const colleagues = (await listColleagues(ctx)).filter((one) => one.mayInvestigate && !one.isAway)
  const isNear = (id: string): boolean => facts.own.responsibleIds.includes(id)
  return colleagues
    .toSorted((a, b) => Number(isNear(b.id)) - Number(isNear(a.id)))
    .map(({ id, name, title }) => ({ id, name, title }))
}

/** SoL 22:12: a colleague who is at work and may work with children. */
export const checkNamable = async (ctx: Ctx, workerId: string, path: string): Promise<void> => {
  const worker = await findColleague(ctx, workerId)
  if (!worker?.mayInvestigate) throw new BadInput([{ path, code: 'cannot_be_named' }])
}

export const answerStart = async (
  ctx: Ctx,
  { caseId, interventionId }: InputOf<typeof contract.readPlacementStart>,
): Promise<ReplyOf<typeof contract.readPlacementStart>> => {
  const facts = found(await caseFacts(ctx.tx, caseId))
  await permit(ctx, may, 'see case', facts.facts, { type: 'child', id: facts.childId })
  const intervention = await readIntervention(ctx.tx, interventionId)
  const own = found(intervention?.case_id === caseId ? intervention : undefined)
  const kind = kindOf(own)
  const { birthOn } = facts.child
  const clocks = await clockViews(ctx, [caseId], 'running')
  const notBegun = clocks.find(
    (clock) => clock.code === 'nonExecutedDecision' && clock.aboutId === interventionId,
  )
  const reports = await store.readExecutionReports(ctx.tx, interventionId)
  const names = await workerNames(
    ctx.tx,
    reports.map((one) => one.by_id),
  )
  const work = may['work on case'](ctx.actor, facts.own).allowed && facts.closedOn === null
  return {
    child: facts.child,
    caseNumber: facts.number,
    kind,
    name: own.name,
    legalBasis: own.legal_basis,
    decidedOn: own.decided_on,
    placementId: (await store.readPlacementOf(ctx.tx, interventionId))?.id ?? null,
    beginBy: notBegun?.dueOn ?? null,
    homes: work ? await homeChoices(ctx, { kinds: kindsThatFit(kind, false), on: ctx.today, birthOn }) : [],
    workers: work ? await namable(ctx, facts) : [],
    reports: reports.map((one) => ({
      id: one.id,
      reportedOn: one.reported_on,
      reason: one.reason,
      by: names.get(one.by_id) ?? '',
    })),
    mayBeReported: work && notBegun?.standing === 'late',
    version: own.version,
    can: { work: work && own.ended_on === null && own.started_on === null },
  }
}

/** When the last investigation of the case ended; null while one runs (SoL 22:4). */
export const investigationEnded = async (ctx: Ctx, caseId: string, otherwise: Intervention['decided_on']) => {
  const [last] = await readInvestigationsOf(ctx.tx, [caseId])
  return last === undefined ? otherwise : last.ended_on
}

const insertAll = async (
  ctx: Ctx,
  input: InputOf<typeof contract.carryOutPlacement>,
  { facts, intervention }: { facts: CaseFacts; intervention: Intervention },
): Promise<void> => {
  const { id: placementId, startedOn, namedWorkerId, homeId, isHidden } = input
  const legalBasis = PlacementBasisSchema.parse(intervention.legal_basis)
  const first = { placementId, position: 0, fromOn: startedOn, reason: '', byId: ctx.actor.workerId }
  const isNew = await store.insertPlacement(ctx.tx, {
    id: placementId,
    interventionId: intervention.id,
    caseId: input.caseId,
    childId: facts.childId,
    legalBasis,
    namedWorkerId,
    isHidden,
    startedOn,
  })
  if (!isNew) throw new Conflict('already_saved')
  await store.insertStay(ctx.tx, { ...first, id: newId(ctx), homeId, why: 'start' })
  await store.insertBasis(ctx.tx, { ...first, id: newId(ctx), legalBasis })
  await store.insertNamedWorker(ctx.tx, { ...first, id: newId(ctx), workerId: namedWorkerId })
}

/** SoL 34:1: the decision is carried out. One act: the home, the named social worker, the day, and all that runs from it. */
export const carryOut = async (
  ctx: Ctx,
  input: InputOf<typeof contract.carryOutPlacement>,
): Promise<ReplyOf<typeof contract.carryOutPlacement>> => {
  const { facts, intervention } = await enterIntervention(ctx, input)
  const kind = kindOf(intervention)
  if (intervention.started_on !== null) throw new Conflict('intervention_started')
  checkVersion(input.version, intervention.version, { startedOn: intervention.started_on })
  if (await store.readOpenPlacement(ctx.tx, facts.childId)) throw new Conflict('placement_is_open')
  const { startedOn, homeId } = input
  const { birthOn } = facts.child
  refuseFaults(startFaults({ startedOn, decidedOn: intervention.decided_on, today: ctx.today }))
  await checkNamable(ctx, input.namedWorkerId, 'namedWorkerId')
  const asked = { kinds: kindsThatFit(kind, false), on: startedOn, birthOn }
  const { home, childrenInHome } = await chosenHome(ctx, homeId, asked)
  await checkConsent(ctx, intervention, startedOn)
  await insertAll(ctx, input, { facts, intervention })
  await startInterventionRow(ctx.tx, intervention.id, startedOn, input.version)
  const [plan] = await readPlans(ctx.tx, [intervention.id])
  await move(
    ctx,
    input.caseId,
    whenPlaced({
      placementId: input.id,
      interventionId: intervention.id,
      on: startedOn,
      basis: PlacementBasisSchema.parse(intervention.legal_basis),
      homeKind: home.kind,
      childrenInHome,
      investigationEndedOn: await investigationEnded(ctx, input.caseId, intervention.decided_on),
      birthOn,
      followUpMonths: plan?.follow_up_months,
      visitLength: (await localLengths(ctx)).careVisit,
    }),
  )
  return placementView(ctx, input.id)
}

/** SoL 34:1: told to IVO and the auditors. The clock stays late: the decision is still to be carried out. */
export const reportLate = async (
  ctx: Ctx,
  input: InputOf<typeof contract.reportNotCarriedOut>,
): Promise<ReplyOf<typeof contract.reportNotCarriedOut>> => {
  const { intervention } = await enterIntervention(ctx, input)
  if (intervention.started_on !== null) throw new Conflict('intervention_started')
  const clock = (await clockViews(ctx, [input.caseId], 'running')).find(
    (one) => one.code === 'nonExecutedDecision' && one.aboutId === intervention.id,
  )
  const { id, reportedOn, reason } = input
  if (!clock || clock.dueOn >= reportedOn) throw new Conflict('not_late_yet', { dueOn: clock?.dueOn })
  refuseFaults(reportedOn > ctx.today ? [{ path: 'reportedOn', code: 'in_future' }] : [])
  const isNew = await store.insertExecutionReport(ctx.tx, {
    id,
    interventionId: intervention.id,
    reportedOn,
    reason,
    byId: ctx.actor.workerId,
  })
  if (!isNew) throw new Conflict('already_saved')
  return { id, reportedOn }
}

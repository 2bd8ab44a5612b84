import type { Day } from '#kernel/day.ts'
import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, newId, permit } from '#platform/context.ts'
import { clockViews, localLengths } from '#modules/clocks/index.ts'
import { findColleague, listColleagues, workerNames } from '#modules/organisation/index.ts'
import { checkConsent } from '../../consent/check.ts'
import { conflictedAmong } from '../../conflicts/check.ts'
import { checkVersion, enterIntervention, refuseFaults } from '../../actions/enter.ts'
import { caseFacts, type CaseFacts } from '../../facts.ts'
import { kindsThatFit } from '../../homes/rules.ts'
import { interventionKinds, interventionRules } from '../../kinds/kinds.ts'
import { may } from '../../policy.ts'
import { endInterruption, readOpenInterruption } from '../../late/store.ts'
import {
  raiseInterventionVersion,
  readIntervention,
  readPlans,
  startInterventionRow,
} from '../../store/interventions.ts'
import { readInvestigationsOf } from '../../store/investigations.ts'
import type * as contract from '../contract.ts'
import { PlacementBasisSchema } from '../views.ts'
import type { PlacementBasis } from '../rules/bases.ts'
import { careClockOf, type CountsOn, whenPlaced } from '../rules/clocks.ts'
import { careGoesOn, lastEnd, startFaults } from '../rules/history.ts'
import * as store from '../store/placements.ts'
import { sv } from '../text.sv.ts'
import { placementView } from '../view.ts'
import { finish } from './end.ts'
import { currentStay, move } from './enter.ts'
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
  const present = (await listColleagues(ctx)).filter((one) => one.mayInvestigate && !one.isAway)
  const conflicted = await conflictedAmong(
    ctx,
    facts.caseId,
    present.map(({ id }) => id),
  )
  const colleagues = present.filter(({ id }) => !conflicted.has(id))
  const isNear = (id: string): boolean => facts.own.responsibleIds.includes(id)
  return colleagues
    .toSorted((a, b) => Number(isNear(b.id)) - Number(isNear(a.id)))
    .map(({ id, name, title }) => ({ id, name, title }))
}

/** SoL 22:12: a colleague who is at work, may work with children, and has no conflict of interest in the case (FL 17). */
export const checkNamable = async (
  ctx: Ctx,
  { caseId, workerId }: { readonly caseId: string; readonly workerId: string },
  path: string,
): Promise<void> => {
  const worker = await findColleague(ctx, workerId)
  if (!worker?.mayInvestigate) throw new BadInput([{ path, code: 'cannot_be_named' }])
  if ((await conflictedAmong(ctx, caseId, [workerId])).has(workerId))
    throw new BadInput([{ path, code: 'assigned_in_conflict' }])
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
  const interruption = own.ended_on === null ? await readOpenInterruption(ctx.tx, interventionId) : undefined
  const earlier = await store.readPlacementsOfChild(ctx.tx, facts.childId)
  const left = await homeLeft(
    ctx,
    earlier.find((one) => one.ended_on === null),
    { caseId, kind },
  )
  const notBefore = [own.decided_on, left?.fromOn, lastEnd(earlier)].flatMap((day) => day ?? []).toSorted()
  const mayBegin = own.ended_on === null && (own.started_on === null || interruption !== undefined)
  return {
    child: facts.child,
    caseNumber: facts.number,
    kind,
    name: own.name,
    legalBasis: own.legal_basis,
    decidedOn: own.decided_on,
    interruptedOn: interruption?.interrupted_on ?? null,
    earliestOn: notBefore.at(-1) ?? own.decided_on,
    leavesEmergencyHome: left?.isWayOn === true,
    wasHidden: (left?.placement ?? earlier[0])?.is_hidden === true,
    placementId: interruption ? null : ((await store.readPlacementOf(ctx.tx, interventionId))?.id ?? null),
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
    can: { work: work && mayBegin },
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
  {
    facts,
    intervention,
    legalBasis,
  }: { facts: CaseFacts; intervention: Intervention; legalBasis: PlacementBasis },
): Promise<void> => {
  const { id: placementId, startedOn, namedWorkerId, homeId, isHidden } = input
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

/**
 * SoL 22:2, 22:4: a child in an emergency home moves to the home that was granted for longer, and the emergency home ends on the
 * same day. Any other placement that is open is moved or ended by itself. undefined: the child is placed nowhere.
 */
const homeLeft = async (
  ctx: Ctx,
  open: store.PlacementRow | undefined,
  { caseId, kind }: { readonly caseId: string; readonly kind: string },
) => {
  if (!open) return undefined
  const { last, current } = await currentStay(ctx, open.id)
  const isWayOn =
    open.case_id === caseId && last.kind === 'emergency_foster_home' && kind !== 'emergency_foster_home'
  return { placement: open, fromOn: current.fromOn, isWayOn }
}

const leave = async (
  ctx: Ctx,
  { facts, placement }: { facts: CaseFacts; placement: store.PlacementRow },
  endedOn: Day,
): Promise<void> => {
  await move(ctx, placement.case_id, {
    satisfy: [{ code: 'emergencyFosterHome', aboutId: placement.id }],
    stop: [],
    start: [],
  })
  const reason = sv.record.fromEmergencyHome
  await finish(
    ctx,
    { facts, placement },
    { endedOn, endKind: 'other', reason, followUp: false, isInterrupted: false },
  )
}

/**
 * LVU 13, SoL 22:13: the same care goes on in another home, so the six months count from the last time that the care was
 * considered, and the two years of the plan from when the child was placed (SoL 9:13) as long as it has not been revised.
 */
const countsOnFrom = async (
  ctx: Ctx,
  lastId: string | undefined,
  next: { readonly caseId: string; readonly basis: PlacementBasis; readonly startedOn: Day },
): Promise<CountsOn> => {
  const last = lastId === undefined ? undefined : await store.readPlacement(ctx.tx, lastId)
  if (last?.case_id !== next.caseId || last.ended_on === null) return {}
  const left = { basis: last.legal_basis, endedOn: last.ended_on, endKind: last.end_kind }
  if (!careGoesOn(left, next)) return {}
  const ended = (await clockViews(ctx, [last.case_id], 'all'))
    .filter((clock) => clock.aboutId === last.id && clock.endKind === 'stopped')
    .toSorted((a, b) => a.startedOn.localeCompare(b.startedOn))
  const since = (code: string | undefined) => ended.findLast((clock) => clock.code === code)?.startedOn
  return { care: since(careClockOf(next.basis)), plan: since('carePlanRevision') }
}

/** SoL 34:1: the decision is carried out. One act: the home, the named social worker, the day, and all that runs from it. */
export const carryOut = async (
  ctx: Ctx,
  input: InputOf<typeof contract.carryOutPlacement>,
): Promise<ReplyOf<typeof contract.carryOutPlacement>> => {
  const { facts, intervention } = await enterIntervention(ctx, input)
  const kind = kindOf(intervention)
  const interruption = await readOpenInterruption(ctx.tx, intervention.id)
  if (intervention.started_on !== null && !interruption) throw new Conflict('intervention_started')
  checkVersion(input.version, intervention.version, { startedOn: intervention.started_on })
  const earlier = await store.readPlacementsOfChild(ctx.tx, facts.childId)
  const left = await homeLeft(
    ctx,
    earlier.find((one) => one.ended_on === null),
    { caseId: input.caseId, kind },
  )
  if (left && !left.isWayOn) throw new Conflict('placement_is_open')
  const { startedOn, homeId } = input
  const { birthOn } = facts.child
  const { decided_on: decidedOn } = intervention
  refuseFaults([
    ...startFaults({ startedOn, decidedOn, lastEndedOn: lastEnd(earlier), today: ctx.today }),
    ...(left && startedOn < left.fromOn ? [{ path: 'startedOn', code: 'before_last_move' }] : []),
  ])
  await checkNamable(ctx, { caseId: input.caseId, workerId: input.namedWorkerId }, 'namedWorkerId')
  const asked = { kinds: kindsThatFit(kind, false), on: startedOn, birthOn }
  const { home, childrenInHome } = await chosenHome(ctx, homeId, asked)
  // After an interruption it rests on what it rested on then, and no longer on what it was granted under.
  const legalBasis = PlacementBasisSchema.parse(interruption?.legal_basis ?? intervention.legal_basis)
  await checkConsent(ctx, { ...intervention, legal_basis: legalBasis }, startedOn)
  if (left) await leave(ctx, { facts, placement: left.placement }, startedOn)
  await insertAll(ctx, input, { facts, intervention, legalBasis })
  if (interruption) {
    await endInterruption(ctx.tx, interruption.id, startedOn)
    await raiseInterventionVersion(ctx.tx, intervention.id, input.version)
  } else await startInterventionRow(ctx.tx, intervention.id, startedOn, input.version)
  const [plan] = await readPlans(ctx.tx, [intervention.id])
  await move(
    ctx,
    input.caseId,
    whenPlaced({
      placementId: input.id,
      interventionId: intervention.id,
      on: startedOn,
      basis: legalBasis,
      homeKind: home.kind,
      childrenInHome,
      investigationEndedOn: await investigationEnded(ctx, input.caseId, intervention.decided_on),
      birthOn,
      followUpMonths: plan?.follow_up_months,
      visitLength: (await localLengths(ctx)).careVisit,
      countsOn: await countsOnFrom(ctx, earlier[0]?.id, {
        caseId: input.caseId,
        basis: legalBasis,
        startedOn,
      }),
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
  if (intervention.started_on !== null && !(await readOpenInterruption(ctx.tx, intervention.id)))
    throw new Conflict('intervention_started')
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

import { Conflict } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, newId } from '#platform/context.ts'
import { refuseFaults } from '../../actions/enter.ts'
import { kindsThatFit } from '../../homes/rules.ts'
import { readIntervention } from '../../store/interventions.ts'
import type * as contract from '../contract.ts'
import type { PlacementView } from '../views.ts'
import { basesAfter, endsCompulsoryCare } from '../rules/bases.ts'
import { whenBasisChanges, whenHealthNoticeSent, whenMoved } from '../rules/clocks.ts'
import { basisFaults, lastEnd, moveFaults } from '../rules/history.ts'
import * as store from '../store/placements.ts'
import { sv } from '../text.sv.ts'
import { placementView } from '../view.ts'
import { currentStay, enter, enterPlacement, move } from './enter.ts'
import { chosenHome, homeChoices } from './homes.ts'
import { checkNamable, investigationEnded, namable, placementKind } from './start.ts'

const grantedKind = async (ctx: Ctx, placement: store.PlacementRow) => {
  const intervention = await readIntervention(ctx.tx, placement.intervention_id)
  const kind = placementKind(intervention?.kind ?? '')
  if (!intervention || kind === undefined) throw new Conflict('not_a_placement')
  return { kind, intervention }
}

/** Where the child could move: what was granted, and when it is urgent also an emergency home (SoL 22:4). */
export const answerMoveChoices = async (
  ctx: Ctx,
  { placementId }: InputOf<typeof contract.readMoveChoices>,
): Promise<ReplyOf<typeof contract.readMoveChoices>> => {
  const { facts, placement } = await enterPlacement(ctx, placementId)
  const { kind } = await grantedKind(ctx, placement)
  const { current } = await currentStay(ctx, placementId)
  const choices = async (isUrgent: boolean) =>
    (
      await homeChoices(ctx, {
        kinds: kindsThatFit(kind, isUrgent),
        on: ctx.today,
        birthOn: facts.child.birthOn,
      })
    ).filter((home) => home.id !== current.homeId)
  return {
    planned: await choices(false),
    urgent: await choices(true),
    workers: await namable(ctx, facts),
  }
}

/** The child moves: the day belongs to the new home. */
export const moveHome = async (
  ctx: Ctx,
  input: InputOf<typeof contract.moveToHome>,
): Promise<PlacementView> => {
  const { facts, placement } = await enter(ctx, input)
  const { last, current } = await currentStay(ctx, placement.id)
  const { homeId, movedOn, why, reason } = input
  const lastEndedOn = lastEnd(await store.readPlacementsOfChild(ctx.tx, facts.childId))
  refuseFaults(moveFaults(current, { homeId, movedOn, lastEndedOn, today: ctx.today }))
  const { kind, intervention } = await grantedKind(ctx, placement)
  const { home, childrenInHome } = await chosenHome(ctx, homeId, {
    kinds: kindsThatFit(kind, why !== 'planned'),
    on: movedOn,
    birthOn: facts.child.birthOn,
  })
  await store.endStay(ctx.tx, placement.id, movedOn)
  await store.insertStay(ctx.tx, {
    id: newId(ctx),
    placementId: placement.id,
    homeId,
    position: last.position + 1,
    fromOn: movedOn,
    why,
    reason,
    byId: ctx.actor.workerId,
  })
  await store.updatePlacement(ctx.tx, placement, {})
  await move(
    ctx,
    placement.case_id,
    whenMoved({
      placementId: placement.id,
      on: movedOn,
      birthOn: facts.child.birthOn,
      homeKind: home.kind,
      childrenInHome,
      investigationEndedOn: await investigationEnded(ctx, placement.case_id, intervention.decided_on),
      wasEmergencyHome: last.kind === 'emergency_foster_home',
      reason: sv.record.moved,
    }),
  )
  return placementView(ctx, placement.id)
}

/** SoL ↔ LVU: another question is asked of the care, on its own clock. */
export const changeBasis = async (
  ctx: Ctx,
  input: InputOf<typeof contract.changeLegalBasis>,
): Promise<PlacementView> => {
  const { facts, placement } = await enter(ctx, input)
  const bases = await store.readBases(ctx.tx, [placement.id])
  const { last } = await currentStay(ctx, placement.id)
  const { legalBasis, fromOn, awaitsReunion: asked, reason } = input
  const from = placement.legal_basis
  const awaitsReunion = asked && endsCompulsoryCare(from, legalBasis)
  refuseFaults(
    basisFaults(
      { basis: placement.legal_basis, fromOn: bases.at(-1)?.from_on ?? placement.started_on },
      {
        basis: legalBasis,
        fromOn,
        today: ctx.today,
        birthOn: facts.child.birthOn,
        allowed: basesAfter(placement.legal_basis, last.kind === 'shelter'),
      },
    ),
  )
  await store.insertBasis(ctx.tx, {
    id: newId(ctx),
    placementId: placement.id,
    legalBasis,
    position: (bases.at(-1)?.position ?? -1) + 1,
    fromOn,
    awaitsReunion,
    reason,
    byId: ctx.actor.workerId,
  })
  await store.updatePlacement(ctx.tx, placement, { legal_basis: legalBasis })
  await move(
    ctx,
    placement.case_id,
    whenBasisChanges({
      placementId: placement.id,
      birthOn: facts.child.birthOn,
      from,
      to: legalBasis,
      awaitsReunion,
      on: fromOn,
      reason: sv.record.basisChanged,
    }),
  )
  return placementView(ctx, placement.id)
}

/** SoL 22:12: another social worker for the child, from a day, with the reason. */
export const nameAnother = async (
  ctx: Ctx,
  input: InputOf<typeof contract.nameWorker>,
): Promise<PlacementView> => {
  const { placement } = await enter(ctx, input)
  const named = await store.readNamedWorkers(ctx.tx, [placement.id])
  const { workerId, fromOn, reason } = input
  refuseFaults([
    ...(workerId === placement.named_worker_id ? [{ path: 'workerId', code: 'is_named_already' }] : []),
    ...(fromOn > ctx.today ? [{ path: 'fromOn', code: 'in_future' }] : []),
    ...(fromOn < (named.at(-1)?.from_on ?? placement.started_on)
      ? [{ path: 'fromOn', code: 'before_start' }]
      : []),
  ])
  await checkNamable(ctx, { caseId: placement.case_id, workerId }, 'workerId')
  await store.insertNamedWorker(ctx.tx, {
    id: newId(ctx),
    placementId: placement.id,
    workerId,
    position: (named.at(-1)?.position ?? -1) + 1,
    fromOn,
    reason,
    byId: ctx.actor.workerId,
  })
  await store.updatePlacement(ctx.tx, placement, { named_worker_id: workerId })
  return placementView(ctx, placement.id)
}

/** LVU 14: who may not know where the child is, does not see it from this minute. */
export const hide = async (
  ctx: Ctx,
  input: InputOf<typeof contract.hideWhereabouts>,
): Promise<PlacementView> => {
  const { placement } = await enter(ctx, input)
  await store.updatePlacement(ctx.tx, placement, { is_hidden: input.isHidden })
  return placementView(ctx, placement.id)
}

/** SoL 22:7: the region has been told. */
export const healthNotice = async (
  ctx: Ctx,
  input: InputOf<typeof contract.noteHealthNotice>,
): Promise<PlacementView> => {
  const { placement } = await enter(ctx, input)
  refuseFaults([
    ...(input.sentOn > ctx.today ? [{ path: 'sentOn', code: 'in_future' }] : []),
    ...(input.sentOn < placement.started_on ? [{ path: 'sentOn', code: 'before_start' }] : []),
  ])
  await store.updatePlacement(ctx.tx, placement, { health_notice_on: input.sentOn })
  await move(ctx, placement.case_id, whenHealthNoticeSent(placement.id))
  return placementView(ctx, placement.id)
}

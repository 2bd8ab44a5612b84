import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import { findWatch, watchesOfChildren } from '#modules/clocks/index.ts'
import { itemsToPresent, waitingForLeaver } from '#modules/decisions/index.ts'
import { unsignedDrafts } from '#modules/journal/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import type { LeaverView, planHandover, ProposalView, StaffView } from '../contract.ts'
import { may } from '../policy.ts'
import { type MatterToMove, type ProposedMove, proposeHandover } from '../rules/propose.ts'
import { type Leaver, leaversOf, refuseNothing, refuseOver } from './leavers.ts'
import { familiesOf, type OpenMatter, openMattersOf } from './matters.ts'
import { planReturn } from './plan-return.ts'
import { byRisk, logChildren, matterView, pointsIn, type Seats, type Shown, shownOf } from './rows.ts'
import { staffBesides } from './staff.ts'

const seatsOf = ({ watch }: OpenMatter, leaverIds: readonly string[]): Seats => ({
  owner: leaverIds.includes(watch.ownerId),
  coworker: watch.coworkerId !== null && leaverIds.includes(watch.coworkerId),
})

const toMove = async (
  ctx: Ctx,
  matters: readonly OpenMatter[],
  { shown, leaverIds }: { shown: Shown; leaverIds: readonly string[] },
): Promise<MatterToMove[]> => {
  const childIds = matters.flatMap(({ watch }) => watch.childId ?? [])
  const { family, siblings } = await familiesOf(ctx, childIds)
  const others = await watchesOfChildren(ctx.tx, [...new Set([...siblings.values()].flat())])
  const siblingOwner = (childId: string | null): string | null =>
    others
      .filter((one) => (siblings.get(childId ?? '') ?? []).includes(one.childId ?? ''))
      .map((one) => one.ownerId)
      .filter((id) => !leaverIds.includes(id))
      .toSorted()[0] ?? null
  return matters.map((matter) => {
    const { watch } = matter
    return {
      matterId: watch.matterId,
      unitId: watch.unitId,
      ownerId: watch.ownerId,
      coworkerId: watch.coworkerId,
      leaving: seatsOf(matter, leaverIds),
      isProtected: watch.childId === null ? false : (shown.persons.get(watch.childId)?.isProtected ?? true),
      family: (watch.childId === null ? undefined : family.get(watch.childId)) ?? watch.matterId,
      siblingOwnerId: siblingOwner(watch.childId),
      barredIds: shown.barred.get(watch.matterId) ?? [],
      points: pointsIn(shown.clocks.get(watch.matterId) ?? [], ctx.today),
    }
  })
}

const leaverView = async (ctx: Ctx, leaver: Leaver, units: Shown['units']): Promise<LeaverView> => {
  const drafts = await unsignedDrafts(ctx, leaver.workerId)
  const { absence } = leaver
  return {
    workerId: leaver.workerId,
    name: leaver.name,
    title: leaver.title,
    unit: leaver.unit,
    kind: absence.kind,
    fromOn: absence.fromOn,
    untilOn: absence.untilOn,
    toUnit: absence.toUnitId === null ? '' : (units.get(absence.toUnitId) ?? ''),
    drafts: drafts.length,
    oldestDraftAt: drafts[0]?.startedAt ?? null,
    presents: (await itemsToPresent(ctx, leaver.workerId)).length,
  }
}

const proposalViews = async (
  ctx: Ctx,
  leaverIds: readonly string[],
  basis: string,
): Promise<ProposalView[]> => {
  const waiting = []
  for (const id of leaverIds)
    for (const one of await waitingForLeaver(ctx, id, leaverIds)) waiting.push({ ...one, fromId: id })
  const children = await personBriefs(
    ctx.tx,
    waiting.map((one) => one.childId),
  )
  const units = new Map<string, string>()
  for (const { caseId } of waiting) units.set(caseId, (await findWatch(ctx.tx, caseId))?.unitId ?? '')
  const isOwn = (caseId: string): boolean =>
    ctx.actor.role === 'head' || units.get(caseId) === ctx.actor.unitId
  const isNamed = ({ childId, caseId }: { childId: string; caseId: string }): boolean =>
    isOwn(caseId) && children.get(childId)?.isProtected === false
  await logAll(
    ctx,
    waiting.filter(isNamed).map(({ childId: id }) => ({ about: { type: 'child', id }, basis })),
  )
  return waiting.map((one) => ({
    proposalId: one.proposalId,
    fromId: one.fromId,
    kind: one.kind,
    proposedBy: one.proposedBy,
    sentAt: one.sentAt,
    version: one.version,
    receivers: [...one.receivers],
    childName: isNamed(one) ? (children.get(one.childId)?.name ?? '') : '',
    protection: isOwn(one.caseId) ? (children.get(one.childId)?.protection ?? 'none') : 'none',
  }))
}

/** Do the matters of those who change unit go with them? Yes, when nobody is left in the unit to take them. */
const wayOfMovers = (
  asked: InputOf<typeof planHandover>['matters'],
  leavers: readonly Leaver[],
  staff: readonly StaffView[],
): 'follow' | 'stay' | undefined => {
  const moving = leavers.filter(({ absence }) => absence.kind === 'moving')
  if (moving.length === 0) return undefined
  const isEmptied = moving.every(
    ({ unitId }) => !staff.some((one) => one.unitId === unitId && one.mayGet && one.mayOwnAlone),
  )
  return asked ?? (isEmptied ? 'follow' : 'stay')
}

/** A matter that goes with its owner to the other unit: the same two have it. */
const follows = (matter: MatterToMove): ProposedMove => ({
  matterId: matter.matterId,
  ownerId: matter.ownerId,
  coworkerId: matter.coworkerId,
  why: 'follows',
})

export const answerPlan = async (
  ctx: Ctx,
  input: InputOf<typeof planHandover>,
): Promise<ReplyOf<typeof planHandover>> => {
  if (input.returnOf !== undefined) return planReturn(ctx, input.returnOf)
  const leavers = await leaversOf(ctx, input)
  const unitIds = [...new Set(leavers.map((one) => one.unitId))]
  const basis = await permit(ctx, may, 'hand over', { unitIds }, { type: 'unit', id: unitIds[0] ?? null })
  refuseNothing(input)
  refuseOver(leavers)
  const leaverIds = leavers.map((one) => one.workerId)
  const staff = await staffBesides(ctx, leaverIds)
  const way = wayOfMovers(input.matters, leavers, staff)
  const open = await openMattersOf(ctx, leaverIds)
  const shown = await shownOf(ctx, open, leaverIds)
  const asked = await toMove(ctx, open, { shown, leaverIds })
  const movers = leavers.filter(({ absence }) => absence.kind === 'moving').map((one) => one.workerId)
  const isFollowing = (one: MatterToMove): boolean =>
    way === 'follow' &&
    [one.leaving.owner ? one.ownerId : null, one.leaving.coworker ? one.coworkerId : null].every(
      (id) => id === null || movers.includes(id),
    )
  const moves = new Map(
    [
      ...asked.filter(isFollowing).map(follows),
      ...proposeHandover(
        asked.filter((one) => !isFollowing(one)),
        staff,
      ),
    ].map((one) => [one.matterId, one]),
  )
  await logChildren(ctx, basis, open)
  const rows = open.map((matter) =>
    matterView(ctx, matter, {
      shown,
      leaving: seatsOf(matter, leaverIds),
      proposed: moves.get(matter.watch.matterId),
    }),
  )
  const views: LeaverView[] = []
  for (const leaver of leavers) views.push(await leaverView(ctx, leaver, shown.units))
  return {
    leavers: views,
    ...(way === undefined ? {} : { mattersOfMovers: way }),
    matters: rows.toSorted(byRisk),
    proposals: await proposalViews(ctx, leaverIds, basis),
    staff: [...staff, ...(way === 'follow' ? await moversAsStaff(ctx, leavers) : [])],
  }
}

/** Those who change unit and keep their matters are among those who may be chosen. */
const moversAsStaff = async (ctx: Ctx, leavers: readonly Leaver[]): Promise<StaffView[]> => {
  const moving = leavers.filter(({ absence }) => absence.kind === 'moving').map((one) => one.workerId)
  return (await staffBesides(ctx, [])).filter((one) => moving.includes(one.workerId))
}

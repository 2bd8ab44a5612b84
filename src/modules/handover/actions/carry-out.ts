import { Conflict, found, Refused } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, emit, newId, permit } from '#platform/context.ts'
import { lockCases } from '#modules/cases/index.ts'
import { lockReports } from '#modules/intake/index.ts'
import { passOn, waitingForLeaver } from '#modules/decisions/index.ts'
import { endEmployment, moveToUnit } from '#modules/organisation/index.ts'
import type { carryOutHandover } from '../contract.ts'
import { handedOver } from '../events.ts'
import { may } from '../policy.ts'
import { answerHandover, insertHandover, insertItems, type NewItem } from '../store.ts'
import { moveBeside, moveBesideBack } from './carry-beside.ts'
import { changesSince, refuseChanged } from './changes.ts'
import { type Leaver, leaversOf, refuseNothing, refuseOver, returningOf, returnOnOf } from './leavers.ts'
import { hasAnythingOpen, openMattersOf } from './matters.ts'
import { type Move, moveAll } from './move.ts'
import { namedBackOf } from './named-back.ts'
import { backOf } from './plan-return.ts'

type Input = InputOf<typeof carryOutHandover>
/** One case at a time in the order in which everybody takes them: first the matter, then its watch. */
const lockAll = async (ctx: Ctx, moves: readonly Move[]): Promise<void> => {
  const ids = moves.map((one) => one.matterId)
  await lockCases(ctx.tx, ids)
  await lockReports(ctx.tx, ids)
}

const refuseTwice = (moves: readonly Move[]): void => {
  if (new Set(moves.map((one) => one.matterId)).size !== moves.length) throw new Conflict('handover_twice')
}

/**
 * An employment ends in the same act: not while something is left (no child is without somebody). What the one who hands over
 * may not see stays with the leaver, and the leaver on the list, until another hands it over; then it ends on the day by itself.
 */
const finishLeaver = async (ctx: Ctx, { absence, workerId }: Leaver): Promise<void> => {
  if (absence.kind !== 'ending') return
  const left = await openMattersOf(ctx, [workerId])
  if (left.length > 0) throw new Conflict('matters_left', { matters: left.length })
  if (await hasAnythingOpen(ctx, workerId)) return
  await endEmployment(ctx, absence)
}

const tell = async (ctx: Ctx, items: readonly NewItem[], handoverIds: readonly string[]): Promise<void> => {
  for (const id of handoverIds)
    await emit(ctx, handedOver, {
      handoverId: id,
      things: items
        .filter((one) => one.handoverId === id)
        .map(({ thing, thingId, part, fromId, toId }) => ({ thing, thingId, part, fromId, toId })),
    })
}

const giveBack = async (
  ctx: Ctx,
  input: Input,
  returnOf: string,
): Promise<ReplyOf<typeof carryOutHandover>> => {
  const returning = await returningOf(ctx, returnOf)
  const basis = await permit(
    ctx,
    may,
    'hand over',
    { unitIds: [returning.unitId] },
    { type: 'handover', id: returnOf },
  )
  if (returning.isAnswered) throw new Conflict('absence_is_over')
  refuseTwice(input.moves)
  await lockAll(ctx, input.moves)
  const open = (await backOf(ctx, returnOf)).map((one) => one.matter)
  await refuseChanged(ctx, changesSince(input.moves, open, false), open)
  const id = newId(ctx)
  await insertHandover(ctx.tx, {
    id,
    workerId: returning.workerId,
    absenceId: returning.absenceId,
    madeBy: ctx.actor.workerId,
    madeAt: ctx.now,
    returnOn: null,
  })
  const beside = await namedBackOf(ctx, returnOf)
  const moved = await moveAll(
    ctx,
    { moves: input.moves, open },
    { gone: new Set(), handoverOf: () => id, basis },
  )
  const { workerId } = returning
  const items = [...moved, ...(await moveBesideBack(ctx, beside, { workerId, handoverId: id, basis }))]
  await insertItems(ctx.tx, items)
  await answerHandover(ctx.tx, returnOf, { answer: 'returned', by: ctx.actor.workerId, at: ctx.now })
  await tell(ctx, items, [id])
  return { handoverIds: [id], moved: new Set(moved.map((one) => one.thingId)).size }
}

/**
 * Moves everything that those who leave have, in the one transaction of the request: all of it or nothing. Who had it loses
 * sight of it with the commit, since access follows from the watch (SoLPuL 10 §).
 */
export const carryOut = async (ctx: Ctx, input: Input): Promise<ReplyOf<typeof carryOutHandover>> => {
  if (input.returnOf !== undefined) return giveBack(ctx, input, input.returnOf)
  const leavers = await leaversOf(ctx, input)
  const unitIds = [...new Set(leavers.map((one) => one.unitId))]
  const basis = await permit(ctx, may, 'hand over', { unitIds }, { type: 'unit', id: unitIds[0] ?? null })
  refuseNothing(input)
  refuseOver(leavers)
  refuseTwice(input.moves)
  for (const { absence } of leavers)
    if (absence.kind === 'moving' && absence.fromOn > ctx.today)
      throw new Conflict('move_not_yet', { fromOn: absence.fromOn })
  await lockAll(ctx, input.moves)
  const ids = leavers.map((one) => one.workerId)
  const open = await openMattersOf(ctx, ids)
  await refuseChanged(ctx, changesSince(input.moves, open, true), open)
  const handovers = new Map(ids.map((id) => [id, newId(ctx)]))
  for (const { workerId, absence } of leavers) {
    await insertHandover(ctx.tx, {
      id: found(handovers.get(workerId)),
      workerId,
      absenceId: absence.id,
      madeBy: ctx.actor.workerId,
      madeAt: ctx.now,
      returnOn: returnOnOf(absence),
    })
    if (absence.kind === 'moving') await moveToUnit(ctx, absence)
  }
  const gone = new Set(leavers.filter(({ absence }) => absence.kind !== 'moving').map((one) => one.workerId))
  const passed = await passAllOn(ctx, input, ids)
  const items = await moveAll(
    ctx,
    { moves: input.moves, open },
    {
      gone,
      // A seat that is filled anew because of somebody else's leaving belongs to that one's handover.
      handoverOf: ({ fromId }, watch) =>
        found(
          handovers.get(fromId) ??
            handovers.get(watch.ownerId) ??
            (watch.coworkerId === null ? undefined : handovers.get(watch.coworkerId)),
        ),
      basis,
    },
  )
  const beside = await moveBeside(ctx, { leaverIds: ids, gone, handovers, basis })
  const all = [
    ...items,
    ...passed.map((one) => ({ ...one, handoverId: found(handovers.get(one.fromId)) })),
    ...beside,
  ]
  await insertItems(ctx.tx, all)
  for (const leaver of leavers) await finishLeaver(ctx, leaver)
  await tell(ctx, all, [...handovers.values()])
  return { handoverIds: [...handovers.values()], moved: new Set(items.map((one) => one.thingId)).size }
}

/** Proposals that wait for somebody who leaves wait for another from now on. */
const passAllOn = async (
  ctx: Ctx,
  { passOn: given }: Input,
  leaverIds: readonly string[],
): Promise<Omit<NewItem, 'handoverId'>[]> => {
  const items: Omit<NewItem, 'handoverId'>[] = []
  const asked = new Set(given.map((one) => one.proposalId))
  for (const id of leaverIds)
    for (const one of await waitingForLeaver(ctx, id, leaverIds))
      if (!asked.has(one.proposalId) && one.receivers.length > 0)
        throw new Conflict('handover_changed', {
          current: { changed: [{ matterId: one.proposalId, what: 'new' }] },
        })
  for (const { proposalId, toId, version } of given) {
    if (leaverIds.includes(toId)) throw new Refused('handover_to_leaver')
    const fromId = await passOn(ctx, { proposalId, version, fromIds: leaverIds, toId })
    if (fromId === undefined)
      throw new Conflict('handover_changed', {
        current: { changed: [{ matterId: proposalId, what: 'changed' }] },
      })
    items.push({
      id: newId(ctx),
      thing: 'proposal',
      thingId: proposalId,
      childId: null,
      part: 'decider',
      unitId: null,
      fromId,
      toId,
      movedAt: ctx.now,
    })
  }
  return items
}

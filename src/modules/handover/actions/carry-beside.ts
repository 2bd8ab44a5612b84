import { found } from '#kernel/errors.ts'
import { type Ctx, logAll, newId } from '#platform/context.ts'
import { conflictedAmong, namePlacementWorker } from '#modules/cases/index.ts'
import { findWatch } from '#modules/clocks/index.ts'
import { itemsToPresent, presentInstead } from '#modules/decisions/index.ts'
import { workerNames } from '#modules/organisation/index.ts'
import type { NewItem } from '../store.ts'
import { namedFor } from './matters.ts'
import type { NamedBack, PresentedBefore } from './named-back.ts'

type Given = {
  readonly leaverIds: readonly string[]
  /** Those who will not be here: who only changes unit keeps what follows. */
  readonly gone: ReadonlySet<string>
  readonly handovers: ReadonlyMap<string, string>
  /** The rule of the policy that let the one who hands over do it. */
  readonly basis: string
}

type NewName = {
  readonly placementId: string
  readonly childId: string
  readonly version: number
  readonly fromId: string
  readonly toId: string
}

/** SoL 22:12: another social worker of its own for a placed child. */
const nameInstead = async (ctx: Ctx, one: NewName, handoverId: string): Promise<NewItem> => {
  await namePlacementWorker(ctx, {
    placementId: one.placementId,
    workerId: one.toId,
    version: one.version,
  })
  return {
    id: newId(ctx),
    handoverId,
    thing: 'placement',
    thingId: one.placementId,
    childId: one.childId,
    part: 'named_worker',
    unitId: null,
    fromId: one.fromId,
    toId: one.toId,
    movedAt: ctx.now,
  }
}

/** The owner of the case presents it; undefined when that is who does so already. */
const presentByOwner = async (
  ctx: Ctx,
  item: { readonly itemId: string; readonly caseId: string | null },
  { workerId, handoverId }: { readonly workerId: string; readonly handoverId: string },
): Promise<NewItem | undefined> => {
  const watch = item.caseId === null ? undefined : await findWatch(ctx.tx, item.caseId)
  const toId = watch?.ownerId
  if (toId === undefined || toId === workerId) return undefined
  const name = (await workerNames(ctx.tx, [toId])).get(toId) ?? ''
  await presentInstead(ctx, { itemId: item.itemId, workerId: toId, name })
  return {
    id: newId(ctx),
    handoverId,
    thing: 'agenda_item',
    thingId: item.itemId,
    childId: watch?.childId ?? null,
    part: 'presenter',
    unitId: null,
    fromId: workerId,
    toId,
    movedAt: ctx.now,
  }
}

/** Every child whose placement or agenda item changes hands stands in the log, also when its case does not move. */
const logged = async (ctx: Ctx, items: NewItem[], basis: string): Promise<NewItem[]> => {
  const children = new Set(items.flatMap((one) => one.childId ?? []))
  await logAll(
    ctx,
    [...children].map((id) => ({ about: { type: 'child', id }, basis })),
  )
  return items
}

/**
 * What follows the case without being asked about: the placed child's own social worker (SoL 22:12) becomes the one who is
 * responsible now, and that one presents the case at coming meetings. Called when the matters have moved.
 */
export const moveBeside = async (
  ctx: Ctx,
  { leaverIds, gone, handovers, basis }: Given,
): Promise<NewItem[]> => {
  const items: NewItem[] = []
  for (const placement of await namedFor(ctx, leaverIds)) {
    const { workerId } = placement
    const watch = await findWatch(ctx.tx, placement.caseId)
    const isStill = watch?.ownerId === workerId || watch?.coworkerId === workerId
    if (!watch || (isStill && !gone.has(workerId))) continue
    const one = { ...placement, fromId: workerId, toId: watch.ownerId }
    items.push(await nameInstead(ctx, one, found(handovers.get(workerId))))
  }
  for (const workerId of leaverIds) {
    const handoverId = found(handovers.get(workerId))
    for (const item of await itemsToPresent(ctx, workerId)) {
      const moved = await presentByOwner(ctx, item, { workerId, handoverId })
      if (moved) items.push(moved)
    }
  }
  return logged(ctx, items, basis)
}

/**
 * Who was away is back: what followed the case to another follows it back. Where the case stays, the child keeps the social
 * worker that it has now. Called when the matters have moved.
 */
export const moveBesideBack = async (
  ctx: Ctx,
  { named, presented }: { readonly named: readonly NamedBack[]; readonly presented: PresentedBefore },
  { workerId, handoverId, basis }: { workerId: string; handoverId: string; basis: string },
): Promise<NewItem[]> => {
  const items: NewItem[] = []
  for (const one of named) {
    const watch = await findWatch(ctx.tx, one.caseId)
    const hasItAgain = watch?.ownerId === workerId || watch?.coworkerId === workerId
    // FL 17: who may not have the case is not named in it either.
    const mayBeNamed = hasItAgain || !(await conflictedAmong(ctx, one.caseId, [workerId])).has(workerId)
    if ((hasItAgain || one.hadNoSeat) && mayBeNamed)
      items.push(await nameInstead(ctx, { ...one, toId: workerId }, handoverId))
  }
  for (const [holderId, itemIds] of presented) {
    const theirs = (await itemsToPresent(ctx, holderId)).filter((item) => itemIds.has(item.itemId))
    for (const item of theirs) {
      const back = await presentByOwner(ctx, item, { workerId: holderId, handoverId })
      if (back) items.push(back)
    }
  }
  return logged(ctx, items, basis)
}

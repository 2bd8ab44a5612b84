import { found } from '#kernel/errors.ts'
import { type Ctx, newId } from '#platform/context.ts'
import { namePlacementWorker } from '#modules/cases/index.ts'
import { findWatch } from '#modules/clocks/index.ts'
import { itemsToPresent, presentInstead } from '#modules/decisions/index.ts'
import { workerNames } from '#modules/organisation/index.ts'
import type { NewItem } from '../store.ts'
import { namedFor } from './matters.ts'

type Given = {
  readonly leaverIds: readonly string[]
  /** Those who will not be here: who only changes unit keeps what follows. */
  readonly gone: ReadonlySet<string>
  readonly handovers: ReadonlyMap<string, string>
}

/**
 * What follows the case without being asked about: the placed child's own social worker (SoL 22:12) becomes the one who is
 * responsible now, and that one presents the case at coming meetings. Called when the matters have moved.
 */
export const moveBeside = async (ctx: Ctx, { leaverIds, gone, handovers }: Given): Promise<NewItem[]> => {
  const items: NewItem[] = []
  const base = { unitId: null, movedAt: ctx.now }
  for (const placement of await namedFor(ctx, leaverIds)) {
    const watch = await findWatch(ctx.tx, placement.caseId)
    const isStill = watch?.ownerId === placement.workerId || watch?.coworkerId === placement.workerId
    if (!watch || (isStill && !gone.has(placement.workerId))) continue
    await namePlacementWorker(ctx, {
      placementId: placement.placementId,
      workerId: watch.ownerId,
      version: placement.version,
    })
    items.push({
      ...base,
      id: newId(ctx),
      handoverId: found(handovers.get(placement.workerId)),
      thing: 'placement',
      thingId: placement.placementId,
      childId: placement.childId,
      part: 'named_worker',
      fromId: placement.workerId,
      toId: watch.ownerId,
    })
  }
  for (const workerId of leaverIds) {
    for (const item of await itemsToPresent(ctx, workerId)) {
      const watch = item.caseId === null ? undefined : await findWatch(ctx.tx, item.caseId)
      const toId = watch?.ownerId
      if (toId === undefined || toId === workerId) continue
      const name = (await workerNames(ctx.tx, [toId])).get(toId) ?? ''
      await presentInstead(ctx, { itemId: item.itemId, workerId: toId, name })
      items.push({
        ...base,
        id: newId(ctx),
        handoverId: found(handovers.get(workerId)),
        thing: 'agenda_item',
        thingId: item.itemId,
        childId: watch?.childId ?? null,
        part: 'presenter',
        fromId: workerId,
        toId,
      })
    }
  }
  return items
}

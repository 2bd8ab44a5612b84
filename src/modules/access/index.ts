import type { Tx } from '#platform/db/tenant.ts'
import {
  formerUnits,
  formerUnitsOfChildren,
  watchesOfChild,
  watchesOfChildren,
} from '#modules/clocks/index.ts'
import type { ChildFacts } from './contract.ts'

export {
  allowedToRead,
  type ChildFacts,
  emergencyBasis,
  inAnEmergency,
  type InvitedFacts,
  isInvitedAs,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  ofChild,
  worksInTheUnit,
  worksInTheUnitThatHadIt,
} from './contract.ts'

/** Who has the child now and who had it, from the watch. `isProtected` is told by the room that knows the person. */
export const childFacts = async (tx: Tx, childId: string, isProtected: boolean): Promise<ChildFacts> => {
  const watches = await watchesOfChild(tx, childId)
  return {
    childId,
    responsibleIds: watches.flatMap((w) => (w.coworkerId === null ? [w.ownerId] : [w.ownerId, w.coworkerId])),
    unitIds: [...new Set(watches.map((w) => w.unitId))],
    formerUnitIds: watches.length > 0 ? [] : await formerUnits(tx, childId),
    isProtected,
  }
}

/** The same for many children, in two queries: for searches and lists. `id` of a child is that of its kept entry. */
export const factsOfChildren = async (
  tx: Tx,
  children: ReadonlyMap<string, { readonly id: string; readonly isProtected: boolean }>,
): Promise<ReadonlyMap<string, ChildFacts>> => {
  const ids = [...new Set([...children.values()].map((child) => child.id))]
  const watches = Map.groupBy(await watchesOfChildren(tx, ids), (w) => w.childId)
  const former = await formerUnitsOfChildren(
    tx,
    ids.filter((id) => !watches.has(id)),
  )
  return new Map(
    [...children].map(([asked, { id, isProtected }]) => {
      const own = watches.get(id) ?? []
      return [
        asked,
        {
          childId: id,
          responsibleIds: own.flatMap((w) =>
            w.coworkerId === null ? [w.ownerId] : [w.ownerId, w.coworkerId],
          ),
          unitIds: [...new Set(own.map((w) => w.unitId))],
          formerUnitIds: former.get(id) ?? [],
          isProtected,
        },
      ]
    }),
  )
}

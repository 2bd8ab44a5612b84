import type { Ctx } from '#platform/context.ts'
import { placementsNamedTo } from '#modules/cases/index.ts'
import { findWatch } from '#modules/clocks/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import { readItems } from '../store.ts'

/** A placed child whose own social worker (SoL 22:12) the one who was away is to be again. */
export type NamedBack = {
  readonly placementId: string
  readonly caseId: string
  readonly childId: string
  readonly version: number
  /** Who is named now, since the handover. */
  readonly fromId: string
  /** Was named without having the case: then no row of the plan says whether it goes back, and it does. */
  readonly hadNoSeat: boolean
}

/** Who presents instead since the handover: worker → the items of agendas. */
export type PresentedBefore = ReadonlyMap<string, ReadonlySet<string>>

/**
 * What followed the cases when they were handed over and is still where it was put. A child with a protected identity goes
 * back only with its case (law.md 3.7): no more people than those who have it.
 */
export const namedBackOf = async (ctx: Pick<Ctx, 'tx'>, handoverId: string) => {
  const items = await readItems(ctx.tx, [handoverId])
  const named = items.filter((one) => one.part === 'named_worker' && one.to_id !== null)
  const children = await personBriefs(
    ctx.tx,
    named.flatMap((one) => one.child_id ?? []),
  )
  const seats = new Set(items.filter((one) => one.thing === 'case').map((one) => one.thing_id))
  const back: NamedBack[] = []
  for (const holderId of new Set(named.flatMap((one) => one.to_id ?? []))) {
    const own = new Set(named.filter((one) => one.to_id === holderId).map((one) => one.thing_id))
    for (const placement of await placementsNamedTo(ctx.tx, holderId)) {
      if (!own.has(placement.placementId) || !(await findWatch(ctx.tx, placement.caseId))) continue
      const isProtected = children.get(placement.childId)?.isProtected === true
      back.push({ ...placement, fromId: holderId, hadNoSeat: !seats.has(placement.caseId) && !isProtected })
    }
  }
  const presented = new Map<string, ReadonlySet<string>>()
  for (const [holderId, own] of Map.groupBy(
    items.filter((one) => one.part === 'presenter'),
    (one) => one.to_id,
  ))
    if (holderId !== null) presented.set(holderId, new Set(own.map((one) => one.thing_id)))
  return { named: back, presented }
}

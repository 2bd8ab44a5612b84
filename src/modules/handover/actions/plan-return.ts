import type { ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { barredFrom } from '#modules/cases/index.ts'
import { listColleagues } from '#modules/organisation/index.ts'
import type { planHandover } from '../contract.ts'
import { may } from '../policy.ts'
import type { ProposedMove } from '../rules/propose.ts'
import { readItems } from '../store.ts'
import { returningOf } from './leavers.ts'
import { type OpenMatter, openMattersOf } from './matters.ts'
import { namedBackOf } from './named-back.ts'
import { byRisk, logChildren, matterView, shownOf } from './rows.ts'
import { staffBesides } from './staff.ts'

export type Back = { readonly matter: OpenMatter; readonly back: ProposedMove }

/** What was handed over and is still where it was put, with the pair that had it. */
export const backOf = async (ctx: Ctx, handoverId: string): Promise<Back[]> => {
  const items = (await readItems(ctx.tx, [handoverId])).filter(
    (one) => one.part === 'owner' || one.part === 'coworker',
  )
  const holders = [...new Set(items.flatMap((one) => one.to_id ?? []))]
  const open = await openMattersOf(ctx, holders)
  return open.flatMap((matter) => {
    const { watch } = matter
    const own = items.filter((one) => one.thing_id === watch.matterId)
    const owner = own.find((one) => one.part === 'owner')
    const coworker = own.find((one) => one.part === 'coworker')
    if (own.length === 0) return []
    if (owner && owner.to_id !== watch.ownerId) return []
    if (coworker && coworker.to_id !== watch.coworkerId) return []
    const ownerId = owner?.from_id ?? watch.ownerId
    const before = coworker?.from_id ?? watch.coworkerId
    const coworkerId = before === ownerId ? null : before
    return [{ matter, back: { matterId: watch.matterId, ownerId, coworkerId, why: 'returns' as const } }]
  })
}

/** Who was away is back: the proposal is what it was before. Each row may stay where it is. */
export const planReturn = async (ctx: Ctx, handoverId: string): Promise<ReplyOf<typeof planHandover>> => {
  const { workerId, returnOn, unitId } = await returningOf(ctx, handoverId)
  const basis = await permit(
    ctx,
    may,
    'hand over',
    { unitIds: [unitId] },
    { type: 'handover', id: handoverId },
  )
  const worker = (await listColleagues(ctx)).find((one) => one.id === workerId)
  const all = await backOf(ctx, handoverId)
  const barred = await barredFrom(
    ctx.tx,
    all.map(({ matter }) => matter.watch.matterId),
  )
  // FL 17: what somebody has got a conflict of interest in meanwhile does not go back.
  const backs = all.filter(({ back: { matterId, ownerId, coworkerId } }) =>
    (barred.get(matterId) ?? []).every((id) => id !== ownerId && id !== coworkerId),
  )
  const open = backs.map((one) => one.matter)
  // Whose own social worker changes with the case, as in the plan of the handover itself (SoL 22:12).
  const { named } = await namedBackOf(ctx, handoverId)
  const shown = { ...(await shownOf(ctx, open, [])), namedCases: new Set(named.map((one) => one.caseId)) }
  await logChildren(ctx, basis, open)
  return {
    leavers: [
      {
        workerId,
        name: worker?.name ?? '',
        title: worker?.title ?? '',
        unit: worker?.unit ?? '',
        kind: 'returning',
        fromOn: returnOn,
        untilOn: null,
        toUnit: '',
        drafts: 0,
        oldestDraftAt: null,
        presents: 0,
      },
    ],
    matters: backs
      .map(({ matter, back }) =>
        matterView(ctx, matter, { shown, leaving: { owner: false, coworker: false }, proposed: back }),
      )
      .toSorted(byRisk),
    proposals: [],
    staff: await staffBesides(ctx, []),
  }
}

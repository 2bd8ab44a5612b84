import { addMonths, type Day } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { clockViews, extendClock, moveClocks } from '#modules/clocks/index.ts'
import { findPerson } from '#modules/people/index.ts'
import { currentStay, move } from './actions/enter.ts'
import {
  whenCareReviewed,
  whenCustodyConsidered,
  whenInvestigationEndsInEmergencyHome,
} from './rules/clocks.ts'
import { careReviewOf, type ReviewKind, reviewKinds } from './rules/reviews.ts'
import { readReviews, updateReview } from './store/care.ts'
import { type PlacementRow, readPlacementsOfCase } from './store/placements.ts'
import { sv } from './text.sv.ts'

type Decided = {
  readonly decisionId: string
  readonly caseId: string
  readonly kind: ReviewKind
  readonly decidedOn: Day
}

const openPlacementOf = async (ctx: Ctx, caseId: string) =>
  (await readPlacementsOfCase(ctx.tx, caseId)).find((one) => one.ended_on === null)

/**
 * SoL 22:4: the child stays longer for särskilda skäl. A child who has left the emergency home meanwhile, or about whom an
 * investigation was opened, has no time to extend; and a time that would be out already stays late.
 */
const stayLonger = async (
  ctx: Ctx,
  { id: aboutId, case_id: matterId }: PlacementRow,
  { months, reason }: { readonly months: number | null; readonly reason: string },
): Promise<void> => {
  const clock = (await clockViews(ctx, [matterId], 'running')).find(
    (one) => one.code === 'emergencyFosterHome' && one.aboutId === aboutId,
  )
  if (!clock || months === null || addMonths(clock.dueOn, months) < ctx.today) return
  await extendClock(ctx, {
    matterId,
    code: 'emergencyFosterHome',
    aboutId,
    ground: 'sarskildaSkal',
    length: { months },
    reason,
  })
}

/** The board has considered or reconsidered the care, or custody: its clock is met and the next begins (SoL 22:13–14, LVU 13). */
export const reviewDecided = async (ctx: Ctx, decided: Decided): Promise<void> => {
  const { decisionId, caseId, kind, decidedOn } = decided
  const placement = await openPlacementOf(ctx, caseId)
  if (!placement) return
  const review = (await readReviews(ctx.tx, placement.id)).find(
    (one) => one.kind === kind && one.decided_on === null,
  )
  if (review) await updateReview(ctx.tx, review, { decision_id: decisionId, decided_on: decidedOn })
  if (kind === 'extend_emergency_home')
    return stayLonger(ctx, placement, { months: review?.months ?? null, reason: sv.record.longerStay })
  // LVU 13: considering is no reconsideration, and the other way round.
  const isAsked = kind === 'consider_custody_transfer' || kind === careReviewOf(placement.legal_basis)
  if (!isAsked) return
  const { last } = await currentStay(ctx, placement.id)
  const birthOn = (await findPerson(ctx.tx, placement.child_id))?.birthOn ?? null
  const placed = { placementId: placement.id, on: decidedOn, birthOn }
  await move(
    ctx,
    caseId,
    kind === 'consider_custody_transfer'
      ? whenCustodyConsidered(placed, last.kind)
      : whenCareReviewed(placed, placement.legal_basis),
  )
}

/** SoL 22:4: from the end of the investigation a child stays at most two months in an emergency home. */
export const investigationEndedOf = async (ctx: Ctx, caseId: string, on: Day): Promise<void> => {
  const placement = await openPlacementOf(ctx, caseId)
  if (!placement) return
  const { last } = await currentStay(ctx, placement.id)
  if (last.kind === 'emergency_foster_home')
    await moveClocks(ctx, caseId, { start: whenInvestigationEndsInEmergencyHome(placement.id, on) })
}

/**
 * SoL 14:2, 22:4: while it is investigated anew, the two months do not run. SoL 23:5: and whoever was followed after a
 * placement is followed no longer; that LVU 21 c says the same is our reading.
 */
export const investigationOpenedOf = async (ctx: Ctx, caseId: string): Promise<void> => {
  const placements = await readPlacementsOfCase(ctx.tx, caseId)
  await moveClocks(ctx, caseId, {
    stop: placements.flatMap(({ id }) =>
      endedByInvestigation.map((code) => ({ code, aboutId: id, reason: sv.record.newInvestigation })),
    ),
  })
}

const endedByInvestigation = ['emergencyFosterHome', 'followUpAfterPlacement', 'followUpAfterLvu'] as const

type DecisionSigned = {
  readonly id: string
  readonly caseId: string
  readonly kind: string
  readonly decidedOn: Day
}

/** What a signed decision of the board does to a placement; the other kinds are carried out elsewhere. */
export const placementDecided = async (ctx: Ctx, signed: DecisionSigned): Promise<void> => {
  const kind = reviewKinds.find((one) => one === signed.kind)
  if (kind) await reviewDecided(ctx, { ...signed, decisionId: signed.id, kind })
}

import type { Job } from '#platform/module.ts'
import { type Ctx, log } from '#platform/context.ts'
import { ageOn, type Day } from '#kernel/day.ts'
import { clockViews } from '#modules/clocks/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import { neverWithoutClock, untilClosed } from '../rules/clock-moves.ts'
import { currentStay, move } from './actions/enter.ts'
import { careOver } from './rules/bases.ts'
import { type PlacementMoves, whenChildAgain, whenTurnedAdult } from './rules/clocks.ts'
import { readReviews } from './store/care.ts'
import {
  type PlacementRow,
  readBases,
  readEndedInOpenCases,
  readOpenPlacement,
  readOpenPlacements,
} from './store/placements.ts'
import { sv } from './text.sv.ts'

const isAdult = (birthOn: Day | null, today: Day): boolean => birthOn !== null && ageOn(birthOn, today) >= 18

/** Ends and starts what the age asks for; says whether anything did. */
const moveAges = async (
  ctx: Ctx,
  placement: PlacementRow,
  movesOf: (running: ReadonlySet<string>) => PlacementMoves | Promise<PlacementMoves>,
): Promise<boolean> => {
  const running = await clockViews(ctx, [placement.case_id], 'running')
  const own = new Set(running.filter((one) => one.aboutId === placement.id).map((one) => one.code))
  const moves = await movesOf(own)
  if (moves.start.length === 0 && !moves.stop.some(({ code }) => own.has(code))) return false
  const all = neverWithoutClock({ caseId: placement.case_id, running }, moves, untilClosed(ctx.today))
  await move(ctx, placement.case_id, {
    ...moves,
    start: (all.start ?? []).map((one) => ({ ...one, aboutId: one.aboutId ?? placement.case_id })),
  })
  return true
}

/** SoL 22:13–14, 23:2, LVU 21 b: on the eighteenth birthday the questions about a child end; the placement itself may go on. */
export const stopAtEighteen = async (ctx: Ctx): Promise<void> => {
  const open = [...(await readOpenPlacements(ctx.tx)), ...(await readEndedInOpenCases(ctx.tx))]
  const children = await personBriefs(
    ctx.tx,
    open.map((one) => one.child_id),
  )
  const adults = open.filter((one) => isAdult(children.get(one.child_id)?.birthOn ?? null, ctx.today))
  for (const placement of adults) {
    const birthOn = children.get(placement.child_id)?.birthOn ?? null
    const over = placement.ended_on === null ? careOver(placement.legal_basis, birthOn, ctx.today) : undefined
    // LVU 21: care by 3 § goes on until 21, and is asked about as long.
    const basis = over === undefined ? placement.legal_basis : 'sol'
    const reason = over === undefined ? sv.record.turnedAdult : sv.record.careOver(over.age, over.paragraph)
    const hasMoved = await moveAges(ctx, placement, () => whenTurnedAdult(placement.id, basis, reason))
    if (hasMoved)
      await log(ctx, {
        about: { type: 'child', id: placement.child_id },
        basis: 'the law ends it on a birthday',
      })
  }
}

/** Since when the care, the home and the question of custody count, for times that begin to run after all. */
const sinceWhen = async (ctx: Ctx, placement: PlacementRow) => {
  const { last, current } = await currentStay(ctx, placement.id)
  const basis = (await readBases(ctx.tx, [placement.id])).at(-1)
  const reviews = await readReviews(ctx.tx, placement.id)
  const decided = (isAsked: (kind: string) => boolean): Day | null =>
    reviews
      .flatMap((one) => (one.decided_on !== null && isAsked(one.kind) ? [one.decided_on] : []))
      .toSorted()
      .at(-1) ?? null
  const since = basis?.from_on ?? placement.started_on
  const consideredOn = decided((kind) => kind === 'consider_care' || kind === 'reconsider_care')
  return {
    homeKind: last.kind,
    homeSince: current.fromOn,
    careSince: consideredOn !== null && consideredOn > since ? consideredOn : since,
    custodyConsideredOn: decided((kind) => kind === 'consider_custody_transfer'),
  }
}

/**
 * SoL 22:13–14, LVU 13: another day of birth was written, and who had turned 18 by the old one may be a child by the new one,
 * or the other way round.
 */
export const placementAgesAnew = async (
  ctx: Ctx,
  { personId, birthOn }: { readonly personId: string; readonly birthOn: Day | null },
): Promise<void> => {
  const placement = await readOpenPlacement(ctx.tx, personId)
  if (!placement) return
  const hasMoved = await moveAges(ctx, placement, async (running) =>
    isAdult(birthOn, ctx.today)
      ? whenTurnedAdult(placement.id, placement.legal_basis, sv.record.otherBirth)
      : whenChildAgain(
          {
            placementId: placement.id,
            basis: placement.legal_basis,
            birthOn,
            ...(await sinceWhen(ctx, placement)),
          },
          running,
        ),
  )
  if (hasMoved) await log(ctx, { about: { type: 'child', id: personId }, basis: 'the age is counted anew' })
}

/** Early in the morning, before anybody looks at the list of the day. */
export const placementBirthdays: Job = {
  name: 'cases.placement-birthdays',
  cron: '10 3 * * *',
  run: stopAtEighteen,
}

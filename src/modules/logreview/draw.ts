import { addDays, addMonths, type Day, instant, type Instant } from '#kernel/day.ts'
import { type Ctx, newId } from '#platform/context.ts'
import { listUnits } from '#modules/organisation/index.ts'
import { openingsIn } from './openings.ts'
import type { Facts, Opening } from './rules/facts.ts'
import { judge, type Judged } from './rules/judge.ts'
import { emergencyOf, knownFrom } from './rules/known.ts'
import { drawHours, drawWorkers, isInHours } from './rules/sample.ts'
import { findReview, insertItems, insertReview } from './store.ts'
import { factsIn, type Month } from './store-facts.ts'

const startOf = (on: Day): Instant =>
  instant(Temporal.PlainDate.from(on).toZonedDateTime('Europe/Stockholm').toInstant().toString())

const monthOf = (on: Day): Month => {
  const untilOn = addMonths(on, 1)
  return { from: startOf(on), until: startOf(untilOn), fromOn: on, untilOn }
}

export type Listed = Judged & {
  readonly reasons: readonly ('random' | 'unexplained' | 'unusual' | 'protected' | 'emergency')[]
}

/** Of each unit some are drawn, and of each of these some hours: the openings of those. */
const drawnOf = (openings: readonly Opening[], facts: Facts, seed: string): ReadonlySet<string> => {
  const unitOf = new Map(facts.workers.map((one) => [one.id, one.unitId]))
  const byUnit = Map.groupBy(openings, (one) => unitOf.get(one.workerId) ?? '')
  return new Set(
    [...byUnit].flatMap(([unitId, own]) =>
      drawWorkers(
        `${seed} ${unitId}`,
        own.map((one) => one.workerId),
      ).flatMap((workerId) => {
        const mine = own.filter((one) => one.workerId === workerId)
        const hours = drawHours(
          seed,
          workerId,
          mine.map((one) => one.at),
        )
        return mine.filter((one) => isInHours(one.at, hours)).map((one) => one.id)
      }),
    ),
  )
}

/** What is read of a month: what was drawn, all that nothing explains, what is unusual, and protected people. Pure. */
export const listed = (openings: readonly Opening[], facts: Facts, seed: string): readonly Listed[] => {
  const drawn = drawnOf(openings, facts, seed)
  const isProtected = new Set(facts.children.filter((one) => one.isProtected).map((one) => one.id))
  // A break-glass that nobody has reviewed when the month is drawn is listed: none goes unseen.
  const unreviewed = knownFrom({ ...facts, emergencies: facts.emergencies.filter((one) => !one.isReviewed) })
  return judge(openings, facts).flatMap((one) => {
    const isUnexplained = one.explanation === null
    const reasons = [
      ...(isUnexplained ? (['unexplained'] as const) : []),
      ...(isUnexplained && isProtected.has(one.opening.childId) ? (['protected'] as const) : []),
      ...(one.isListed && !isUnexplained ? (['unusual'] as const) : []),
      ...(emergencyOf(unreviewed, one.opening) ? (['emergency'] as const) : []),
      ...(drawn.has(one.opening.id) ? (['random'] as const) : []),
    ]
    return reasons.length === 0 ? [] : [{ ...one, reasons }]
  })
}

/** Draws a month that is over, once. SoLPuL 10 §: systematic and recurring checks. */
export const drawMonth = async (ctx: Ctx, monthOn: Day): Promise<void> => {
  if (await findReview(ctx.tx, monthOn)) return
  const month = monthOf(monthOn)
  const facts = await factsIn(ctx.tx, month)
  const openings = await openingsIn(ctx.tx, month, facts)
  const [reviewId, seed] = [newId(ctx), newId(ctx)]
  const unitOf = new Map(facts.workers.map((one) => [one.id, one]))
  const [anyUnit] = await listUnits(ctx.tx)
  await insertReview(ctx.tx, { id: reviewId, monthOn, seed, openings: openings.length, madeAt: ctx.now })
  await insertItems(
    ctx.tx,
    listed(openings, facts, seed).map((one) => ({
      id: newId(ctx),
      reviewId,
      one,
      unitId: unitOf.get(one.opening.workerId)?.unitId ?? anyUnit?.id ?? '',
      role: unitOf.get(one.opening.workerId)?.role ?? 'social_worker',
    })),
  )
}

/** On the second of each month: the month before. */
export const drawLastMonth = (ctx: Ctx): Promise<void> =>
  drawMonth(ctx, addMonths(addDays(ctx.today, 1 - Number(ctx.today.slice(8))), -1))

import { dayOf } from '#kernel/day.ts'
import { NotFound } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, newId, permit } from '#platform/context.ts'
import { isLogReviewer, listUnits, workerNames } from '#modules/organisation/index.ts'
import { levelShown } from '#modules/people/contract.ts'
import { type PersonBrief, personBriefs } from '#modules/people/index.ts'
import { waitingLogReviewers } from '#modules/staff/index.ts'
import type * as contract from './contract.ts'
import { ReviewItem } from './contract.ts'
import { may } from './policy.ts'
import { hints } from './rules/hints.ts'
import { lateSince } from './rules/late.ts'
import * as store from './store.ts'

const namedIn = (child: PersonBrief | undefined) => ({
  child: child?.name ?? null,
  protection: child ? levelShown(child) : ('none' as const),
})

const paragraphOf = new Map<string, string>(hints.map((one) => [one.code, one.paragraph]))

type Row = Awaited<ReturnType<typeof store.readItems>>[number]

const itemsOf = async (ctx: Ctx, rows: readonly Row[]): Promise<ReviewItem[]> => {
  const ids = rows.map((row) => row.id)
  const [looked, outcomes, numbers, units] = [
    await store.lookedAt(ctx.tx, ids, ctx.actor.workerId),
    await store.outcomesOf(ctx.tx, ids),
    await store.caseNumbers(
      ctx.tx,
      rows.map((row) => row.child_id),
    ),
    new Map((await listUnits(ctx.tx)).map((unit) => [unit.id, unit.name])),
  ]
  const seen = rows.filter((row) => looked.has(row.id)).map((row) => row.child_id)
  const briefs = await personBriefs(ctx.tx, seen)
  for (const id of new Set(seen))
    await log(ctx, { about: { type: 'child', id }, basis: 'reviews the log (SoLPuL 10 §)' })
  const names = await workerNames(ctx.tx, [
    ...rows.map((row) => row.worker_id),
    ...[...outcomes.values()].map((one) => one.given_by),
  ])
  return rows.map((row) => {
    const outcome = outcomes.get(row.id)
    return ReviewItem.parse({
      logItemId: row.id,
      openedAt: row.opened_at,
      worker: names.get(row.worker_id) ?? '',
      role: row.role,
      unit: units.get(row.unit_id) ?? '',
      part: row.part,
      caseNumber: numbers.get(row.child_id) ?? '',
      reasons: row.reasons,
      explanation: row.explanation,
      hints: Array.isArray(row.hints)
        ? row.hints.map((code) => ({ code, paragraph: paragraphOf.get(String(code)) ?? '' }))
        : [],
      ...namedIn(looked.has(row.id) ? briefs.get(row.child_id) : undefined),
      outcome: outcome
        ? {
            outcome: outcome.outcome,
            reason: outcome.reason,
            by: names.get(outcome.given_by) ?? '',
            at: outcome.given_at,
          }
        : null,
    })
  })
}

const pageSize = 50

/** The list of a month for whoever reviews; the own openings are somebody else's to look at. */
export const answerReview = async (
  ctx: Ctx,
  { monthOn, show, after }: InputOf<typeof contract.readLogReview>,
): Promise<ReplyOf<typeof contract.readLogReview>> => {
  const isReviewer = await isLogReviewer(ctx.tx, ctx.actor.workerId, ctx.today)
  await permit(ctx, may, 'see log review', { isReviewer }, { type: 'log', id: null })
  const reviews = await store.readReviews(ctx.tx)
  const left = await store.countLeft(ctx.tx, ctx.actor.workerId)
  const shown = monthOn === undefined ? reviews[0] : reviews.find((one) => one.month_on === monthOn)
  const reviewers = await store.readReviewers(ctx.tx, ctx.today)
  const waiting = await waitingLogReviewers(ctx)
  const names = await workerNames(ctx.tx, [
    ...reviewers.map((one) => one.worker_id),
    ...waiting.map((one) => one.workerId),
  ])
  const lateOn = lateSince(ctx.today)
  const readerId = ctx.actor.workerId
  const asked = { readerId, isDone: show === 'done', after: after ?? null, most: pageSize + 1 }
  const page = shown ? await store.readItems(ctx.tx, { reviewId: shown.id, ...asked }) : []
  const rows = page.slice(0, pageSize)
  return {
    months: reviews.map((one) => ({
      monthOn: one.month_on,
      left: left.find((each) => each.review_id === one.id)?.left ?? 0,
    })),
    monthOn: shown?.month_on ?? null,
    openings: shown?.openings ?? 0,
    items: await itemsOf(ctx, rows),
    next: page.length > pageSize ? (rows.at(-1)?.id ?? null) : null,
    listed: shown ? await store.countListed(ctx.tx, shown.id, readerId) : { waiting: 0, done: 0 },
    late: left.filter((one) => dayOf(one.made_at) <= lateOn).reduce((sum, one) => sum + one.left, 0),
    reviewers: reviewers.map((one) => ({
      logReviewerId: one.id,
      worker: names.get(one.worker_id) ?? '',
      fromOn: one.from_on,
      untilOn: one.until_on,
    })),
    waiting: waiting.map(({ workerId, fromOn, untilOn }) => ({
      worker: names.get(workerId) ?? '',
      fromOn,
      untilOn,
    })),
    can: { appoint: may['appoint log reviewer'](ctx.actor, {}).allowed },
  }
}

const itemToJudge = async (ctx: Ctx, id: string) => {
  const item = await store.findItem(ctx.tx, id)
  if (!item) throw new NotFound()
  const isReviewer = await isLogReviewer(ctx.tx, ctx.actor.workerId, ctx.today)
  await permit(
    ctx,
    may,
    'judge log review',
    { isReviewer, workerId: item.worker_id },
    { type: 'child', id: item.child_id },
  )
  return item
}

/** The reviewer sees who the child is, having said why. */
export const look = async (
  ctx: Ctx,
  { logItemId, purpose }: InputOf<typeof contract.lookBehindLogItem>,
): Promise<ReplyOf<typeof contract.lookBehindLogItem>> => {
  await itemToJudge(ctx, logItemId)
  await store.insertLook(ctx.tx, {
    id: newId(ctx),
    itemId: logItemId,
    purpose,
    by: ctx.actor.workerId,
    at: ctx.now,
  })
  return { logItemId }
}

export const giveOutcome = async (
  ctx: Ctx,
  { logItemId, outcome, reason }: InputOf<typeof contract.giveLogOutcome>,
): Promise<ReplyOf<typeof contract.giveLogOutcome>> => {
  await itemToJudge(ctx, logItemId)
  await store.insertOutcome(ctx.tx, {
    id: newId(ctx),
    itemId: logItemId,
    outcome,
    reason,
    by: ctx.actor.workerId,
    at: ctx.now,
  })
  return { logItemId }
}

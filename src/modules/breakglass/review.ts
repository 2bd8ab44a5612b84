import { addDays, addMonths, type Day, instant, type Instant } from '#kernel/day.ts'
import { Conflict, found } from '#kernel/errors.ts'
import { uuidv7Of } from '#kernel/id.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import {
  emergencyBasis,
  factsOfChildren,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
} from '#modules/access/index.ts'
import { partOf } from '#modules/logreview/index.ts'
import { isLogReviewer, listUnits, workerNames } from '#modules/organisation/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import type * as contract from './contract.ts'
import { may } from './policy.ts'
import { isRunning, percentOf, reviewStandingOf, shareStandingOf } from './rules.ts'
import * as store from './store.ts'
import * as stats from './store-months.ts'

const pageSize = 20
const monthsShown = 6
const openings = Object.keys(partOf)

const seesAll = (ctx: Ctx, isReviewer: boolean): boolean => isReviewer || ctx.actor.role === 'head'

/** Names of those children whom the one who looks has by a relation; of the others the case number is enough to review by. */
const namesFor = async (ctx: Ctx, rows: readonly store.BreakGlassRow[], basis: string) => {
  const briefs = await personBriefs(
    ctx.tx,
    rows.map((row) => row.child_id),
  )
  const facts = await factsOfChildren(ctx.tx, briefs)
  const seen = [...briefs].filter(([id]) => {
    const about = facts.get(id)
    return (
      about !== undefined &&
      [isResponsible, leadsTheUnit, leadsTheService].some((one) => one.holds(ctx.actor, about))
    )
  })
  await logAll(
    ctx,
    seen.map(([id]) => ({ about: { type: 'child', id }, basis })),
  )
  return new Map(seen.map(([id, { name }]) => [id, name]))
}

const openedBy = async (ctx: Ctx, ids: readonly string[]) => {
  const rows = await store.readOpened(ctx.tx, ids, emergencyBasis)
  return Map.groupBy(
    rows.flatMap(({ id, action, count }) => {
      const part = partOf[action]
      return part === undefined ? [] : [{ id, part, count }]
    }),
    ({ id }) => id,
  )
}

const viewsOf = async (
  ctx: Ctx,
  rows: readonly store.BreakGlassRow[],
  { basis, isReviewer }: { readonly basis: string; readonly isReviewer: boolean },
): Promise<contract.BreakGlassView[]> => {
  const [children, opened, numbers, workers, units] = [
    await namesFor(ctx, rows, basis),
    await openedBy(
      ctx,
      rows.map((row) => row.id),
    ),
    await store.readCaseNumbers(
      ctx.tx,
      rows.map((row) => row.child_id),
    ),
    await workerNames(
      ctx.tx,
      rows.flatMap((row) => [row.worker_id, row.reviewed_by]),
    ),
    new Map((await listUnits(ctx.tx)).map((unit) => [unit.id, unit.name])),
  ]
  return rows.map((row) => {
    const one = {
      untilAt: row.until_at,
      endedAt: row.ended_at,
      reviewBy: row.review_by,
      reviewedAt: row.reviewed_at,
    }
    const counts = Map.groupBy(opened.get(row.id) ?? [], ({ part }) => part)
    const facts = { workerId: row.worker_id, unitIds: [row.unit_id, ...row.child_unit_ids], isReviewer }
    return {
      id: row.id,
      worker: workers.get(row.worker_id) ?? '',
      unit: units.get(row.unit_id) ?? '',
      child: children.get(row.child_id) ?? '',
      caseNumber: numbers.get(row.child_id) ?? '',
      category: row.category,
      reason: row.reason,
      fromAt: row.from_at,
      untilAt: row.until_at,
      endedAt: row.ended_at,
      isRunning: isRunning(one, ctx.now),
      opened: [...counts].map(([part, all]) => ({
        part,
        count: all.reduce((sum, { count }) => sum + count, 0),
      })),
      reviewBy: row.review_by,
      standing: reviewStandingOf(one, ctx.today),
      review:
        row.outcome === null || row.reviewed_at === null
          ? null
          : {
              outcome: row.outcome,
              reason: row.review_reason,
              by: workers.get(row.reviewed_by ?? '') ?? '',
              at: row.reviewed_at,
            },
      can: { review: row.reviewed_at === null && may['review break-glass'](ctx.actor, facts).allowed },
    }
  })
}

const startOf = (on: Day): Instant =>
  instant(Temporal.PlainDate.from(on).toZonedDateTime('Europe/Stockholm').toInstant().toString())

/** The lowest id that the log can have given at a moment. */
const idAt = (at: Instant): string =>
  uuidv7Of(Temporal.Instant.from(at).epochMilliseconds, new Uint8Array(10))

/** How often it happens, month by month, the latest first; a month in which nothing was opened is left out. */
const monthsOf = async (ctx: Ctx): Promise<contract.MonthView[]> => {
  const current = addDays(ctx.today, 1 - Number(ctx.today.slice(8)))
  const months = Array.from({ length: monthsShown }, (_, back) => addMonths(current, -back))
  const firstOn = months.at(-1) ?? ctx.today
  const from = startOf(firstOn)
  const [counted, byGlass, reviews] = [
    new Map((await stats.countedMonths(ctx.tx, firstOn)).map((row) => [row.month_on, row.openings])),
    await stats.openedByBreakGlass(ctx.tx, { from, basis: emergencyBasis, openings }),
    await stats.reviewsByMonth(ctx.tx, { from, today: ctx.today }),
  ]
  const views: contract.MonthView[] = []
  for (const monthOn of months) {
    const all =
      counted.get(monthOn) ??
      (await stats.countOpenings(ctx.tx, {
        firstId: idAt(startOf(monthOn)),
        lastId: idAt(startOf(addMonths(monthOn, 1))),
        openings,
      }))
    const byBreakGlass = byGlass.find((one) => one.month_on === monthOn)?.count ?? 0
    const review = reviews.find((one) => one.month_on === monthOn)
    const percent = percentOf(byBreakGlass, all)
    if (all > 0 || review)
      views.push({
        monthOn,
        openings: all,
        byBreakGlass,
        percent,
        standing: shareStandingOf(percent),
        breakGlasses: review?.all ?? 0,
        reviewedInTime: review?.in_time ?? 0,
        waiting: review?.waiting ?? 0,
        late: review?.late ?? 0,
      })
  }
  return views
}

/** For those who lead: what their unit did, or what was done to its children. For the head and the reviewers: all of it. */
export const answerList = async (
  ctx: Ctx,
  { after }: InputOf<typeof contract.readBreakGlasses>,
): Promise<ReplyOf<typeof contract.readBreakGlasses>> => {
  const isReviewer = await isLogReviewer(ctx.tx, ctx.actor.workerId, ctx.today)
  const basis = await permit(ctx, may, 'see break-glasses', { isReviewer }, { type: 'break-glass', id: null })
  const unitId = seesAll(ctx, isReviewer) ? null : ctx.actor.unitId
  const page = await store.readPage(ctx.tx, { unitId, after: after ?? null, most: pageSize + 1 })
  const rows = page.slice(0, pageSize)
  return {
    rows: await viewsOf(ctx, rows, { basis, isReviewer }),
    all: await store.countIn(ctx.tx, unitId),
    next: page.length > pageSize ? (rows.at(-1)?.id ?? null) : null,
    months: unitId === null && after === undefined ? await monthsOf(ctx) : [],
  }
}

export const review = async (
  ctx: Ctx,
  { breakGlassId: id, outcome, reason }: InputOf<typeof contract.reviewBreakGlass>,
): Promise<ReplyOf<typeof contract.reviewBreakGlass>> => {
  const row = found(await store.lockBreakGlass(ctx.tx, id))
  const isReviewer = await isLogReviewer(ctx.tx, ctx.actor.workerId, ctx.today)
  const facts = { workerId: row.worker_id, unitIds: [row.unit_id, ...row.child_unit_ids], isReviewer }
  await permit(ctx, may, 'review break-glass', facts, { type: 'child', id: row.child_id })
  if (row.reviewed_at !== null) throw new Conflict('break_glass_is_reviewed')
  await store.reviewRow(ctx.tx, id, { outcome, reason, by: ctx.actor.workerId, at: ctx.now })
  return { breakGlassId: id }
}

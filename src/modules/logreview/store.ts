import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Listed } from './draw.ts'

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...new Set(ids)]})`

export const findReview = (tx: Tx, monthOn: Day) =>
  tx.selectFrom('log_reviews').select('id').where('month_on', '=', monthOn).executeTakeFirst()

export const insertReview = (
  tx: Tx,
  one: { id: string; monthOn: Day; seed: string; openings: number; madeAt: Instant },
) =>
  tx
    .insertInto('log_reviews')
    .values({
      id: one.id,
      month_on: one.monthOn,
      seed: one.seed,
      openings: one.openings,
      made_at: one.madeAt,
    })
    .execute()

type NewItem = {
  readonly id: string
  readonly reviewId: string
  readonly one: Listed
  readonly unitId: string
  readonly role: string
}

// PostgreSQL takes 65,535 parameters in one statement.
const atOnce = 2_000

export const insertItems = async (tx: Tx, items: readonly NewItem[]): Promise<void> => {
  for (let at = 0; at < items.length; at += atOnce)
    await tx
      .insertInto('log_review_items')
      .values(
        items.slice(at, at + atOnce).map(({ id, reviewId, one, unitId, role }) => ({
          id,
          review_id: reviewId,
          log_id: one.opening.id,
          opened_at: one.opening.at,
          worker_id: one.opening.workerId,
          unit_id: unitId,
          role,
          child_id: one.opening.childId,
          part: one.opening.part,
          explanation: one.explanation,
          hints: JSON.stringify(one.hints),
          reasons: JSON.stringify(one.reasons),
        })),
      )
      .execute()
}

export const readReviews = (tx: Tx) =>
  tx
    .selectFrom('log_reviews')
    .select(['id', 'month_on', 'openings', 'made_at'])
    .orderBy('month_on', 'desc')
    .execute()

const isUnanswered = sql<boolean>`not exists (
  select from log_review_outcomes o where o.tenant_id = log_review_items.tenant_id and o.item_id = log_review_items.id)`

/** How many of each month wait for an outcome, but those about the reader. */
export const countLeft = (tx: Tx, readerId: string) =>
  tx
    .selectFrom('log_review_items')
    .innerJoin('log_reviews', 'log_reviews.id', 'log_review_items.review_id')
    .select(['review_id', 'log_reviews.made_at', sql<number>`count(*)::int`.as('left')])
    .where(isUnanswered)
    .where('worker_id', '<>', readerId)
    .groupBy(['review_id', 'log_reviews.made_at'])
    .execute()

const itemColumns = [
  'id',
  'opened_at',
  'worker_id',
  'unit_id',
  'role',
  'child_id',
  'part',
  'explanation',
  'hints',
  'reasons',
] as const

type Page = {
  readonly reviewId: string
  readonly readerId: string
  /** What somebody has answered, or what waits. */
  readonly isDone: boolean
  /** The last one of the former page. */
  readonly after: string | null
  readonly most: number
}

/** A page of a month's list, as it was opened; nobody sees the own. */
export const readItems = (tx: Tx, { reviewId, readerId, isDone, after, most }: Page) =>
  tx
    .selectFrom('log_review_items')
    .select(itemColumns)
    .where('review_id', '=', reviewId)
    .where('worker_id', '<>', readerId)
    .where(sql<boolean>`${isUnanswered} = ${!isDone}`)
    .where(
      sql<boolean>`(${after}::uuid is null or (opened_at, id) > (select a.opened_at, a.id from log_review_items a where a.id = ${after}::uuid))`,
    )
    .orderBy('opened_at')
    .orderBy('id')
    .limit(most)
    .execute()

/** How much of a month's list waits, and how much is answered, but for the reader's own. */
export const countListed = async (tx: Tx, reviewId: string, readerId: string) => {
  const row = await tx
    .selectFrom('log_review_items')
    .select([
      sql<number>`count(*) filter (where ${isUnanswered})::int`.as('waiting'),
      sql<number>`count(*) filter (where not ${isUnanswered})::int`.as('done'),
    ])
    .where('review_id', '=', reviewId)
    .where('worker_id', '<>', readerId)
    .executeTakeFirstOrThrow()
  return row
}

export const findItem = (tx: Tx, id: string) =>
  tx.selectFrom('log_review_items').select(itemColumns).where('id', '=', id).executeTakeFirst()

export const insertLook = (
  tx: Tx,
  one: { id: string; itemId: string; purpose: string; by: string; at: Instant },
) =>
  tx
    .insertInto('log_review_looks')
    .values({ id: one.id, item_id: one.itemId, purpose: one.purpose, looked_by: one.by, looked_at: one.at })
    .execute()

export const lookedAt = async (
  tx: Tx,
  itemIds: readonly string[],
  by: string,
): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx
        .selectFrom('log_review_looks')
        .select('item_id')
        .where('item_id', '=', anyOf(itemIds))
        .where('looked_by', '=', by)
        .execute()
    ).map((row) => row.item_id),
  )

export const insertOutcome = (
  tx: Tx,
  one: {
    id: string
    itemId: string
    outcome: 'explained' | 'talk' | 'reported' | 'unclear'
    reason: string
    by: string
    at: Instant
  },
) =>
  tx
    .insertInto('log_review_outcomes')
    .values({
      id: one.id,
      item_id: one.itemId,
      outcome: one.outcome,
      reason: one.reason,
      given_by: one.by,
      given_at: one.at,
    })
    .execute()

/** The latest outcome of each. */
export const outcomesOf = async (tx: Tx, itemIds: readonly string[]) => {
  const rows = await tx
    .selectFrom('log_review_outcomes')
    .select(['item_id', 'outcome', 'reason', 'given_by', 'given_at'])
    .where('item_id', '=', anyOf(itemIds))
    .orderBy('given_at')
    .execute()
  return new Map(rows.map((row) => [row.item_id, row]))
}

/** The number of the case that a child had on a day. */
export const caseNumbers = async (
  tx: Tx,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx
    .selectFrom('cases')
    .select(['child_id', 'number'])
    .where('child_id', '=', anyOf(childIds))
    .orderBy('opened_on')
    .execute()
  return new Map(rows.map((row) => [row.child_id, row.number]))
}

export const readReviewers = (tx: Tx, today: Day) =>
  tx
    .selectFrom('log_reviewers')
    .select(['id', 'worker_id', 'from_on', 'until_on'])
    .where('until_on', '>=', today)
    .where('ended_at', 'is', null)
    .where('agreed_by', 'is not', null)
    .orderBy('from_on')
    .execute()

export const insertReviewer = (
  tx: Tx,
  one: {
    id: string
    workerId: string
    fromOn: Day
    untilOn: Day
    proposedBy: string
    agreedBy: string
    at: Instant
  },
) =>
  tx
    .insertInto('log_reviewers')
    .values({
      id: one.id,
      worker_id: one.workerId,
      from_on: one.fromOn,
      until_on: one.untilOn,
      appointed_by: one.proposedBy,
      agreed_by: one.agreedBy,
      appointed_at: one.at,
    })
    .execute()

export const insertTurn = (
  tx: Tx,
  one: {
    id: string
    workerId: string
    unitId: string | null
    from: Instant
    until: Instant
    by: string
    at: Instant
  },
) =>
  tx
    .insertInto('duty_turns')
    .values({
      id: one.id,
      worker_id: one.workerId,
      unit_id: one.unitId,
      from_at: one.from,
      until_at: one.until,
      entered_by: one.by,
      entered_at: one.at,
    })
    .execute()

type By = { readonly by: string; readonly at: Instant }

export const lockReviewer = (tx: Tx, id: string) =>
  tx
    .selectFrom('log_reviewers')
    .select(['id', 'worker_id', 'until_on', 'ended_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const endReviewer = (tx: Tx, id: string, { by, at }: By) =>
  tx.updateTable('log_reviewers').set({ ended_by: by, ended_at: at }).where('id', '=', id).execute()

/** The turns that run or will come. */
export const readTurns = (tx: Tx, now: Instant) =>
  tx
    .selectFrom('duty_turns')
    .select(['id', 'worker_id', 'unit_id', 'from_at', 'until_at'])
    .where('until_at', '>', now)
    .where('ended_at', 'is', null)
    .orderBy('from_at')
    .orderBy('id')
    .limit(200)
    .execute()

export const lockTurn = (tx: Tx, id: string) =>
  tx
    .selectFrom('duty_turns')
    .select(['id', 'worker_id', 'until_at', 'ended_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const endTurn = (tx: Tx, id: string, { by, at }: By) =>
  tx.updateTable('duty_turns').set({ ended_by: by, ended_at: at }).where('id', '=', id).execute()

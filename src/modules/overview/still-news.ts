import type { Ctx } from '#platform/context.ts'
import { factsOfChildren } from '#modules/access/index.ts'
import { lostAmong } from '#modules/cases/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import { newsOf } from './news.ts'
import { may } from './policy.ts'

type NewsRow = { readonly code: string; readonly clock_id: string; readonly child_id: string | null }

/** What a worker wrote or presented once: it is hers to see only as long as she may read the child (SoLPuL 10 §). */
const isOwnWork = ({ code }: NewsRow): boolean => {
  const kind = newsOf(code)
  return kind === 'proposal_returned' || kind === 'board_decided'
}

const mayReadAmong = async (ctx: Ctx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const facts = await factsOfChildren(ctx.tx, await personBriefs(ctx.tx, ids))
  return new Set([...facts].flatMap(([id, of]) => (may['read child'](ctx.actor, of).allowed ? [id] : [])))
}

/** The news that still is some: whose child the worker may read, and where the consent is missing today. Clocks all stay. */
export const stillNews = async <R extends NewsRow>(ctx: Ctx, rows: readonly R[]): Promise<R[]> => {
  const isWithdrawn = ({ code }: NewsRow): boolean => newsOf(code) === 'consent_withdrawn'
  const [lost, readable] = await Promise.all([
    lostAmong(
      ctx,
      rows.filter(isWithdrawn).map((row) => row.clock_id),
    ),
    mayReadAmong(
      ctx,
      rows.filter(isOwnWork).flatMap((row) => row.child_id ?? []),
    ),
  ])
  return rows.filter((row) => {
    if (isWithdrawn(row)) return lost.has(row.clock_id)
    return !isOwnWork(row) || (row.child_id !== null && readable.has(row.child_id))
  })
}

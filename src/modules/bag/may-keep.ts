import type { Instant } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { type CaseFacts, caseFacts } from '#modules/cases/index.ts'
import { may } from './policy.ts'
import { type PermitRow, readPermits } from './store.ts'

/** What was said of a protected child, as it stands now: a "yes" lasts as long as it was given for. */
export const permitStanding = (
  permit: PermitRow | undefined,
  now: Instant,
): 'not_asked' | 'asked' | 'yes' | 'no' => {
  if (permit === undefined) return 'not_asked'
  if (permit.answer === null) return 'asked'
  if (permit.answer === 'no') return 'no'
  return permit.valid_until !== null && permit.valid_until > now ? 'yes' : 'not_asked'
}

/** Facts of several cases, by case; those that are not there are left out. */
export const factsOfCases = async (
  ctx: Pick<Ctx, 'tx'>,
  caseIds: readonly string[],
): Promise<Map<string, CaseFacts>> => {
  const all = await Promise.all(caseIds.map((id) => caseFacts(ctx.tx, id)))
  return new Map(all.filter((one) => one !== undefined).map((one) => [one.caseId, one]))
}

/** Which of these cases the actor may carry at this moment: open, his own to pack, and a protected child only with leave. */
export const stillHis = async (ctx: Ctx, caseIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const facts = [...(await factsOfCases(ctx, caseIds)).values()].filter(
    (one) => one.closedOn === null && may['pack case'](ctx.actor, one.facts).allowed,
  )
  const guarded = facts.filter((one) => one.isProtected).map((one) => one.caseId)
  const permits = new Map((await readPermits(ctx.tx, ctx.actor.workerId, guarded)).map((p) => [p.case_id, p]))
  return new Set(
    facts
      .filter((one) => !one.isProtected || permitStanding(permits.get(one.caseId), ctx.now) === 'yes')
      .map((one) => one.caseId),
  )
}

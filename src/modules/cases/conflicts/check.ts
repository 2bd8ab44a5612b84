import { Conflict, Refused } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { type Act, barTo, mayNotHave, type Standing, standingOf } from './rules.ts'
import { readStanding, readStandings } from './store.ts'

/** What the one who asks may do in the case, so far as conflicts of interest go. FL 16–18. */
export const ownStanding = async (ctx: Pick<Ctx, 'tx' | 'actor'>, caseId: string): Promise<Standing> =>
  standingOf(
    (await readStanding(ctx.tx, caseId, [ctx.actor.workerId])).map((row) => ({
      answer: row.answer,
      exception: row.exception_reason,
    })),
  )

/** FL 17–18: who has a conflict of interest takes no part; who waits for the answer takes no decision. The answer says why. */
export const refuseInConflict = async (
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  caseId: string,
  act: Act,
): Promise<void> => {
  const code = barTo(act, await ownStanding(ctx, caseId))
  if (code !== undefined) throw new Refused(code)
}

/** Which of some workers have a conflict of interest in the case, or wait for the answer. */
export const questionedAmong = async (
  ctx: Pick<Ctx, 'tx'>,
  caseId: string,
  workerIds: readonly string[],
): Promise<ReadonlySet<string>> =>
  new Set((await readStanding(ctx.tx, caseId, workerIds)).map((row) => row.worker_id))

/** FL 17: who of some workers may not have the case, nor a part of its work. */
export const conflictedAmong = async (
  ctx: Pick<Ctx, 'tx'>,
  caseId: string,
  workerIds: readonly string[],
): Promise<ReadonlySet<string>> =>
  new Set(
    (await readStanding(ctx.tx, caseId, workerIds))
      .filter((row) => mayNotHave({ answer: row.answer, exception: row.exception_reason }))
      .map((row) => row.worker_id),
  )

/** FL 17: who may not have which case: case → workers. */
export const barredFrom = async (
  tx: Tx,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows = (await readStandings(tx, caseIds)).filter((row) =>
    mayNotHave({ answer: row.answer, exception: row.exception_reason }),
  )
  return new Map(
    [...Map.groupBy(rows, (row) => row.case_id)].map(([id, all]) => [id, all.map((row) => row.worker_id)]),
  )
}

/** FL 17: the case is not given to somebody who may not handle it. */
export const refuseToConflicted = async (
  ctx: Pick<Ctx, 'tx'>,
  caseId: string,
  { before, now }: { readonly before: readonly string[]; readonly now: readonly string[] },
): Promise<void> => {
  const added = now.filter((id) => !before.includes(id))
  if (added.length === 0) return
  if ((await conflictedAmong(ctx, caseId, added)).size > 0) throw new Conflict('assigned_in_conflict')
}

import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { findColleague } from '#modules/organisation/index.ts'
import { caseView } from '../actions/case-view.ts'
import { checkVersion, lockToWork, maySee } from '../actions/enter.ts'
import type { CaseFacts } from '../facts.ts'
import { factsOfCase } from '../facts.ts'
import type { CaseView } from '../views.ts'
import type * as contract from './contract.ts'
import { may } from './policy.ts'
import * as store from './store.ts'

const permitAbout = async (
  ctx: Ctx,
  key: 'tell of conflict' | 'answer conflict',
  { caseId, aboutId }: { readonly caseId: string; readonly aboutId: string },
): Promise<CaseFacts> => {
  const { facts, watch } = await lockToWork(ctx, caseId)
  const own = { ...factsOfCase(facts.facts, watch), aboutId }
  await permit(ctx, may, key, own, { type: 'child', id: facts.childId, seen: maySee(ctx.actor, facts) })
  return facts
}

/** FL 18: from this minute she takes no decision in the case, until somebody else has answered. */
export const tell = async (ctx: Ctx, input: InputOf<typeof contract.tellOfConflict>): Promise<CaseView> => {
  const { caseId, id, workerId, ground, words } = input
  const { childId } = await permitAbout(ctx, 'tell of conflict', { caseId, aboutId: workerId })
  if (!(await findColleague(ctx, workerId))) throw new BadInput([{ path: 'workerId', code: 'choose' }])
  // FL 16 § 1 st p. 4 says nothing by itself: which circumstance is it?
  if (ground === 'other' && words === '') throw new BadInput([{ path: 'words', code: 'required' }])
  const by = ctx.actor.workerId
  const told = { id, caseId, childId, workerId, ground, words, by, at: ctx.now }
  if (!(await store.insertConflict(ctx.tx, told))) {
    if ((await store.readConflict(ctx.tx, id))?.case_id === caseId) return caseView(ctx, caseId)
    throw new Conflict('conflict_is_told')
  }
  return caseView(ctx, caseId)
}

const enterConflict = async (
  ctx: Ctx,
  input: { readonly caseId: string; readonly caseConflictId: string; readonly version: number },
): Promise<store.ConflictRow> => {
  const { caseId } = input
  const asked = await store.readConflict(ctx.tx, input.caseConflictId)
  const row = found(asked?.case_id === caseId ? asked : undefined)
  await permitAbout(ctx, 'answer conflict', { caseId, aboutId: row.worker_id })
  // Read again now that the case is held: two who answer at once do not overwrite each other.
  const now = found(await store.readConflict(ctx.tx, row.id))
  checkVersion(input.version, now.version, { answer: now.answer, reasons: now.reasons })
  return now
}

/** FL 18 § 2–3 st: a conflict of interest or none, with reasons, by somebody whom it is not about. */
export const answer = async (ctx: Ctx, input: InputOf<typeof contract.answerConflict>): Promise<CaseView> => {
  const row = await enterConflict(ctx, input)
  if (row.answer !== null) throw new Conflict('conflict_is_answered')
  await store.answerConflictRow(ctx.tx, row, {
    answer: input.answer,
    reasons: input.reasons,
    by: ctx.actor.workerId,
    at: ctx.now,
  })
  return caseView(ctx, input.caseId)
}

/** FL 17: she does what nobody else can in time; the case is given to somebody else all the same. */
export const allow = async (ctx: Ctx, input: InputOf<typeof contract.allowInConflict>): Promise<CaseView> => {
  const row = await enterConflict(ctx, input)
  if (row.answer !== 'conflict') throw new Conflict('conflict_not_found')
  if (row.exception_reason !== '') throw new Conflict('conflict_is_answered')
  await store.allowException(ctx.tx, row, { reason: input.reason, by: ctx.actor.workerId, at: ctx.now })
  return caseView(ctx, input.caseId)
}

import type { Ctx } from '#platform/context.ts'
import type { CaseFacts } from '../facts.ts'
import type { CaseView } from '../views.ts'
import { may } from './policy.ts'
import { type Standing, standingOf } from './rules.ts'
import type { ConflictRow } from './store.ts'

/** Whose names are shown: those in the questions, and those of whom one may be raised. */
export const peopleIn = (
  rows: readonly ConflictRow[],
  { own }: Pick<CaseFacts, 'own'>,
): (string | null)[] => [
  ...rows.flatMap((row) => [row.worker_id, row.told_by, row.answered_by]),
  ...own.responsibleIds,
]

export const ownStandingIn = (rows: readonly ConflictRow[], workerId: string): Standing =>
  standingOf(
    rows
      .filter((row) => row.worker_id === workerId)
      .map((row) => ({ answer: row.answer, exception: row.exception_reason })),
  )

/** That there is a question, and its answer, is for all who see the case; the circumstance is for her and for those who answer. */
export const conflictViews = (
  { actor }: Pick<Ctx, 'actor'>,
  { own }: Pick<CaseFacts, 'own'>,
  { rows, names }: { readonly rows: readonly ConflictRow[]; readonly names: ReadonlyMap<string, string> },
): CaseView['conflicts'] =>
  rows.map((row) => {
    const mayAnswer = may['answer conflict'](actor, { ...own, aboutId: row.worker_id }).allowed
    const isShown = mayAnswer || row.worker_id === actor.workerId || row.told_by === actor.workerId
    return {
      id: row.id,
      worker: names.get(row.worker_id) ?? '',
      isMine: row.worker_id === actor.workerId,
      hasCase: own.responsibleIds.includes(row.worker_id),
      ground: row.ground,
      words: isShown ? row.words : '',
      toldBy: names.get(row.told_by) ?? '',
      toldAt: row.told_at,
      answer: row.answer,
      reasons: row.reasons,
      answeredBy: row.answered_by === null ? '' : (names.get(row.answered_by) ?? ''),
      answeredAt: row.answered_at,
      exception: row.exception_reason,
      can: { answer: mayAnswer && row.answer === null, allow: mayAnswer && row.answer === 'conflict' },
      version: row.version,
    }
  })

/** Of whom the one who looks may tell: of oneself, and as a lead of those who have the case. */
export const tellableBy = (
  { actor }: Pick<Ctx, 'actor'>,
  { own, closedOn }: Pick<CaseFacts, 'own' | 'closedOn'>,
  rows: readonly ConflictRow[],
): string[] => {
  if (closedOn !== null) return []
  const standing = new Set(
    rows.filter(({ answer }) => answer === null || answer === 'conflict').map((row) => row.worker_id),
  )
  return [...new Set([actor.workerId, ...own.responsibleIds])].filter(
    (aboutId) => !standing.has(aboutId) && may['tell of conflict'](actor, { ...own, aboutId }).allowed,
  )
}

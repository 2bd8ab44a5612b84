import { found } from '#kernel/errors.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { childOfCase, childRelation } from '#modules/cases/index.ts'
import { reportsOfChild } from '#modules/intake/index.ts'
import { findPerson, type PersonBrief } from '#modules/people/index.ts'
import type { NoteFacts } from './policy.ts'
import type { NoteText } from './rules.ts'
import { noteById } from './store.ts'

/** The child, or "not found": also when it is another municipality's. */
export const childOf = async (tx: Tx, childId: string): Promise<PersonBrief> =>
  found(await findPerson(tx, childId))

/** The author of a draft is let in by having begun it: saving on every pause then asks nothing more of the house. */
export const draftFacts = (draftBy: string, childId: string): NoteFacts => ({
  childId,
  responsibleIds: [],
  unitIds: [],
  formerUnitIds: [],
  isProtected: true,
  draftBy,
  isBeside: false,
})

export const noteFacts = async (
  tx: Tx,
  childId: string,
  { draftBy, isBeside }: { draftBy: string | null; isBeside: boolean },
): Promise<NoteFacts> => ({ ...(await childRelation(tx, childId)), draftBy, isBeside })

type Refers = Pick<NoteText, 'childId' | 'caseId' | 'reportChildId' | 'originalId'>

/** Whether all that a note says it belongs to is the same child's. Corrections stand beside the original, never beside each other. */
export const belongsToChild = async (
  tx: Tx,
  { childId, caseId, reportChildId, originalId }: Refers,
): Promise<boolean> => {
  const [caseOf, reports, original] = await Promise.all([
    caseId === null ? childId : childOfCase(tx, caseId),
    reportChildId === null ? [] : reportsOfChild(tx, childId),
    originalId === null ? null : noteById(tx, originalId),
  ])
  if (caseOf !== childId) return false
  if (reportChildId !== null && !reports.some((report) => report.reportChildId === reportChildId))
    return false
  return original === null || (original?.childId === childId && original.originalId === null)
}

import { found, NotFound } from '#kernel/errors.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { caseFacts, childRelation } from '#modules/cases/index.ts'
import { reportsOfChild } from '#modules/intake/index.ts'
import { findPerson, type PersonBrief } from '#modules/people/index.ts'
import type { NoteFacts } from './policy.ts'
import type { NoteText } from './rules.ts'
import { noteById } from './store.ts'

/** The child, or "not found": also when it is another municipality's. */
export const childOf = async (tx: Tx, childId: string): Promise<PersonBrief> =>
  found(await findPerson(tx, childId))

/** The author of a draft is let in by having begun it: saving on every pause then asks nothing more of the house. */
export const draftFacts = (draftBy: string): NoteFacts => ({
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

/** What a note says that it belongs to must be the same child's. Corrections stand beside the original, never beside each other. */
export const checkReferences = async (tx: Tx, note: Refers): Promise<void> => {
  const { childId, caseId, reportChildId } = note
  if (caseId !== null && (await caseFacts(tx, caseId))?.childId !== childId) throw new NotFound()
  if (reportChildId !== null) {
    const reports = await reportsOfChild(tx, childId)
    if (!reports.some((report) => report.reportChildId === reportChildId)) throw new NotFound()
  }
  if (note.originalId === null) return
  const original = await noteById(tx, note.originalId)
  if (original?.childId !== note.childId || original.originalId !== null) throw new NotFound()
}

import type { Day } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { type CaseFacts, investigationFacts } from '#modules/cases/index.ts'
import { assessmentReady, assessmentText } from '#modules/assessment/index.ts'
import { lettersOf, partiesOf, type ProposalRow, textOf } from './facts.ts'
import { type Gap, gapsBeforeSigning, isCommunicated, replyTimeRuns } from './rules.ts'

export type InvestigationText = readonly { readonly title: string; readonly body: string }[]

/** The investigation that a proposal rests on, area by area, as it stands now. Empty areas are left out. */
export const investigationText = async (tx: Tx, investigationId: string): Promise<InvestigationText> =>
  (await assessmentText(tx, investigationId)).map(({ title, body }) => ({ title, body }))

/** What is still missing before the proposal may be decided `on` that day: today, or the day of the meeting. */
export const gapsOf = async (
  ctx: Ctx,
  row: ProposalRow,
  ofCase: CaseFacts,
  on: Day = ctx.today,
): Promise<Gap[]> => {
  const { investigation_id: investigationId } = row
  const whom = { birthOn: ofCase.child.birthOn, on }
  const isOpen = investigationId !== null && ofCase.investigationId === investigationId
  const opened = isOpen ? await investigationFacts(ctx.tx, investigationId) : undefined
  if (!isOpen || !opened)
    return gapsBeforeSigning({
      text: textOf(row),
      whom,
      investigationIsOpen: false,
      investigationIsReady: true,
      communicated: true,
      replyTimeRuns: false,
    })
  const letters = await lettersOf(ctx, opened)
  const parties = (await partiesOf(ctx, ofCase.childId)).map(({ person }) => person.id)
  return gapsBeforeSigning({
    text: textOf(row),
    whom,
    investigationIsOpen: true,
    investigationIsReady: (await assessmentReady(ctx.tx, investigationId)).ready,
    communicated: isCommunicated(letters, parties, on),
    replyTimeRuns: replyTimeRuns(letters, on),
  })
}

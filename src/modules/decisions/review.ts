import type { z } from 'zod'
import { BadInput } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import type { reviewProposed } from '#modules/cases/index.ts'
import { waitingItemOf } from './board/standing.ts'
import { readProposalRow } from './store.ts'

/**
 * SoL 22:13–14, LVU 13: what the board is to weigh goes into a proposal of the same case about the same question, that nobody
 * has decided and no agenda has yet. Anything else is refused, and the review stays as it was.
 */
export const checkReviewProposal = async (
  ctx: Ctx,
  { caseId, proposalId, kind }: z.output<(typeof reviewProposed)['payload']>,
): Promise<void> => {
  const proposal = await readProposalRow(ctx.tx, proposalId)
  const fits = proposal?.case_id === caseId && proposal.kind === kind
  if (!fits || (await waitingItemOf(ctx, proposalId)))
    throw new BadInput([{ path: 'proposalId', code: 'review_other_proposal' }])
}

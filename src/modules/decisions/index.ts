import type { Day, Instant } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { delegatedBy, workerNames } from '#modules/organisation/index.ts'
import { type PersonBrief, personBriefs } from '#modules/people/index.ts'
import { type DecisionView, ProposalKindSchema } from './contract.ts'
import { textOf } from './facts.ts'
import { levelKindOf, type ProposalKind } from './rules.ts'
import { readDecisionsOfChild, readProposalsSentTo, readServices } from './store.ts'
import { decisionViews } from './views.ts'

export { consultHeld, decisionSigned } from './events.ts'
export {
  itemsToPresent,
  passOn,
  presentInstead,
  type ToPresent,
  waitingForLeaver,
  type WaitingForLeaver,
} from './pass-on.ts'
export { recordDelegated } from './record.ts'
export { checkReviewProposal } from './review.ts'
export type { DecisionView } from './contract.ts'
export { hashOfDecision } from './hash.ts'
export { noGrounds } from './rules.ts'

/** All decisions about a child, the newest first. The caller has asked its policy about the child before. */
export const decisionsOfChild = async (ctx: Pick<Ctx, 'tx'>, childId: string): Promise<DecisionView[]> =>
  decisionViews(ctx.tx, await readDecisionsOfChild(ctx.tx, childId))

/** What somebody has been given of decisions about a child, the newest first: only what was served on this very person (FL 33). */
export const decisionsServedOn = async (
  ctx: Pick<Ctx, 'tx'>,
  { childId, personId }: { readonly childId: string; readonly personId: string },
): Promise<
  { readonly decision: DecisionView; readonly servedOn: Day; readonly appealUntil: Day | null }[]
> => {
  const decisions = await decisionsOfChild(ctx, childId)
  const services = await readServices(
    ctx.tx,
    decisions.map(({ id }) => id),
  )
  const people = await personBriefs(
    ctx.tx,
    services.map(({ person_id: id }) => id),
  )
  const own = services.filter(({ person_id: id }) => people.get(id)?.id === personId)
  return decisions.flatMap((decision) => {
    const service = own.find(({ decision_id: id }) => id === decision.id)
    return service ? [{ decision, servedOn: service.served_on, appealUntil: service.appeal_until }] : []
  })
}

/** A proposal that waits for somebody's decision, without its text. */
export type WaitingProposal = {
  readonly id: string
  readonly caseId: string
  readonly childId: string
  readonly childName: string
  readonly protection: PersonBrief['protection']
  readonly kind: ProposalKind
  readonly paragraph: string
  readonly proposedBy: string
  readonly sentAt: Instant
}

/** What a worker has been asked to decide, the oldest first. The caller logs whose names it shows. */
export const proposalsWaitingFor = async (ctx: Ctx, workerId: string): Promise<WaitingProposal[]> => {
  const rows = await readProposalsSentTo(ctx.tx, workerId)
  const names = await workerNames(
    ctx.tx,
    rows.map((row) => row.proposed_by),
  )
  const children = await personBriefs(
    ctx.tx,
    rows.map((row) => row.child_id),
  )
  const waiting: WaitingProposal[] = []
  for (const row of rows) {
    const kind = ProposalKindSchema.parse(row.kind)
    const child = children.get(row.child_id)
    waiting.push({
      id: row.id,
      caseId: row.case_id,
      childId: row.child_id,
      childName: child?.name ?? '',
      protection: child?.protection ?? 'none',
      kind,
      paragraph: (await delegatedBy(ctx, levelKindOf(textOf(row)))).paragraph,
      proposedBy: names.get(row.proposed_by) ?? '',
      sentAt: row.sent_at ?? row.saved_at,
    })
  }
  return waiting
}

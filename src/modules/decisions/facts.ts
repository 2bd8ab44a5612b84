import type { Ctx } from '#platform/context.ts'
import { found, NotFound } from '#kernel/errors.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { type CaseFacts, caseFacts } from '#modules/cases/index.ts'
import { clockViews } from '#modules/clocks/index.ts'
import { guardiansOf, type PersonBrief, findPerson } from '#modules/people/index.ts'
import { InterventionKindSchema, ProposalKindSchema } from './contract.ts'
import type { ProposalFacts } from './policy.ts'
import { isCommunicated, isPartyItself, type ProposalText } from './rules.ts'
import { lockProposalRow, readProposalRow } from './store.ts'

export type ProposalRow = NonNullable<Awaited<ReturnType<typeof readProposalRow>>>

/** A proposal with the facts that a policy asks. */
export type Proposed = {
  readonly row: ProposalRow
  readonly ofCase: CaseFacts
  readonly facts: ProposalFacts
}

const withFacts = async (tx: Tx, row: ProposalRow | undefined): Promise<Proposed> => {
  const proposal = found(row)
  const ofCase = found(await caseFacts(tx, proposal.case_id))
  return { row: proposal, ofCase, facts: { ...ofCase.facts, sentTo: proposal.sent_to } }
}

/** The proposal, or "not found". */
export const proposed = async (tx: Tx, proposalId: string): Promise<Proposed> =>
  withFacts(tx, await readProposalRow(tx, proposalId))

/** The same for one who will change or sign it: others wait. */
export const proposedToChange = async (tx: Tx, proposalId: string): Promise<Proposed> =>
  withFacts(tx, await lockProposalRow(tx, proposalId))

/** The words of a proposal as the rules and the contract know them. */
export const textOf = (row: ProposalRow): ProposalText => ({
  kind: ProposalKindSchema.parse(row.kind),
  content: row.content,
  reasons: row.reasons,
  ruleApplied: row.rule_applied,
  interventionKind: InterventionKindSchema.catch('').parse(row.intervention_kind),
  interventionName: row.intervention_name,
})

export type Party = { readonly person: PersonBrief; readonly part: 'child' | 'guardian' }

/** Who is a party: the guardians, and the child itself from 15 (SoL 3:4, 21:1; FB 6:11). */
export const partiesOf = async (ctx: Pick<Ctx, 'tx' | 'today'>, childId: string): Promise<Party[]> => {
  const child = await findPerson(ctx.tx, childId)
  if (!child) throw new NotFound()
  const guardians = await guardiansOf(ctx.tx, childId)
  return [
    ...(isPartyItself(child.birthOn, ctx.today) ? [{ person: child, part: 'child' as const }] : []),
    ...guardians.map((person) => ({ person, part: 'guardian' as const })),
  ]
}

/** FL 25: has every party had its time? Each letter of the investigation has a clock of its own. */
export const communicated = async (
  ctx: Ctx,
  { caseId, childId, openedOn }: { caseId: string; childId: string; openedOn: string },
): Promise<boolean> => {
  const letters = (await clockViews(ctx, [caseId], 'all')).filter(
    (clock) => clock.code === 'communicationReply' && clock.startedOn >= openedOn,
  )
  const parties = await partiesOf(ctx, childId)
  return isCommunicated(
    letters.map((letter) => ({ ended: letter.endedOn !== null, dueOn: letter.dueOn })),
    parties.length,
    ctx.today,
  )
}

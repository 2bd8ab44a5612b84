import type { Ctx } from '#platform/context.ts'
import { found, NotFound } from '#kernel/errors.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { type CaseFacts, caseFacts, type InvestigationFacts } from '#modules/cases/index.ts'
import { clockViews } from '#modules/clocks/index.ts'
import { guardiansOf, type PersonBrief, findPerson } from '#modules/people/index.ts'
import { InterventionKindSchema, LegalBasisSchema, ProposalKindSchema } from './contract.ts'
import type { ProposalFacts } from './policy.ts'
import { isPartyItself, type Letter, type ProposalText } from './rules.ts'
import { lockProposalRow, readProposalRow } from './store.ts'

export type ProposalRow = NonNullable<Awaited<ReturnType<typeof readProposalRow>>>

/** A proposal with the facts that a policy asks: `facts` to read it, `own` to write or sign it. */
export type Proposed = {
  readonly row: ProposalRow
  readonly ofCase: CaseFacts
  readonly facts: ProposalFacts
  readonly own: ProposalFacts
}

const withFacts = async (tx: Tx, row: ProposalRow | undefined): Promise<Proposed> => {
  const proposal = found(row)
  const ofCase = found(await caseFacts(tx, proposal.case_id))
  const { sent_to: sentTo } = proposal
  return { row: proposal, ofCase, facts: { ...ofCase.facts, sentTo }, own: { ...ofCase.own, sentTo } }
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
  legalBasis: LegalBasisSchema.parse(row.legal_basis),
  specialReasons: row.special_reasons,
  riskBehaviour: row.risk_behaviour,
  kinship: row.kinship,
  toldOn: row.told_on,
  toldNote: row.told_note,
  ...(row.follow_up && { followUp: { offer: row.follow_up_offer } }),
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

/** FL 25: the letters of the investigation, each with the last day of its own clock. */
export const lettersOf = async (
  ctx: Pick<Ctx, 'tx' | 'today' | 'now'>,
  { caseId, letters }: InvestigationFacts,
): Promise<Letter[]> => {
  const clocks = await clockViews(ctx, [caseId], 'all')
  return letters.flatMap(({ id, personId, answered }) => {
    const clock = clocks.find((one) => one.code === 'communicationReply' && one.aboutId === id)
    return clock ? [{ personId, answered, dueOn: clock.dueOn }] : []
  })
}

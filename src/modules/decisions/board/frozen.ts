import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import type { Ctx } from '#platform/context.ts'
import { InterventionKindSchema, LegalBasisSchema, ProposalKindSchema } from '../contract.ts'
import { type Proposed, textOf } from '../facts.ts'
import { hashOfShown } from '../hash.ts'
import { investigationText } from '../investigation.ts'
import type { ProposalText } from '../rules.ts'

/** What the politicians got: the words of the proposal and of the investigation, as they stood when it was sent. */
export const Frozen = z.object({
  text: z.object({
    kind: ProposalKindSchema,
    content: z.string(),
    reasons: z.string(),
    ruleApplied: z.string(),
    interventionKind: InterventionKindSchema,
    interventionName: z.string(),
    legalBasis: LegalBasisSchema,
    specialReasons: z.boolean(),
    riskBehaviour: z.boolean(),
    kinship: z.string(),
    toldOn: DaySchema.nullable(),
    toldNote: z.string(),
    followUp: z.object({ offer: z.string() }).exactOptional(),
  }),
  caseNumber: z.string(),
  investigation: z.array(z.object({ title: z.string(), body: z.string() })),
})
export type Frozen = z.output<typeof Frozen>

/** Reads what an item holds; undefined for an item without a proposal. */
export const frozenOf = (row: { readonly frozen: unknown }): Frozen | undefined =>
  Frozen.safeParse(row.frozen).data

/** The text as it stands now, with the fingerprint by which a later change is seen. */
export const freeze = async (
  ctx: Ctx,
  { row, ofCase }: Proposed,
): Promise<{ readonly text: Frozen; readonly hash: string }> => {
  const investigation =
    row.investigation_id === null ? [] : [...(await investigationText(ctx.tx, row.investigation_id))]
  const text = Frozen.parse({ text: textOf(row), caseNumber: ofCase.number, investigation })
  // A field of the proposal that the politicians would not get does not compile.
  text.text satisfies ProposalText
  return { text, hash: hashOfShown({ text: textOf(row), investigation }) }
}

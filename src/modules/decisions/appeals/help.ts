import type { Day } from '#kernel/day.ts'
import { BadInput, type Issue } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { type InterventionKind, interventionRules, limitsOf } from '#modules/cases/contract.ts'
import { grantAfterAppeal } from '#modules/cases/index.ts'
import { DecisionKindSchema } from '#modules/organisation/contract.ts'
import type { DecisionKind } from '#modules/organisation/index.ts'
import { findPerson } from '#modules/people/index.ts'

export type Help = { readonly interventionKind: InterventionKind | ''; readonly interventionName: string }

/** By which kind of decision the help is given: who may give it may give it here too. */
export const grantKindOf = ({ interventionKind }: Help): DecisionKind | undefined => {
  if (interventionKind === '') return undefined
  const kind = DecisionKindSchema.safeParse(interventionRules[interventionKind].grantedBy)
  return kind.success ? kind.data : undefined
}

/** Help has a name, and is such that it can be granted and given to this child on that day (SoL 9, 13:7). */
export const checkHelp = async (
  ctx: Ctx,
  childId: string,
  { help, on }: { readonly help: Help; readonly on: Day },
): Promise<void> => {
  const { interventionKind: kind, interventionName: name } = help
  if (kind === '') return
  const child = await findPerson(ctx.tx, childId)
  const faults: Issue[] = [
    ...(name === '' ? [{ path: 'interventionName', code: 'required' }] : []),
    ...(grantKindOf(help) === undefined ? [{ path: 'interventionKind', code: 'choose' }] : []),
    ...limitsOf({
      kind,
      basis: 'sol',
      birthOn: child?.birthOn ?? null,
      on,
      // What takes special reasons or kin is proposed and weighed in a decision of its own.
      hasSpecialReasons: false,
      hasRiskBehaviour: false,
      kinship: '',
    }).map((code) => ({ path: 'interventionKind', code })),
  ]
  if (faults.length > 0) throw new BadInput(faults)
}

/** SoL 34:1: help that was won by an appeal is carried out as any other, within three months. */
export const giveHelp = async (
  ctx: Ctx,
  given: {
    readonly caseId: string
    readonly decisionId: string
    readonly decidedOn: Day
    readonly help: Help
  },
): Promise<void> => {
  const { interventionKind, interventionName } = given.help
  if (interventionKind === '') return
  await grantAfterAppeal(ctx, { ...given, interventionKind, interventionName })
}

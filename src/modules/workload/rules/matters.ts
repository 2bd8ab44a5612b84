import { addDays, type Day } from '#kernel/day.ts'
import { type Factor, factors, type MatterType, type Model } from './model.ts'
import type { Group } from './points.ts'

/** What is known of an open matter that somebody has a part in. Everything is read, nothing is asked for. */
export type MatterFacts = {
  readonly matterId: string
  readonly kind: 'report' | 'case' | 'duty' | 'transfer'
  readonly part: 'owner' | 'coworker'
  /** The children of one family have the same; null when the matter is about no child. */
  readonly family: string | null
  readonly investigationSince: Day | null
  readonly hasPlacement: boolean
  readonly hasHelp: boolean
  readonly factors: Readonly<Record<Factor, boolean>>
}

/** Which of its phases counts: the heaviest by the model, since two at once are not two cases. */
export const typeOf = (
  { kind, investigationSince, hasPlacement, hasHelp }: MatterFacts,
  { model, today }: { readonly model: Model; readonly today: Day },
): MatterType => {
  if (kind === 'report') return 'firstAssessment'
  if (kind !== 'case') return 'other'
  const phases: MatterType[] = [
    ...(investigationSince === null
      ? []
      : investigationSince > addDays(today, -model.newDays)
        ? (['newInvestigation'] as const)
        : (['investigation'] as const)),
    ...(hasPlacement ? (['placement'] as const) : []),
    ...(hasHelp ? (['followUp'] as const) : []),
  ]
  return phases.toSorted((a, b) => model.matters[b] - model.matters[a])[0] ?? 'other'
}

export type Weighed = Omit<Group, 'count'> & { readonly matterId: string }

/** Of a family's children with one worker the heaviest counts whole and each other one as a sibling. */
export const weighed = (
  matters: readonly MatterFacts[],
  { model, today }: { readonly model: Model; readonly today: Day },
): Weighed[] => {
  const typed = matters
    .map((facts) => ({ facts, type: typeOf(facts, { model, today }) }))
    .toSorted(
      (a, b) =>
        model.matters[b.type] - model.matters[a.type] || (a.facts.matterId < b.facts.matterId ? -1 : 1),
    )
  const seen = new Set<string>()
  return typed.map(({ facts, type }) => {
    const isSibling = facts.family !== null && seen.has(facts.family)
    if (facts.family !== null) seen.add(facts.family)
    return {
      matterId: facts.matterId,
      type,
      part: facts.part,
      isSibling,
      factors: factors.filter((factor) => facts.factors[factor]),
    }
  })
}

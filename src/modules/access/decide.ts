import type { Actor } from '#kernel/actor.ts'
import type { Rule } from '#kernel/policy.ts'

/** All that a denial is asked of: whom the facts are about. */
export type About = { readonly childId: string | null }

/** Which step of the order answered, and on which basis. `denied` and `nothing` are told alike: not found. */
export type Decided =
  | { readonly step: 'denied'; readonly basis: 'personal denial (OSL 26:1, FL 16–17)' }
  | { readonly step: 'relation'; readonly basis: string }
  | { readonly step: 'nothing' }

/** Own family, a conflict of interest, a threat: whoever is denied to the one who asks, whatever else would let her in. */
export const isDenied = (actor: Pick<Actor, 'denied'>, { childId }: About): boolean =>
  childId !== null && actor.denied?.has(childId) === true

/** The order of trust.md 3, first match wins: the tenant is the transaction’s own, then the denial, then the relation. */
export const decide = <Facts extends About>(
  actor: Actor,
  facts: Facts,
  relation: Rule<Actor, Facts>,
): Decided => {
  if (isDenied(actor, facts)) return { step: 'denied', basis: 'personal denial (OSL 26:1, FL 16–17)' }
  return relation.holds(actor, facts) ? { step: 'relation', basis: relation.basis } : { step: 'nothing' }
}

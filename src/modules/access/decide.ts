import type { Actor, InvitedPart } from '#kernel/actor.ts'
import type { Rule } from '#kernel/policy.ts'

/** All that a denial is asked of: whom the facts are about. */
export type About = { readonly childId: string | null }

/** What an emergency is asked of. */
export type Guarded = About & { readonly isProtected: boolean }

/** A permission to read may be asked of an emergency too; any other only of a relation. */
export type Verb = 'read' | 'any'

export const deniedBasis = 'personal denial (OSL 26:1, FL 16–17)'
export const emergencyBasis = 'break-glass: nödåtkomst (SoLPuL 10 §)'

/** What an invitation gives, by what it says: no other relation lets anybody in from outside. */
export const invitedBases = {
  guardian: 'guardian, by invitation (FB 6:11, FL 10 §)',
  child: 'child from 15, by invitation (SoL 3:4, FL 10 §)',
  partner: 'partner, by invitation (OSL 12:2)',
} as const satisfies Readonly<Record<InvitedPart, string>>

const isOfInvitation = (basis: string): boolean => Object.values(invitedBases).some((one) => one === basis)

/** Which step of the order answered, and on which basis. `denied` and `nothing` are told alike: not found. */
export type Decided =
  | { readonly step: 'denied'; readonly basis: typeof deniedBasis }
  | { readonly step: 'relation'; readonly basis: string }
  | { readonly step: 'emergency'; readonly basis: typeof emergencyBasis }
  | { readonly step: 'nothing' }

/** Own family, a conflict of interest, a threat: whoever is denied to the one who asks, whatever else would let her in. */
export const isDenied = (actor: Pick<Actor, 'denied'>, { childId }: About): boolean =>
  childId !== null && actor.denied?.has(childId) === true

/** Who is away stands in for nobody: what was handed over is out of sight from that minute (SoLPuL 10 §). */
export const worksWithChildren = ({ isAway, role }: Pick<Actor, 'isAway' | 'role'>): boolean =>
  isAway !== true &&
  (role === 'social_worker' || role === 'trainee' || role === 'lead' || role === 'unit_manager')

/** A break-glass of this worker runs. Never for a protected identity: that takes a second person, who leads. */
const isInEmergency = (actor: Actor, { childId, isProtected }: Guarded): boolean =>
  childId !== null && !isProtected && worksWithChildren(actor) && actor.emergency?.has(childId) === true

/**
 * The order of trust.md 3, first match wins: the tenant is the transaction’s own, then the denial, then the relation, then,
 * for a reading, a break-glass. Inside and outside never meet: an invitation is no reason for a worker, and no rule of the
 * service is one for a guest.
 */
export const decide = <Facts extends Guarded>(
  actor: Actor,
  facts: Facts,
  relation: Rule<Actor, Facts>,
  verb: Verb = 'any',
): Decided => {
  if (isDenied(actor, facts)) return { step: 'denied', basis: deniedBasis }
  if ((actor.invited !== undefined) !== isOfInvitation(relation.basis)) return { step: 'nothing' }
  if (relation.holds(actor, facts)) return { step: 'relation', basis: relation.basis }
  if (verb === 'read' && isInEmergency(actor, facts)) return { step: 'emergency', basis: emergencyBasis }
  return { step: 'nothing' }
}

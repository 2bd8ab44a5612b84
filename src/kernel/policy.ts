/**
 * Permissions that read like the law: a rule is a legal basis and a condition on facts that were loaded before,
 * a permission is a list of rules, and the first that holds is logged as the basis. Pure: it runs in the browser too.
 */
export type Rule<Actor, Facts> = {
  readonly basis: string
  readonly holds: (actor: Actor, facts: Facts) => boolean
}

export type Decision = { readonly allowed: true; readonly basis: string } | { readonly allowed: false }

export type Permission<Actor, Facts> = (actor: Actor, facts: Facts) => Decision

export const rule = <Actor, Facts>(
  basis: string,
  holds: (actor: Actor, facts: Facts) => boolean,
): Rule<Actor, Facts> => ({ basis, holds })

export const allowedWhen =
  <Actor, Facts>(...rules: readonly Rule<Actor, Facts>[]): Permission<Actor, Facts> =>
  (actor, facts) => {
    const first = rules.find((r) => r.holds(actor, facts))
    return first ? { allowed: true, basis: first.basis } : { allowed: false }
  }

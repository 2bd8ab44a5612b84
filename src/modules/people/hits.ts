import { formatIdentityNumber } from '#kernel/identity-format.ts'
import type { Ctx } from '#platform/context.ts'
import { listUnits } from '#modules/organisation/index.ts'
import type { PersonHit } from './contract.ts'
import { type KnownPerson, knownPersons } from './facts.ts'
import { may, mayBeTied, reachesDenied } from './policy.ts'

export const mayOpen = (ctx: Ctx, { facts }: KnownPerson): boolean =>
  may['read people'](ctx.actor, facts).allowed

/** What a permission is asked about: one who may open the person is told no, all others that there is nobody. */
export const seenAs = (ctx: Ctx, known: KnownPerson) => ({
  type: 'person',
  id: known.brief.id,
  seen: mayOpen(ctx, known),
})

/** One who is protected and none of the asker's does not exist for him (law.md 3.7, trust.md T2). */
export const mayKnow = (ctx: Ctx, known: KnownPerson): boolean =>
  mayOpen(ctx, known) ||
  (!reachesDenied(ctx.actor, known.facts) && known.facts.about.every(({ isProtected }) => !isProtected))

/** Those of them whom the one who asks may know of: the others are left out of every list, also of their own family's. */
export const whomMayKnow = async (ctx: Ctx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const known = await knownPersons(ctx.tx, ids)
  return new Set([...known].filter(([, one]) => mayKnow(ctx, one)).map(([id]) => id))
}

/** Whom the asker may say that a matter is about: whoever says it has the child from then on. */
export const whomMayTie = async (ctx: Ctx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const known = await knownPersons(ctx.tx, ids)
  return new Set([...known].filter(([, one]) => mayBeTied(ctx.actor, one.facts)).map(([id]) => id))
}

/**
 * What was left behind with a new identity leads to the new one only for those who may open the person; a name that was only
 * misspelt leads nowhere.
 */
export const mayLead = (ctx: Ctx, known: KnownPerson, row: { readonly end_reason: string | null }): boolean =>
  row.end_reason !== 'correction' && (row.end_reason !== 'identity' || mayOpen(ctx, known))

/** Name, year of birth and which unit to ask; the rest is for those who may open the person. */
export const hitOf = (
  ctx: Ctx,
  known: KnownPerson,
  units: ReadonlyMap<string, string>,
  formerName = '',
): PersonHit => {
  const { brief, facts } = known
  const isOpenable = mayOpen(ctx, known)
  const unitIds = new Set(facts.about.flatMap((child) => child.unitIds))
  return {
    id: brief.id,
    name: brief.name,
    birthYear: brief.birthOn?.slice(0, 4) ?? '',
    birthOn: isOpenable ? brief.birthOn : null,
    number: isOpenable ? formatIdentityNumber(brief.number, ctx.today) : '',
    isProtected: brief.isProtected,
    isOpenable,
    formerName,
    units: [...unitIds].flatMap((id) => units.get(id) ?? []),
  }
}

export const unitNames = async (ctx: Ctx): Promise<ReadonlyMap<string, string>> =>
  new Map((await listUnits(ctx.tx)).map((unit) => [unit.id, unit.name]))

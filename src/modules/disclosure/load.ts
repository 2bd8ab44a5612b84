import { BadInput, Conflict, found } from '#kernel/errors.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { childFacts } from '#modules/access/index.ts'
import { findPerson } from '#modules/people/index.ts'
import { may } from './policy.ts'
import { type DisclosureRow, findDisclosure, lockDisclosure } from './store.ts'

const factsOf = async (ctx: Ctx, childId: string) => {
  const child = found(await findPerson(ctx.tx, childId))
  return { child, facts: await childFacts(ctx.tx, child.id, child.isProtected) }
}

/** The child, for one who may do this; who may see that there are disclosures is told "not you" instead of "not there". */
export const childFor = async (ctx: Ctx, key: keyof typeof may, childId: string) => {
  const { child, facts } = await factsOf(ctx, childId)
  const seen = may['see disclosures'](ctx.actor, facts).allowed
  await permit(ctx, may, key, facts, { type: 'child', id: child.id, seen })
  return { child, facts }
}

/** A disclosure with its child, for one who may do this. */
export const loadFor = async (ctx: Ctx, key: keyof typeof may, disclosureId: string) => {
  const row = found(await findDisclosure(ctx.tx, disclosureId))
  return { row, ...(await childFor(ctx, key, row.child_id)) }
}

/** The same, locked and as it was seen: two people do not change one disclosure over each other. */
export const holdFor = async (
  ctx: Ctx,
  key: keyof typeof may,
  { disclosureId, version }: { readonly disclosureId: string; readonly version: number },
) => {
  const row = found(await lockDisclosure(ctx.tx, disclosureId))
  const rest = await childFor(ctx, key, row.child_id)
  if (row.version !== version) throw new Conflict('changed_meanwhile')
  return { row, ...rest }
}

/** Only while it is prepared: what was sent to decision stands still. */
export const mustBePrepared = ({ sent_at: sentAt, outcome }: DisclosureRow): void => {
  if (sentAt !== null || outcome !== null) throw new Conflict('disclosure_is_sent')
}

export const refuseField = (path: string, code: string): never => {
  throw new BadInput([{ path, code }])
}

import type { Ctx } from '#platform/context.ts'
import { type DecisionKind, type Decider, delegationFor, reaches, rolesThatReach } from './rules.ts'
import { reservedBy } from './rules/reserved.ts'
import { delegationOrder, withRoles } from './store.ts'

/** What the delegation order says of a kind of decision today. */
export type Delegated = {
  readonly allowed: boolean
  readonly paragraph: string
  readonly lowestRole: Decider
  readonly ruleId: string | null
}

export type MayDecide = Delegated & {
  readonly who: { id: string; name: string; title: string; unit: string }[]
}

const mostNames = 8

/** May the one who asks make this kind of decision today, and by which rule? */
export const delegatedBy = async (ctx: Ctx, kind: DecisionKind): Promise<Delegated> => {
  const rows = await delegationOrder(ctx.tx)
  const rules = rows.map((r) => ({
    id: r.id,
    decisionKind: r.decision_kind,
    paragraph: r.paragraph,
    lowestRole: r.lowest_role,
    validFrom: r.valid_from,
    validUntil: r.valid_until,
  }))
  const rule = delegationFor(rules, kind, ctx.today)
  const lowestRole = rule?.lowestRole ?? 'board'
  const { role } = ctx.actor
  return {
    allowed: role !== 'outside' && role !== 'public' && role !== 'system' && reaches(role, lowestRole),
    paragraph: rule?.paragraph ?? reservedBy(kind) ?? 'KL 6:37',
    lowestRole,
    ruleId: rule?.id ?? null,
  }
}

/** The same; and otherwise who may, own unit first. */
export const mayDecide = async (ctx: Ctx, kind: DecisionKind): Promise<MayDecide> => {
  const delegated = await delegatedBy(ctx, kind)
  const { allowed, lowestRole } = delegated
  const able = rolesThatReach(lowestRole)
  const people = allowed || able.length === 0 ? [] : await withRoles(ctx.tx, able, ctx.today)
  const nearestFirst = [
    ...people.filter((p) => p.unit_id === ctx.actor.unitId),
    ...people.filter((p) => p.unit_id !== ctx.actor.unitId),
  ]
  return {
    ...delegated,
    who: nearestFirst.slice(0, mostNames).map(({ id, name, title, unit }) => ({ id, name, title, unit })),
  }
}

import { BadInput, found, NotFound, Refused } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, permit } from '#platform/context.ts'
import type { endRelation, relatePerson } from '../contract.ts'
import { knownPerson } from '../facts.ts'
import { seenAs } from '../hits.ts'
import { may, mayBeTied } from '../policy.ts'
import * as relations from '../store-relations.ts'
import { relate } from './relate.ts'
import { hasCustody } from './rules.ts'

/**
 * Whoever may change the child's circle may tie anybody to it, and reads the person from then on: it is logged.
 * Not a protected person of somebody else: then those who have that person must be asked.
 */
export const tie = async (
  ctx: Ctx,
  { childId, ...one }: InputOf<typeof relatePerson>,
): Promise<ReplyOf<typeof relatePerson>> => {
  const child = found(await knownPerson(ctx.tx, childId))
  const basis = await permit(ctx, may, 'change relations', child.facts, seenAs(ctx, child))
  const person = found(await knownPerson(ctx.tx, one.personId))
  if (!mayBeTied(ctx.actor, person.facts)) throw new Refused('protected_person_of_others')
  await log(ctx, { about: { type: 'person', id: person.brief.id }, basis })
  return { id: await relate(ctx, { ...one, childId: child.brief.id }) }
}

/** A relation ends and stays as history. One who loses the custody may go on as a parent without it. */
export const untie = async (
  ctx: Ctx,
  { childId, relationId, untilOn = ctx.today, staysParent }: InputOf<typeof endRelation>,
): Promise<ReplyOf<typeof endRelation>> => {
  const child = found(await knownPerson(ctx.tx, childId))
  const basis = await permit(ctx, may, 'change relations', child.facts, seenAs(ctx, child))
  const relation = found(await relations.readRelation(ctx.tx, relationId))
  if (relation.child_id !== child.brief.id) throw new NotFound()
  if (untilOn > ctx.today) throw new BadInput([{ path: 'untilOn', code: 'in_future' }])
  if (untilOn < relation.from_on) throw new BadInput([{ path: 'untilOn', code: 'before_start' }])
  await log(ctx, { about: { type: 'person', id: relation.person_id }, basis })
  await relations.endRelationRow(ctx.tx, relationId, { untilOn, reason: 'ended' })
  const goesOn = { childId: child.brief.id, personId: relation.person_id, kind: 'parent' as const }
  if (staysParent && hasCustody(relation.kind)) await relate(ctx, { ...goesOn, fromOn: untilOn })
  return { ended: true }
}

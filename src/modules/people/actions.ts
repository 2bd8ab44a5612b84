import { Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { findPerson } from './briefs.ts'
import type { changePerson, readPerson, registerNewPerson } from './contract.ts'
import { knownPerson } from './facts.ts'
import { followDeath, relate } from './family/relate.ts'
import { seenAs } from './hits.ts'
import { writeFormerBirth, writeFormerName, writeNames, writeNumber } from './identity/write.ts'
import { may, seesContact } from './policy.ts'
import { checkPerson, registerPerson, rowOf } from './register.ts'
import { openPartOf, sealProtected } from './sealed/move.ts'
import * as store from './store.ts'
import { viewOf } from './view.ts'

export const answerPerson = async (
  ctx: Ctx,
  { personId }: InputOf<typeof readPerson>,
): Promise<ReplyOf<typeof readPerson>> => {
  const known = found(await knownPerson(ctx.tx, personId))
  const basis = await permit(ctx, may, 'read people', known.facts, seenAs(ctx, known))
  return viewOf(ctx, known, basis)
}

export const register = async (
  ctx: Ctx,
  input: InputOf<typeof registerNewPerson>,
): Promise<ReplyOf<typeof registerNewPerson>> => {
  const { relatedTo, ...person } = input
  const child = relatedTo && found(await knownPerson(ctx.tx, relatedTo.childId))
  await permit(
    ctx,
    may,
    'register people',
    { child: child?.facts },
    child ? seenAs(ctx, child) : { type: 'person', id: input.id },
  )
  if ((await store.readWhole(ctx.tx, input.id)) !== undefined) throw new Conflict('already_registered')
  const id = await registerPerson(ctx, person)
  if (relatedTo) await relate(ctx, { ...relatedTo, personId: id })
  return found(await findPerson(ctx.tx, id))
}

/** Nothing is overwritten unseen: one who looked at an older version is told what stands there now. */
export const change = async (
  ctx: Ctx,
  input: InputOf<typeof changePerson>,
): Promise<ReplyOf<typeof changePerson>> => {
  const { version, contact, reserve, certainty, why, ...person } = input
  const known = found(await knownPerson(ctx.tx, input.personId))
  const basis = await permit(ctx, may, 'change people', known.facts, seenAs(ctx, known))
  const personId = known.brief.id
  const { brief } = known
  const number = checkPerson(ctx, { ...person, certainty })
  const seen = seesContact(ctx.actor, known.facts) ? contact : undefined
  const row = rowOf(personId, person, number)
  const open = await openPartOf(ctx, row, seen)
  if (!(await store.updatePerson(ctx.tx, row, open, version))) {
    const { version: now, ...current } = await viewOf(ctx, known, basis)
    throw new Conflict('changed_meanwhile', { current, version: now })
  }
  await writeNumber(ctx, personId, { number, certainty, reserve, why })
  await writeFormerName(ctx, personId, { before: brief, now: person, why })
  await writeFormerBirth(ctx, personId, { before: brief.birthOn, now: row.birthOn, why })
  await writeNames(ctx, personId, person)
  await followDeath(ctx, personId, { before: brief.deadOn, deadOn: person.deadOn, basis })
  await sealProtected(ctx, [personId])
  return viewOf(ctx, found(await knownPerson(ctx.tx, personId)), basis)
}

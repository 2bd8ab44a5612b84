import { BadInput, Conflict, found, NotFound, Refused } from '#kernel/errors.ts'
import { formatIdentityNumber } from '#kernel/identity-number.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, permit } from '#platform/context.ts'
import { watchesOfChild, watchViews } from '#modules/clocks/index.ts'
import { findPerson, relationViews, siblingsOf } from './briefs.ts'
import type {
  changePerson,
  endRelation,
  PersonBrief,
  PersonView,
  readPerson,
  registerNewPerson,
  relatePerson,
} from './contract.ts'
import { type KnownPerson, knownPerson, knownPersons } from './facts.ts'
import { mayOpen, unitNames } from './hits.ts'
import { may, mayBeTied, seesContact } from './policy.ts'
import { checkPerson, giveNumber, registerPerson, relate, rowOf } from './register.ts'
import { mayHaveFamilyEntered } from './rules.ts'
import { partsOf } from './rules/names.ts'
import * as relations from './store-relations.ts'
import * as store from './store.ts'

const about = (ctx: Ctx, known: KnownPerson) => ({
  type: 'person',
  id: known.brief.id,
  seen: mayOpen(ctx, known),
})

const mattersOf = async (ctx: Ctx, personId: string): Promise<PersonView['matters']> => {
  const watches = await watchesOfChild(ctx.tx, personId)
  const units = await unitNames(ctx)
  const views = await watchViews(
    ctx.tx,
    watches.map((watch) => watch.matterId),
  )
  return views.map(({ matterId, matterKind, unitId, owner, coworker }) => ({
    matterId,
    matterKind,
    unit: units.get(unitId) ?? '',
    owner,
    coworker,
  }))
}

/**
 * Somebody who no longer belongs to the circle and is read by others now: the history keeps the name, and of a protected
 * person not even that.
 */
const asHistory = (person: PersonBrief): PersonBrief => ({
  ...person,
  ...(person.isProtected ? { name: '', givenName: '', familyName: '' } : {}),
  birthOn: null,
  number: '',
})

/** Those of a list whom the reader may read: a child or a sibling of another family is not shown through this one. */
const readable = async <T>(ctx: Ctx, all: readonly T[], idOf: (one: T) => string): Promise<T[]> => {
  const known = await knownPersons(ctx.tx, all.map(idOf))
  return all.filter((one) => {
    const person = known.get(idOf(one))
    return person !== undefined && mayOpen(ctx, person)
  })
}

/** The person as the one who asks may see it. The policy has been asked before; the people around get their own log rows. */
const viewOf = async (ctx: Ctx, { brief, facts }: KnownPerson, basis: string): Promise<PersonView> => {
  const row = found(await store.readWhole(ctx.tx, brief.id))
  const all = await relationViews(ctx.tx, await relations.readAround(ctx.tx, brief.id), 'person_id')
  const open = new Set(await readable(ctx, all, (one) => one.person.id))
  const around = all.map((one) => (open.has(one) ? one : { ...one, person: asHistory(one.person) }))
  const allChildren = await relationViews(
    ctx.tx,
    await relations.readChildrenOf(ctx.tx, [brief.id]),
    'child_id',
  )
  const children = await readable(ctx, allChildren, (one) => one.person.id)
  const entered = new Set([...around, ...children].map((one) => one.person.id))
  const otherSiblings = (await siblingsOf(ctx.tx, brief.id)).filter((sibling) => !entered.has(sibling.id))
  const siblings = await readable(ctx, otherSiblings, (one) => one.id)
  const shown: readonly PersonBrief[] = [...[...around, ...children].map((one) => one.person), ...siblings]
  for (const id of new Set(shown.map((person) => person.id)))
    await log(ctx, { about: { type: 'person', id }, basis })
  const change = may['change people'](ctx.actor, facts).allowed
  return {
    person: brief,
    numbers: (await store.readNumbers(ctx.tx, [brief.id])).map((one) => ({
      number: formatIdentityNumber(one.number),
      kind: one.kind,
      fromOn: one.from_on,
      untilOn: one.until_on,
    })),
    contact: seesContact(ctx.actor, facts)
      ? { address: row.address, phone: row.phone, email: row.email }
      : null,
    language: row.language,
    needsInterpreter: row.needs_interpreter,
    version: row.version,
    matters: await mattersOf(ctx, brief.id),
    relations: around,
    siblings,
    children,
    can: {
      change,
      relate:
        may['change relations'](ctx.actor, facts).allowed &&
        mayHaveFamilyEntered({ birthOn: brief.birthOn, isAround: allChildren.length > 0, today: ctx.today }),
    },
  }
}

export const answerPerson = async (
  ctx: Ctx,
  { personId }: InputOf<typeof readPerson>,
): Promise<ReplyOf<typeof readPerson>> => {
  const known = found(await knownPerson(ctx.tx, personId))
  const basis = await permit(ctx, may, 'read people', known.facts, about(ctx, known))
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
    child ? about(ctx, child) : { type: 'person', id: input.id },
  )
  if ((await store.readWhole(ctx.tx, input.id)) !== undefined) throw new Conflict('already_registered')
  const id = await registerPerson(ctx, person)
  if (relatedTo) await relate(ctx, { ...relatedTo, personId: id })
  return found(await findPerson(ctx.tx, id))
}

const writeNumber = async (
  ctx: Ctx,
  personId: string,
  number: ReturnType<typeof checkPerson>,
): Promise<void> => {
  const current = (await store.readNumbers(ctx.tx, [personId])).find((one) => one.until_on === null)
  if (current?.number === number?.number) return
  await store.endNumber(ctx.tx, personId, ctx.today)
  if (number !== undefined) await giveNumber(ctx, personId, number)
}

/** Nothing is overwritten unseen: one who looked at an older version is told what stands there now. */
export const change = async (
  ctx: Ctx,
  input: InputOf<typeof changePerson>,
): Promise<ReplyOf<typeof changePerson>> => {
  const { personId, version, contact, ...person } = input
  const known = found(await knownPerson(ctx.tx, personId))
  const basis = await permit(ctx, may, 'change people', known.facts, about(ctx, known))
  const number = checkPerson(ctx, person)
  const seen = seesContact(ctx.actor, known.facts) ? contact : undefined
  if (!(await store.updatePerson(ctx.tx, rowOf(personId, person, number), seen, version))) {
    const { version: now, ...current } = await viewOf(ctx, known, basis)
    throw new Conflict('changed_meanwhile', { current, version: now })
  }
  await writeNumber(ctx, personId, number)
  await store.writeNames(ctx.tx, personId, partsOf(`${person.givenName} ${person.familyName}`))
  return viewOf(ctx, found(await knownPerson(ctx.tx, personId)), basis)
}

/**
 * Whoever may change the child's circle may tie anybody to it, and reads the person from then on: it is logged.
 * Not a protected person of somebody else: then those who have that person must be asked.
 */
export const tie = async (
  ctx: Ctx,
  { childId, ...one }: InputOf<typeof relatePerson>,
): Promise<ReplyOf<typeof relatePerson>> => {
  const child = found(await knownPerson(ctx.tx, childId))
  const basis = await permit(ctx, may, 'change relations', child.facts, about(ctx, child))
  const person = found(await knownPerson(ctx.tx, one.personId))
  if (!mayBeTied(ctx.actor, person.facts)) throw new Refused('protected_person_of_others')
  await log(ctx, { about: { type: 'person', id: one.personId }, basis })
  return { id: await relate(ctx, { ...one, childId }) }
}

export const untie = async (
  ctx: Ctx,
  { childId, relationId, untilOn = ctx.today }: InputOf<typeof endRelation>,
): Promise<ReplyOf<typeof endRelation>> => {
  const child = found(await knownPerson(ctx.tx, childId))
  const basis = await permit(ctx, may, 'change relations', child.facts, about(ctx, child))
  const relation = found(await relations.readRelation(ctx.tx, relationId))
  if (relation.child_id !== childId) throw new NotFound()
  if (untilOn > ctx.today) throw new BadInput([{ path: 'untilOn', code: 'in_future' }])
  if (untilOn < relation.from_on) throw new BadInput([{ path: 'untilOn', code: 'before_start' }])
  await log(ctx, { about: { type: 'person', id: relation.person_id }, basis })
  await relations.endRelationRow(ctx.tx, relationId, untilOn)
  return { ended: true }
}

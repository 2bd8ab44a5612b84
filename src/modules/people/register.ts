import type { Day } from '#kernel/day.ts'
import { BadInput, Conflict, found } from '#kernel/errors.ts'
import { type Ctx, log, newId } from '#platform/context.ts'
import type { Protection, RelationKind } from './contract.ts'
import { issuesOfPerson, type KnownNumber, readNumber } from './rules.ts'
import { partsOf } from './rules/names.ts'
import * as relations from './store-relations.ts'
import * as store from './store.ts'

export type NewPerson = {
  /** Made by the client, so that the same person sent twice is one; made here when left out. */
  readonly id?: string | undefined
  readonly givenName: string
  readonly familyName: string
  /** As people write it; '' or left out: the person has none. */
  readonly number?: string | undefined
  /** Left out: the day that the number tells. */
  readonly birthOn?: Day | null | undefined
  readonly protection?: Protection | undefined
  readonly language?: string | undefined
  readonly needsInterpreter?: boolean | undefined
  readonly contact?: store.Contact | undefined
}

/** The number as it will be stored; throws BadInput with every fault of the person at once. */
export const checkPerson = (ctx: Ctx, person: NewPerson): KnownNumber | undefined => {
  const read = readNumber(person.number ?? '', ctx)
  const issues = [...('issue' in read ? [read.issue] : []), ...issuesOfPerson(person, ctx.today)]
  if (issues.length > 0) throw new BadInput(issues)
  return 'issue' in read ? undefined : read.number
}

export const rowOf = (id: string, person: NewPerson, number: KnownNumber | undefined): store.PersonRow => ({
  id,
  givenName: person.givenName,
  familyName: person.familyName,
  birthOn: person.birthOn ?? number?.birthOn ?? null,
  protection: person.protection ?? 'none',
  language: person.language ?? '',
  needsInterpreter: person.needsInterpreter ?? false,
})

/** Gives the person the number; throws Conflict('number_taken', {personId}) when it is somebody's. */
export const giveNumber = async (
  ctx: Ctx,
  personId: string,
  { number, kind }: KnownNumber,
): Promise<void> => {
  if (await store.insertNumber(ctx.tx, { id: newId(ctx), personId, number, kind, fromOn: ctx.today })) return
  const holder = (await store.readHolders(ctx.tx, number)).find((row) => row.until_on === null)
  throw new Conflict('number_taken', { personId: found(holder).person_id })
}

/**
 * Enters a person and writes the log row; who may is asked by the caller's own policy. Gives the id.
 * Throws BadInput (number_format, number_checksum, …, name_needed, in_future) and Conflict('number_taken', {personId}).
 */
export const registerPerson = async (ctx: Ctx, person: NewPerson): Promise<string> => {
  const number = checkPerson(ctx, person)
  const id = person.id ?? newId(ctx)
  const isNew = await store.insertPerson(ctx.tx, rowOf(id, person, number), person.contact)
  if (!isNew) return id
  if (number !== undefined) await giveNumber(ctx, id, number)
  await store.writeNames(ctx.tx, id, partsOf(`${person.givenName} ${person.familyName}`))
  await log(ctx, { about: { type: 'person', id }, basis: 'is registered (SoLPuL 7 §)' })
  return id
}

export type NewRelation = {
  readonly childId: string
  readonly personId: string
  readonly kind: RelationKind
  readonly note?: string | undefined
  /** Left out: today. */
  readonly fromOn?: Day | undefined
}

/** Ties a person to a child; the same relation twice is one. Gives its id. Throws BadInput, and NotFound for unknown persons. */
export const relate = async (ctx: Ctx, one: NewRelation): Promise<string> => {
  const fromOn = one.fromOn ?? ctx.today
  if (one.childId === one.personId) throw new BadInput([{ path: 'personId', code: 'own_relation' }])
  if (fromOn > ctx.today) throw new BadInput([{ path: 'fromOn', code: 'in_future' }])
  for (const id of [one.childId, one.personId]) found(await store.readWhole(ctx.tx, id))
  const id = newId(ctx)
  const isNew = await relations.insertRelation(ctx.tx, { ...one, id, note: one.note ?? '', fromOn })
  return isNew ? id : found(await relations.findCurrentRelation(ctx.tx, one)).id
}

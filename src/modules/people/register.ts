import type { Day } from '#kernel/day.ts'
import { BadInput } from '#kernel/errors.ts'
import { type Ctx, log, newId } from '#platform/context.ts'
import { sealValues } from '#modules/sealed/index.ts'
import type { Certainty, Protection } from './contract.ts'
import { writeNames, writeNumber } from './identity/write.ts'
import { issuesOfPerson, type KnownNumber, readNumber } from './rules.ts'
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
  readonly deadOn?: Day | null | undefined
  /** How sure the identity behind a coordination number is (lag 2022:1697). */
  readonly certainty?: Certainty | null | undefined
  /** Gives a number of our own when there is no other. */
  readonly reserve?: boolean | undefined
  readonly protection?: Protection | undefined
  readonly language?: string | undefined
  readonly needsInterpreter?: boolean | undefined
  readonly contact?: store.Contact | undefined
}

/** The number as it will be stored; throws BadInput with every fault of the person at once. */
export const checkPerson = (ctx: Ctx, person: NewPerson): KnownNumber | undefined => {
  const read = readNumber(person.number ?? '', ctx)
  const number = 'issue' in read ? undefined : read.number
  const issues = [...('issue' in read ? [read.issue] : []), ...issuesOfPerson(person, number, ctx.today)]
  if (issues.length > 0) throw new BadInput(issues)
  return number
}

export const rowOf = (id: string, person: NewPerson, number: KnownNumber | undefined): store.PersonRow => ({
  id,
  givenName: person.givenName,
  familyName: person.familyName,
  birthOn: person.birthOn ?? number?.birthOn ?? null,
  deadOn: person.deadOn ?? null,
  protection: person.protection ?? 'none',
  language: person.language ?? '',
  needsInterpreter: person.needsInterpreter ?? false,
})

/**
 * Enters a person and writes the log row; who may is asked by the caller's own policy. Gives the id.
 * Throws BadInput (number_format, number_checksum, …, name_needed, in_future) and Conflict('number_taken', {personId}).
 */
export const registerPerson = async (ctx: Ctx, person: NewPerson): Promise<string> => {
  const number = checkPerson(ctx, person)
  const id = person.id ?? newId(ctx)
  const row = rowOf(id, person, number)
  const isOpen = row.protection === 'none'
  const isNew = await store.insertPerson(ctx.tx, row, isOpen ? person.contact : undefined)
  if (!isNew) return id
  if (!isOpen && person.contact) await sealValues(ctx, id, person.contact)
  const { certainty = null, reserve = false } = person
  await writeNumber(ctx, id, { number, certainty, reserve, why: 'new' })
  await writeNames(ctx, id, person)
  await log(ctx, { about: { type: 'person', id }, basis: 'is registered (SoLPuL 7 §)' })
  return id
}

import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { samePerson, samePersons } from '#platform/db/same-person.ts'
import type { Certainty, ChangeReason, NumberKind } from '../contract.ts'

/** Says whether the number was free. Two who enter it at the same time: the second waits, and is told. */
export const insertNumber = async (
  tx: Tx,
  one: {
    readonly id: string
    readonly personId: string
    readonly number: string
    readonly kind: NumberKind
    readonly certainty: Certainty | null
    readonly fromOn: Day
    readonly writtenBy: string
  },
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('person_numbers')
    .values({
      id: one.id,
      person_id: one.personId,
      number: one.number,
      kind: one.kind,
      certainty: one.certainty,
      from_on: one.fromOn,
      written_by: one.writtenBy,
    })
    .onConflict((c) => c.columns(['tenant_id', 'number']).where('until_on', 'is', null).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export const endNumber = (
  tx: Tx,
  personId: string,
  end: { readonly untilOn: Day; readonly reason: ChangeReason; readonly by: string },
) =>
  tx
    .updateTable('person_numbers')
    .set({ until_on: end.untilOn, end_reason: end.reason, ended_by: end.by })
    .where('person_id', '=', personId)
    .where('until_on', 'is', null)
    .execute()

/** The next number of our own in a year, one counter per municipality, without gaps. */
export const countReserveNumbers = async (tx: Tx, year: string): Promise<number> => {
  const { value } = await tx
    .insertInto('counters')
    .values({ name: `reserve-number-${year}`, value: 1 })
    .onConflict((c) =>
      c.columns(['tenant_id', 'name']).doUpdateSet((u) => ({ value: u('counters.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow()
  return value
}

export const insertFormerName = (
  tx: Tx,
  one: {
    readonly id: string
    readonly personId: string
    readonly givenName: string
    readonly familyName: string
    readonly untilOn: Day
    readonly reason: ChangeReason
    readonly by: string
  },
) =>
  tx
    .insertInto('former_names')
    .values({
      id: one.id,
      person_id: one.personId,
      given_name: one.givenName,
      family_name: one.familyName,
      until_on: one.untilOn,
      end_reason: one.reason,
      ended_by: one.by,
    })
    .execute()

/** What the person was called before, the latest first; also what a merged entry of the same person was called. */
export const readFormerNames = (tx: Tx, personId: string) =>
  tx
    .selectFrom('former_names')
    .select(['id', 'person_id', 'given_name', 'family_name', 'until_on', 'end_reason', 'ended_by'])
    .where('person_id', '=', samePerson(tx, personId))
    .orderBy('until_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const insertFormerBirth = (
  tx: Tx,
  one: {
    readonly id: string
    readonly personId: string
    readonly birthOn: Day | null
    readonly untilOn: Day
    readonly reason: ChangeReason
    readonly by: string
  },
) =>
  tx
    .insertInto('former_births')
    .values({
      id: one.id,
      person_id: one.personId,
      birth_on: one.birthOn,
      until_on: one.untilOn,
      end_reason: one.reason,
      ended_by: one.by,
    })
    .execute()

/** The days of birth that stood here before, the latest first; also those of a merged entry of the same person. */
export const readFormerBirths = (tx: Tx, personId: string) =>
  tx
    .selectFrom('former_births')
    .select(['birth_on', 'until_on', 'end_reason', 'ended_by'])
    .where('person_id', '=', samePerson(tx, personId))
    .orderBy('until_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** The same of many, for a search; of an entry that was merged into one of these also the name that it was entered by. */
export const readFormerNamesOf = async (tx: Tx, personIds: readonly string[]) => {
  const former = await tx
    .selectFrom('former_names')
    .leftJoin('person_aliases', 'person_aliases.alias_id', 'former_names.person_id')
    .select((f) => [
      f.fn.coalesce('person_aliases.person_id', 'former_names.person_id').as('person_id'),
      'former_names.given_name',
      'former_names.family_name',
      'former_names.end_reason',
    ])
    .where('former_names.person_id', '=', samePersons(tx, personIds))
    .orderBy('until_on', 'desc')
    .execute()
  const entered = await tx
    .selectFrom('person_aliases')
    .innerJoin('persons', 'persons.id', 'person_aliases.alias_id')
    .select(['person_aliases.person_id', 'persons.given_name', 'persons.family_name'])
    .where('person_aliases.person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .execute()
  return [...former, ...entered.map((row) => ({ ...row, end_reason: null }))]
}

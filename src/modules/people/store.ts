import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { IdentityNumberKind } from '#kernel/identity-number.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Protection } from './contract.ts'

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...new Set(ids)]})`

const briefColumns = [
  'persons.id',
  'persons.given_name',
  'persons.family_name',
  'persons.birth_on',
  'persons.protection',
  'person_numbers.number',
] as const

const withNumber = (tx: Tx) =>
  tx
    .selectFrom('persons')
    .leftJoin('person_numbers', (on) =>
      on.onRef('person_numbers.person_id', '=', 'persons.id').on('person_numbers.until_on', 'is', null),
    )

/** Never an address: what lists and searches are made of. */
export const readBriefs = (tx: Tx, ids: readonly string[]) =>
  withNumber(tx).select(briefColumns).where('persons.id', '=', anyOf(ids)).execute()

export const readWhole = (tx: Tx, id: string) =>
  tx
    .selectFrom('persons')
    .select([
      'id',
      'given_name',
      'family_name',
      'birth_on',
      'protection',
      'address',
      'phone',
      'email',
      'language',
      'needs_interpreter',
      'version',
    ])
    .where('id', '=', id)
    .executeTakeFirst()

export const readNumbers = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('person_numbers')
    .select(['person_id', 'number', 'kind', 'from_on', 'until_on'])
    .where('person_id', '=', anyOf(ids))
    .orderBy('from_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Whose number it is now, and whose it was. */
export const readHolders = (tx: Tx, number: string) =>
  tx
    .selectFrom('person_numbers')
    .select(['person_id', 'until_on'])
    .where('number', '=', number)
    .orderBy('person_id')
    .execute()

export const readBornOn = (tx: Tx, birthOn: Day, limit: number) =>
  tx.selectFrom('persons').select('id').where('birth_on', '=', birthOn).orderBy('id').limit(limit).execute()

// The last code point there is: everything that begins with the part stands before it in collation "C".
const lastLetter = '\u{10ffff}'

/**
 * Persons of whose name some part begins with each of the parts. Ranges and not `like`: row-level security keeps the
 * planner from an index under operators that may leak, and `>=` and `<` of text may not (distributed.md rule 20).
 */
export const readNamed = (
  tx: Tx,
  parts: readonly string[],
  { limit, among }: { readonly limit: number; readonly among?: readonly string[] },
) => {
  const [first = '', ...others] = parts
  const start = tx
    .selectFrom('person_names')
    .select('person_names.person_id')
    .distinct()
    .where('person_names.part', '>=', first)
    .where('person_names.part', '<', first + lastLetter)
  return others
    .reduce(
      (query, part) =>
        query.where((w) =>
          w.exists(
            w
              .selectFrom('person_names as other')
              .select('other.person_id')
              .whereRef('other.person_id', '=', 'person_names.person_id')
              .where('other.part', '>=', part)
              .where('other.part', '<', part + lastLetter),
          ),
        ),
      among === undefined ? start : start.where('person_names.person_id', '=', anyOf(among)),
    )
    .limit(limit)
    .execute()
}

export type PersonRow = {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly birthOn: Day | null
  readonly protection: Protection
  readonly language: string
  readonly needsInterpreter: boolean
}

export type Contact = { readonly address: string; readonly phone: string; readonly email: string }

const columnsOf = (person: PersonRow, contact: Contact | undefined) => ({
  given_name: person.givenName,
  family_name: person.familyName,
  birth_on: person.birthOn,
  protection: person.protection,
  language: person.language,
  needs_interpreter: person.needsInterpreter,
  ...contact,
})

/** The client makes the id: the same one twice is one person. Says whether the row is new. */
export const insertPerson = async (
  tx: Tx,
  person: PersonRow,
  contact: Contact | undefined,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('persons')
    .values({ id: person.id, ...columnsOf(person, contact) })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Says whether the version was still the one that was looked at. */
export const updatePerson = async (
  tx: Tx,
  person: PersonRow,
  contact: Contact | undefined,
  version: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('persons')
    .set({ ...columnsOf(person, contact), version: version + 1 })
    .where('id', '=', person.id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Says whether the number was free. Two who enter it at the same time: the second waits, and is told. */
export const insertNumber = async (
  tx: Tx,
  one: {
    readonly id: string
    readonly personId: string
    readonly number: string
    readonly kind: IdentityNumberKind
    readonly fromOn: Day
  },
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('person_numbers')
    .values({ id: one.id, person_id: one.personId, number: one.number, kind: one.kind, from_on: one.fromOn })
    .onConflict((c) => c.columns(['tenant_id', 'number']).where('until_on', 'is', null).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export const endNumber = (tx: Tx, personId: string, untilOn: Day) =>
  tx
    .updateTable('person_numbers')
    .set({ until_on: untilOn })
    .where('person_id', '=', personId)
    .where('until_on', 'is', null)
    .execute()

export const writeNames = async (tx: Tx, personId: string, parts: readonly string[]): Promise<void> => {
  await tx.deleteFrom('person_names').where('person_id', '=', personId).execute()
  if (parts.length > 0)
    await tx
      .insertInto('person_names')
      .values(parts.map((part) => ({ part, person_id: personId })))
      .execute()
}

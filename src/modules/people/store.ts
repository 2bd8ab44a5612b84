import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Protection } from './contract.ts'
import { isInProtectedFamily } from './store-relations.ts'

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids})`

/** Never an address: what lists and searches are made of. `asked_id` may be that of an entry that was merged into this one. */
export const readBriefs = prepared((tx, ids: readonly string[]) =>
  tx
    .selectFrom('persons as asked')
    .leftJoin('person_aliases', 'person_aliases.alias_id', 'asked.id')
    .innerJoin('persons', (on) =>
      // Not `coalesce`: it counts as leaky, and row-level security then reads all persons (docs/speed.md).
      on.on(
        'persons.id',
        '=',
        sql<string>`case when person_aliases.person_id is null then asked.id else person_aliases.person_id end`,
      ),
    )
    .leftJoin('person_numbers', (on) =>
      on.onRef('person_numbers.person_id', '=', 'persons.id').on('person_numbers.until_on', 'is', null),
    )
    .select([
      'asked.id as asked_id',
      'persons.id',
      'persons.given_name',
      'persons.family_name',
      'persons.birth_on',
      'persons.dead_on',
      'persons.protection',
      'person_numbers.number',
    ])
    .select(isInProtectedFamily(tx).as('is_in_protected_family'))
    .where('asked.id', '=', anyOf(ids)),
)

export const readWhole = preparedOne((tx, id: string) =>
  tx
    .selectFrom('persons')
    .select([
      'id',
      'given_name',
      'family_name',
      'birth_on',
      'dead_on',
      'protection',
      'address',
      'phone',
      'email',
      'language',
      'needs_interpreter',
      'version',
    ])
    .where('id', '=', id),
)

export const readNumbers = prepared((tx, ids: readonly string[]) =>
  tx
    .selectFrom('person_numbers')
    .select([
      'id',
      'person_id',
      'number',
      'kind',
      'certainty',
      'from_on',
      'until_on',
      'written_by',
      'ended_by',
      'end_reason',
    ])
    .where('person_id', '=', anyOf(ids))
    .orderBy('until_on', (order) => order.desc().nullsFirst())
    .orderBy('from_on', 'desc')
    .orderBy('id', 'desc'),
)

/** Addresses as they are compared, whatever the commas: never shown. */
export const readAddressKeys = prepared((tx, ids: readonly string[]) =>
  tx.selectFrom('persons').select(['id', 'address_key']).where('id', '=', anyOf(ids)),
)

/** Whose number it is now, and whose it was. A number that was written by mistake was nobody's. */
export const readHolders = prepared((tx, number: string) =>
  tx
    .selectFrom('person_numbers')
    .select(['person_id', 'until_on', 'end_reason'])
    .where('number', '=', number)
    .where((w) => w.or([w('end_reason', 'is', null), w('end_reason', '<>', 'correction')]))
    .orderBy('person_id'),
)

export const readBornOn = prepared((tx, birthOn: Day, limit: number) =>
  tx.selectFrom('persons').select('id').where('birth_on', '=', birthOn).orderBy('id').limit(limit),
)

/** The words that these persons are found by. */
export const readWords = prepared((tx, ids: readonly string[]) =>
  tx.selectFrom('person_names').select(['person_id', 'part']).where('person_id', '=', anyOf(ids)),
)

export type PersonRow = {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly birthOn: Day | null
  readonly deadOn: Day | null
  readonly protection: Protection
  readonly language: string
  readonly needsInterpreter: boolean
}

export type Contact = { readonly address: string; readonly phone: string; readonly email: string }

const columnsOf = (person: PersonRow, contact: Contact | undefined) => ({
  given_name: person.givenName,
  family_name: person.familyName,
  birth_on: person.birthOn,
  dead_on: person.deadOn,
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

export const writeNames = async (tx: Tx, personId: string, parts: readonly string[]): Promise<void> => {
  await tx.deleteFrom('person_names').where('person_id', '=', personId).execute()
  if (parts.length > 0)
    await tx
      .insertInto('person_names')
      .values(parts.map((part) => ({ part, person_id: personId })))
      .execute()
}

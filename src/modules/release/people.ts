import { sql } from 'kysely'
import { prepared } from '#platform/db/prepared.ts'
import type { HiddenWord } from '#kernel/hidden-words.ts'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'

const aboutPeople = new Set(['child', 'person'])

/** Whose data this request has read or written so far: what the log says, and nobody has to remember to tell the gate. */
export const touchedBy = (ctx: Pick<Ctx, 'entries'>): string[] =>
  ctx.entries.flatMap(({ about }) => (aboutPeople.has(about.type) && about.id !== null ? [about.id] : []))

/**
 * The people and those around them, in any direction and also when the tie has ended: parents, siblings, homes. An old note
 * about a child may tell where his mother lives now.
 */
export const peopleAround = async (tx: Tx, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    with recursive same (id) as (select unnest(same_people(${ids}::uuid[]))),
      near (id) as (
        select id from same
        union select r.person_id from relations r join same on same.id = r.child_id
        union select r.child_id from relations r join same on same.id = r.person_id),
      around (id) as (
        select id from near
        union select r.person_id from relations r join near on near.id = r.child_id
        union select r.child_id from relations r join near on near.id = r.person_id)
    select distinct id from around`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Where a child lives when nobody may know (LVU 14): the home's name and how to reach it. */
const hiddenHomes = prepared((tx, childIds: readonly string[]) =>
  tx
    .selectFrom('placements')
    .innerJoin('stays', 'stays.placement_id', 'placements.id')
    .innerJoin('homes', 'homes.id', 'stays.home_id')
    .select(['placements.child_id', 'homes.name', 'homes.address', 'homes.phone', 'homes.email'])
    .where('placements.is_hidden', '=', true)
    .where('placements.ended_on', 'is', null)
    .where('placements.child_id', '=', sql<string>`any(${childIds})`),
)

export const hiddenPlacesOf = async (tx: Tx, ids: readonly string[]): Promise<HiddenWord[]> =>
  (ids.length === 0 ? [] : await hiddenHomes(tx, ids)).flatMap(({ child_id, name, address, phone, email }) =>
    [
      { field: 'placement', value: name },
      { field: 'address', value: address },
      { field: 'phone', value: phone },
      { field: 'email', value: email },
    ].flatMap(({ field, value }) => (value === '' ? [] : [{ personId: child_id, field, value }])),
  )

const names = prepared((tx, ids: readonly string[]) =>
  tx
    .selectFrom('persons')
    .leftJoin('person_numbers', 'person_numbers.person_id', 'persons.id')
    .select(['persons.id', 'persons.given_name', 'persons.family_name', 'person_numbers.number'])
    .where('persons.id', '=', sql<string>`any(${ids})`),
)

/** Names and numbers, for a file that names nobody. A given name alone is a word of the language as often as a person. */
export const namesOf = async (tx: Tx, ids: readonly string[]): Promise<HiddenWord[]> =>
  (ids.length === 0 ? [] : await names(tx, ids)).flatMap((row) => [
    ...(row.given_name === '' || row.family_name === ''
      ? []
      : [{ personId: row.id, field: 'name', value: `${row.given_name} ${row.family_name}` }]),
    ...(row.number === null
      ? []
      : [row.number, row.number.slice(2)].map((value) => ({ personId: row.id, field: 'number', value }))),
  ])

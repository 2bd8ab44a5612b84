import { type Expression, sql } from 'kysely'
import type { Tx } from './tenant.ts'

type PersonId = string | Expression<string | null>

const asId = (id: PersonId) => sql<string>`${id}::uuid`

/** The id of the entry that was kept, for any id of the person. */
export const keptId = (tx: Tx, id: PersonId) => {
  const kept = tx.selectFrom('person_aliases').select('person_id').where('alias_id', '=', asId(id))
  // In a `select` of its own: beside a column `coalesce` counts as leaky, and row-level security then keeps the planner from
  // every index (docs/speed.md).
  return sql<string>`(select coalesce(${kept}, ${asId(id)}))`
}

/** The ids of the entries that were merged into this one: `where('child_id', '=', mergedIds(tx, childId))`. */
export const mergedIds = (tx: Tx, id: PersonId) =>
  sql<string>`any(array${tx.selectFrom('person_aliases').select('alias_id').where('person_id', '=', keptId(tx, id))})`

/**
 * One person may have been entered twice and merged later. What was written about either entry is not rewritten: it is read
 * by all ids of the person: `where('child_id', '=', samePerson(tx, childId))`. Any of the ids gives them all.
 */
export const samePerson = (tx: Tx, id: PersonId) => {
  const kept = keptId(tx, id)
  const aliases = tx.selectFrom('person_aliases').select('alias_id').where('person_id', '=', kept)
  return sql<string>`any(array${aliases} || ${kept})`
}

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`

/** Ids with those that they lead to: for rows that a merge moves to the kept entry. */
export const withKept = (tx: Tx, ids: readonly string[]) => {
  const kept = tx.selectFrom('person_aliases').select('person_id').where('alias_id', '=', anyOf(ids))
  return sql<string>`any(array${kept} || ${ids}::uuid[])`
}

/** The same as `samePerson` for many: `ids` are those that `personBriefs` gives, never those of merged entries. */
export const samePersons = (tx: Tx, ids: readonly string[]) => {
  const aliases = tx.selectFrom('person_aliases').select('alias_id').where('person_id', '=', anyOf(ids))
  return sql<string>`any(array${aliases} || ${ids}::uuid[])`
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db/tenant.ts'

/** Whose these numbers are today. */
export const readHoldersOf = (tx: Tx, numbers: readonly string[]) =>
  tx
    .selectFrom('person_numbers')
    .select(['number', 'person_id'])
    .where('number', '=', sql<string>`any(${[...new Set(numbers)]}::text[])`)
    .where('until_on', 'is', null)
    .execute()

import { sql } from 'kysely'
import type { Tx } from '#platform/db/tenant.ts'

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

/** Entries of these that still have something of the kind that is sealed in an open column; held. */
export const lockOpenContacts = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('persons')
    .select(['id', 'address', 'phone', 'email'])
    .where('id', '=', anyOf(ids))
    .where((w) => w.or([w('address', '<>', ''), w('phone', '<>', ''), w('email', '<>', '')]))
    .orderBy('id')
    .forUpdate()
    .execute()

export const emptyContacts = (tx: Tx, ids: readonly string[]) =>
  tx.updateTable('persons').set({ address: '', phone: '', email: '' }).where('id', '=', anyOf(ids)).execute()

/** All entries of these people, by any of their ids. */
export const readEntries = async (tx: Tx, ids: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ ids: string[] }>`select same_people(${[...ids]}::uuid[]) as ids`.execute(tx)
  return rows[0]?.ids ?? []
}

export const readMarked = async (tx: Tx): Promise<string[]> =>
  (await tx.selectFrom('persons').select('id').where('protection', '<>', 'none').orderBy('id').execute()).map(
    (row) => row.id,
  )

/**
 * What an undo of a merge would put back (person_merges), and answers that are kept for a resent command: both hold the contact
 * data of before in clear.
 */
export const forgetCopies = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  const nothing = sql`'{"address": "", "phone": "", "email": ""}'::jsonb`
  await tx
    .updateTable('person_merges')
    .set({
      before: sql`before || jsonb_build_object('fields', jsonb_build_object(
        'before', before #> '{fields,before}' || ${nothing}, 'after', before #> '{fields,after}' || ${nothing}))`,
    })
    .where('before', 'is not', null)
    .where((w) => w.or([w('kept_id', '=', anyOf(ids)), w('merged_id', '=', anyOf(ids))]))
    .execute()
  await tx
    .updateTable('handled_commands')
    .set({ reply: sql`jsonb_set(reply, '{reply,contact}', 'null')` })
    .where('route', '=', 'changePerson')
    .where(sql<boolean>`(reply #>> '{reply,person,id}')::uuid = any(${[...ids]}::uuid[])`)
    .execute()
}

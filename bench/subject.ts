import type pg from 'pg'
import type { Subject } from './acts.ts'

export type Found = Subject & { readonly tenantId: string; readonly notes: number }

const firstOf = <T>(rows: readonly T[], missing: string): T => {
  const [row] = rows
  if (row === undefined) throw new Error(missing)
  return row
}

/** Enough notes for a full page: copies of the demo's own, by the owner of the tables. */
const fillNotes = (owner: pg.Client, { tenantId, childId, caseId }: Omit<Found, 'searches'>) =>
  owner.query(
    `insert into notes select (jsonb_populate_record(n, jsonb_build_object(
       'id', gen_random_uuid(), 'child_id', $2::text, 'case_id', $3::text, 'original_id', null, 'correction_reason', ''))).*
     from notes n where n.tenant_id = $1 and n.kind <> 'party_view'
     limit greatest(0, 25 - (select count(*) from notes where tenant_id = $1 and child_id = $2::uuid))`,
    [tenantId, childId, caseId],
  )

/** A name as it is typed: whole, one of its words, the beginnings of both, one word's beginning, two letters changed places. */
const typed: readonly ((given: string, family: string) => string)[] = [
  (given, family) => `${given} ${family}`,
  (given, family) => `${given} ${family}`,
  (_, family) => family,
  (given, family) => `${given.slice(0, 3)} ${family.slice(0, 3)}`,
  (given) => given,
  (given, family) => `${family} ${given}`,
  (_, family) => family.slice(0, 4),
  (given, family) => `${given} ${family.slice(0, 2)}${family.charAt(3)}${family.charAt(2)}${family.slice(4)}`,
]

const mostSearches = 16

/** Names of people in the register, as common as they are there: the same for the same data. */
const findSearches = async (owner: pg.Client, tenantId: string): Promise<string[]> => {
  const { rows } = await owner.query<{ given_name: string; family_name: string }>(
    `select given_name, family_name from persons
     where tenant_id = $1 and length(given_name) > 2 and length(family_name) > 3 order by md5(id::text) limit ${mostSearches}`,
    [tenantId],
  )
  return rows.map(
    ({ given_name, family_name }, n) => typed[n % typed.length]?.(given_name, family_name) ?? '',
  )
}

/** Amira's open case with the most signed notes, so that there are twenty to show, and what is searched. */
export const findSubject = async (owner: pg.Client): Promise<Found> => {
  const { rows } = await owner.query<{
    tenant_id: string
    case_id: string
    child_id: string
    notes: number
  }>(`
    select w.tenant_id, w.matter_id as case_id, w.child_id,
           (select count(*)::int from notes n where n.tenant_id = w.tenant_id and n.child_id = w.child_id) as notes
    from watches w join workers k on k.tenant_id = w.tenant_id and k.id = w.owner_id
    join tenants t on t.id = w.tenant_id
    where t.slug = 'demo' and k.login = 'amira' and w.matter_kind = 'case' order by notes desc, w.matter_id limit 1`)
  const row = firstOf(rows, 'Amira has no open case in the demo')
  const found = { tenantId: row.tenant_id, caseId: row.case_id, childId: row.child_id, notes: row.notes }
  await fillNotes(owner, found)
  return { ...found, searches: await findSearches(owner, found.tenantId) }
}

/** What the bench itself has written goes away again: unsigned notes stand in "Idag". */
export const clearDrafts = async (owner: pg.Client, place: string): Promise<void> => {
  await owner.query('delete from note_drafts where place = $1', [place])
  await owner.query('vacuum note_drafts')
}

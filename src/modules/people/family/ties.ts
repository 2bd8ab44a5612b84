import { sql } from 'kysely'
import type { Tx } from '#platform/db/tenant.ts'

/** Who makes children one family, and for whom of them an interpreter is needed. No names. */
export type FamilyTies = {
  readonly ties: readonly { readonly childId: string; readonly personId: string }[]
  /** Children with whom, or with whose guardians, one talks through an interpreter. */
  readonly withInterpreter: ReadonlySet<string>
}

type Row = { readonly child_id: string; readonly person_id: string | null; readonly interpreter: boolean }

/** Parents, guardians, brothers and sisters of today: one question for many children. */
export const familyTies = async (tx: Tx, childIds: readonly string[]): Promise<FamilyTies> => {
  if (childIds.length === 0) return { ties: [], withInterpreter: new Set() }
  const { rows } = await sql<Row>`
    select r.child_id, r.person_id, p.needs_interpreter and r.kind in ('guardian', 'parent') as interpreter
    from relations r join persons p on p.tenant_id = r.tenant_id and p.id = r.person_id
    where r.child_id = any(${childIds}) and r.until_on is null and r.set_aside_by is null
      and r.kind in ('guardian', 'parent', 'sibling', 'half_sibling')
    union all
    select c.id, null, true from persons c where c.id = any(${childIds}) and c.needs_interpreter`.execute(tx)
  return {
    ties: rows.flatMap(({ child_id: childId, person_id: personId }) =>
      personId === null ? [] : [{ childId, personId }],
    ),
    withInterpreter: new Set(rows.flatMap((row) => (row.interpreter ? [row.child_id] : []))),
  }
}

import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import { samePerson, withKept } from '#platform/db/same-person.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Custody, RelationKind } from './contract.ts'

const relationColumns = [
  'id',
  'child_id',
  'person_id',
  'kind',
  'custody',
  'note',
  'from_on',
  'until_on',
  'end_reason',
] as const

/** Everybody who is or was around the child, those of today first. */
export const readAround = prepared((tx, childId: string) =>
  tx
    .selectFrom('relations')
    .select(relationColumns)
    .where('child_id', '=', samePerson(tx, childId))
    .where('set_aside_by', 'is', null)
    .orderBy('until_on', (order) => order.desc().nullsFirst())
    .orderBy('from_on')
    .orderBy('id'),
)

/** Everybody who is around these children today. */
export const readAroundMany = prepared((tx, childIds: readonly string[]) =>
  tx
    .selectFrom('relations')
    .select('person_id')
    .where('child_id', '=', withKept(tx, childIds))
    .where('until_on', 'is', null)
    .where('set_aside_by', 'is', null),
)

/** The children whom these persons are around today. */
export const readChildrenOf = prepared((tx, personIds: readonly string[]) =>
  tx
    .selectFrom('relations')
    .select(relationColumns)
    .where('person_id', '=', withKept(tx, personIds))
    .where('until_on', 'is', null)
    .where('set_aside_by', 'is', null)
    .orderBy('id'),
)

/** Who has the custody of these children today. */
export const readCustody = prepared((tx, childIds: readonly string[]) =>
  tx
    .selectFrom('relations')
    .select(relationColumns)
    .where('child_id', '=', withKept(tx, childIds))
    .where('kind', 'in', ['guardian', 'appointed_guardian'])
    .where('until_on', 'is', null)
    .where('set_aside_by', 'is', null),
)

export const readRelation = preparedOne((tx, id: string) =>
  tx.selectFrom('relations').select(relationColumns).where('id', '=', id),
)

/** Children who share a guardian or a parent with these, today. */
export const readHalves = prepared((tx, childIds: readonly string[]) =>
  tx
    .selectFrom('relations as own')
    .innerJoin('relations as shared', 'shared.person_id', 'own.person_id')
    .innerJoin('persons', 'persons.id', 'shared.child_id')
    .select([
      'own.child_id',
      'shared.child_id as sibling_id',
      'shared.person_id',
      'shared.kind',
      'own.kind as own_kind',
      'persons.protection',
    ])
    .distinct()
    .where('own.child_id', '=', withKept(tx, childIds))
    .where('own.kind', 'in', ['guardian', 'parent'])
    .where('own.until_on', 'is', null)
    .where('own.set_aside_by', 'is', null)
    .where('shared.kind', 'in', ['guardian', 'parent'])
    .where('shared.until_on', 'is', null)
    .where('shared.set_aside_by', 'is', null)
    .whereRef('shared.child_id', '<>', 'own.child_id'),
)

const current = (tx: Tx) =>
  tx
    .selectFrom('relations as own')
    .select('own.id')
    .where('own.until_on', 'is', null)
    .where('own.set_aside_by', 'is', null)

const ofRow = sql.ref<string>('persons.id')

const livesWith = ['guardian', 'appointed_guardian', 'family_home_parent', 'sibling', 'half_sibling'] as const

/**
 * Whom a protected identity in the family reaches, of the row `persons` around it: custody and siblings in both directions,
 * and children with a shared guardian. The address of a guardian who is not marked is the address of the child who is
 * (law.md 3.7).
 */
export const isInProtectedFamily = (tx: Tx) => {
  const asChild = current(tx)
    .innerJoin('persons as other', 'other.id', 'own.person_id')
    .where('own.child_id', '=', ofRow)
    .where('own.kind', 'in', livesWith)
    .where('other.protection', '<>', 'none')
  const asAdult = current(tx)
    .innerJoin('persons as other', 'other.id', 'own.child_id')
    .where('own.person_id', '=', ofRow)
    .where('own.kind', 'in', livesWith)
    .where('other.protection', '<>', 'none')
  const byGuardian = current(tx)
    .innerJoin('relations as shared', 'shared.person_id', 'own.person_id')
    .innerJoin('persons as other', 'other.id', 'shared.child_id')
    .where('own.child_id', '=', ofRow)
    .where('own.kind', '=', 'guardian')
    .where('shared.kind', '=', 'guardian')
    .where('shared.until_on', 'is', null)
    .where('shared.set_aside_by', 'is', null)
    .where('other.protection', '<>', 'none')
  return sql<boolean>`(exists ${asChild} or exists ${asAdult} or exists ${byGuardian})`
}

/** Says whether the row is new: the same relation twice is one. */
export const insertRelation = async (
  tx: Tx,
  one: {
    readonly id: string
    readonly childId: string
    readonly personId: string
    readonly kind: RelationKind
    readonly custody: Custody | null
    readonly note: string
    readonly fromOn: Day
  },
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('relations')
    .values({
      id: one.id,
      child_id: one.childId,
      person_id: one.personId,
      kind: one.kind,
      custody: one.custody,
      note: one.note,
      from_on: one.fromOn,
    })
    .onConflict((c) =>
      c
        .columns(['tenant_id', 'child_id', 'person_id', 'kind'])
        .where('until_on', 'is', null)
        .where('set_aside_by', 'is', null)
        .doNothing(),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export const findCurrentRelation = (
  tx: Tx,
  one: { readonly childId: string; readonly personId: string; readonly kind: RelationKind },
) =>
  tx
    .selectFrom('relations')
    .select('id')
    .where('child_id', '=', one.childId)
    .where('person_id', '=', one.personId)
    .where('kind', '=', one.kind)
    .where('until_on', 'is', null)
    .where('set_aside_by', 'is', null)
    .executeTakeFirst()

export const endRelationRow = (
  tx: Tx,
  id: string,
  end: { readonly untilOn: Day; readonly reason: 'ended' | 'death' },
) =>
  tx
    .updateTable('relations')
    .set({ until_on: end.untilOn, end_reason: end.reason })
    .where('id', '=', id)
    .where('until_on', 'is', null)
    .execute()

/** What the death of a person ended; opened again when the day was a mistake. */
export const readEndedByDeath = prepared((tx, personId: string) =>
  tx
    .selectFrom('relations')
    .select(relationColumns)
    .where('person_id', '=', personId)
    .where('end_reason', '=', 'death')
    .where('set_aside_by', 'is', null),
)

export const reopenRelation = (tx: Tx, id: string) =>
  tx.updateTable('relations').set({ until_on: null, end_reason: null }).where('id', '=', id).execute()

import { plainIdentityNumber } from '#kernel/identity-format.ts'
import { remembered } from '#platform/db/remembered.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { PersonBrief, RelationView } from './contract.ts'
import { custodyOf, hasCustody, isHalf } from './family/rules.ts'
import { readAround, readChildrenOf, readCustody, readHalves } from './store-relations.ts'
import { readBriefs } from './store.ts'

const known = remembered<PersonBrief>(['persons', 'person_numbers', 'relations', 'person_aliases'])

/**
 * Persons as lists show them, by the id that was asked for. One who is missing here does not exist; one who was merged into
 * another entry comes with the id of that one.
 */
export const personBriefs = (tx: Tx, ids: readonly string[]): Promise<Map<string, PersonBrief>> =>
  known(tx, ids, (missing) => loadBriefs(tx, missing))

const loadBriefs = async (tx: Tx, ids: readonly string[]): Promise<Map<string, PersonBrief>> => {
  if (ids.length === 0) return new Map()
  const rows = await readBriefs(tx, ids)
  return new Map(
    rows.map((row) => [
      row.asked_id,
      {
        id: row.id,
        name: `${row.given_name} ${row.family_name}`.trim(),
        givenName: row.given_name,
        familyName: row.family_name,
        birthOn: row.birth_on,
        deadOn: row.dead_on,
        number: row.number === null ? '' : plainIdentityNumber(row.number),
        protection: row.protection,
        isProtected: row.protection !== 'none' || row.is_in_protected_family,
      },
    ]),
  )
}

export const findPerson = async (tx: Tx, id: string): Promise<PersonBrief | undefined> =>
  (await personBriefs(tx, [id])).get(id)

type RelationRow = Awaited<ReturnType<typeof readAround>>[number]

/** Relations with the person at the other end. Custody is told of guardians of today, read from all of the child's. */
export const relationViews = async (
  tx: Tx,
  rows: readonly RelationRow[],
  end: 'person_id' | 'child_id',
): Promise<RelationView[]> => {
  const briefs = await personBriefs(
    tx,
    rows.map((row) => row[end]),
  )
  const isGuardian = (row: RelationRow): boolean => hasCustody(row.kind) && row.until_on === null
  const guardians = Map.groupBy(
    end === 'person_id' ? rows.filter(isGuardian) : await readGuardiansOf(tx, rows),
    (row) => row.child_id,
  )
  return rows.flatMap((row) => {
    const person = briefs.get(row[end])
    if (person === undefined) return []
    return [
      {
        id: row.id,
        kind: row.kind,
        custody: isGuardian(row) ? custodyOf(guardians.get(row.child_id) ?? []) : null,
        note: row.note,
        fromOn: row.from_on,
        untilOn: row.until_on,
        endedByDeath: row.end_reason === 'death',
        person,
      },
    ]
  })
}

const readGuardiansOf = async (tx: Tx, rows: readonly RelationRow[]) =>
  rows.length === 0
    ? []
    : readCustody(
        tx,
        rows.map((row) => row.child_id),
      )

/** The people around a child today: guardians first, as they were entered. */
export const relationsOf = async (tx: Tx, childId: string): Promise<RelationView[]> =>
  relationViews(
    tx,
    (await readAround(tx, childId)).filter((row) => row.until_on === null),
    'person_id',
  )

/** Those who have the custody of a child today (FB 6:2): by law or appointed. */
export const guardiansOf = async (tx: Tx, childId: string): Promise<PersonBrief[]> =>
  (await relationsOf(tx, childId)).filter(({ kind }) => hasCustody(kind)).map(({ person }) => person)

const isSibling = (row: RelationRow): boolean => row.kind === 'sibling' || row.kind === 'half_sibling'

export type Sibling = PersonBrief & { readonly isHalf: boolean }

/**
 * Siblings: entered as such, from either end, or with a guardian or parent in common; half siblings where one parent is.
 * Ask the policy before a name is shown: a sibling may have a protected identity, hidden from the other parent.
 */
export const siblingsOf = async (tx: Tx, childId: string): Promise<Sibling[]> => {
  const entered = (await readAround(tx, childId)).filter((row) => isSibling(row) && row.until_on === null)
  const fromTheirs = (await readChildrenOf(tx, [childId])).filter(isSibling)
  const shared = Map.groupBy(await readHalves(tx, [childId]), (half) => half.sibling_id)
  const halfOf = new Map([
    ...[...shared].map(
      ([id, parents]) => [id, isHalf(new Set(parents.map((p) => p.person_id)).size)] as const,
    ),
    ...fromTheirs.map((row) => [row.child_id, row.kind === 'half_sibling'] as const),
    ...entered.map((row) => [row.person_id, row.kind === 'half_sibling'] as const),
  ])
  const briefs = await personBriefs(tx, [...halfOf.keys()])
  const siblings = [...halfOf].flatMap(([id, half]): Sibling[] => {
    const person = briefs.get(id)
    return person === undefined ? [] : [{ ...person, isHalf: half }]
  })
  return siblings.toSorted((a, b) => (a.birthOn ?? '').localeCompare(b.birthOn ?? ''))
}

import { formatIdentityNumber } from '#kernel/identity-number.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { PersonBrief, RelationView } from './contract.ts'
import { readAround, readChildrenOf, readHalves, readProtectedHouseholds } from './store-relations.ts'
import { readBriefs } from './store.ts'

/**
 * Whom a protected identity in the family reaches: custody and siblings in both directions, and children with a shared
 * guardian. The address of a guardian who is not marked is the address of the child who is (law.md 3.7).
 */
const protectedFamilies = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const pairs = await readProtectedHouseholds(tx, ids)
  const halves = await readHalves(tx, ids)
  return new Set([
    ...pairs.flatMap((pair) => [pair.child_id, pair.person_id]),
    ...halves
      .filter(
        (half) => half.kind === 'guardian' && half.own_kind === 'guardian' && half.protection !== 'none',
      )
      .map((half) => half.child_id),
  ])
}

/** Persons as lists show them. One who is missing here does not exist. */
export const personBriefs = async (tx: Tx, ids: readonly string[]): Promise<Map<string, PersonBrief>> => {
  if (ids.length === 0) return new Map()
  const rows = await readBriefs(tx, ids)
  const inProtectedFamily = await protectedFamilies(tx, ids)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: `${row.given_name} ${row.family_name}`.trim(),
        givenName: row.given_name,
        familyName: row.family_name,
        birthOn: row.birth_on,
        number: row.number === null ? '' : formatIdentityNumber(row.number),
        protection: row.protection,
        isProtected: row.protection !== 'none' || inProtectedFamily.has(row.id),
      },
    ]),
  )
}

export const findPerson = async (tx: Tx, id: string): Promise<PersonBrief | undefined> =>
  (await personBriefs(tx, [id])).get(id)

type RelationRow = Awaited<ReturnType<typeof readAround>>[number]

/** Relations with the person at the other end. */
export const relationViews = async (
  tx: Tx,
  rows: readonly RelationRow[],
  end: 'person_id' | 'child_id',
): Promise<RelationView[]> => {
  const briefs = await personBriefs(
    tx,
    rows.map((row) => row[end]),
  )
  return rows.flatMap((row) => {
    const person = briefs.get(row[end])
    return person === undefined
      ? []
      : [{ id: row.id, kind: row.kind, note: row.note, fromOn: row.from_on, untilOn: row.until_on, person }]
  })
}

/** The people around a child today: guardians first, as they were entered. */
export const relationsOf = async (tx: Tx, childId: string): Promise<RelationView[]> =>
  relationViews(
    tx,
    (await readAround(tx, childId)).filter((row) => row.until_on === null),
    'person_id',
  )

/** Those who have the custody of a child today (FB 6:3). */
export const guardiansOf = async (tx: Tx, childId: string): Promise<PersonBrief[]> =>
  (await relationsOf(tx, childId)).filter(({ kind }) => kind === 'guardian').map(({ person }) => person)

/**
 * Siblings: entered as such, from either end, or with a guardian or parent in common.
 * Ask the policy before a name is shown: a sibling may have a protected identity, hidden from the other parent.
 */
export const siblingsOf = async (tx: Tx, childId: string): Promise<PersonBrief[]> => {
  const around = await readAround(tx, childId)
  const entered = around.filter((row) => row.kind === 'sibling' && row.until_on === null)
  const fromTheirs = (await readChildrenOf(tx, [childId])).filter((row) => row.kind === 'sibling')
  const halves = await readHalves(tx, [childId])
  const briefs = await personBriefs(tx, [
    ...entered.map((row) => row.person_id),
    ...fromTheirs.map((row) => row.child_id),
    ...halves.map((row) => row.sibling_id),
  ])
  return [...briefs.values()].toSorted((a, b) => (a.birthOn ?? '').localeCompare(b.birthOn ?? ''))
}

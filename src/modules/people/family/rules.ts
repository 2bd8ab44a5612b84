import { ageOn, type Day } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'
import type { Custody, RelationKind } from '../contract.ts'

/** Who holds the custody: by law or judgment (FB 6:3), or appointed in the parents' place (FB 6:10 a). */
export const custodyKinds = ['guardian', 'appointed_guardian'] as const
export type CustodyKind = (typeof custodyKinds)[number]

export const hasCustody = (kind: RelationKind): kind is CustodyKind =>
  custodyKinds.some((one) => one === kind)

/** A relation from its first day until the day from which it no longer holds. */
export type Span = { readonly fromOn: Day; readonly untilOn: Day | null }

export const holdsOn = ({ fromOn, untilOn }: Span, on: Day): boolean =>
  fromOn <= on && (untilOn === null || untilOn > on)

/** FB 6:2: one has the custody alone, or two have it together; what was said of a judgment goes before the counting. */
export const custodyOf = (guardians: readonly { readonly custody: Custody | null }[]): Custody =>
  guardians.find(({ custody }) => custody !== null)?.custody ?? (guardians.length > 1 ? 'shared' : 'sole')

/** FB 6:2, 6:10 a: a child has one guardian or two. */
const mostGuardians = 2

// FB 9:1: a minor is under 18. FB 6:10 a: no minor is appointed; a parent of 16 has the custody of the own child all the same.
const adultFrom = 18
const youngestParent = 13

const mustBeAdult = (kind: RelationKind): boolean =>
  kind === 'appointed_guardian' || kind === 'good_man' || kind === 'family_home_parent'

export type Tie = {
  readonly kind: RelationKind
  readonly custody: Custody | null
  readonly fromOn: Day
  readonly child: { readonly id: string; readonly birthOn: Day | null }
  readonly person: { readonly id: string; readonly birthOn: Day | null; readonly deadOn: Day | null }
  /** Who have the custody on the day, the person itself left out. */
  readonly guardians: readonly { readonly custody: Custody | null }[]
  readonly today: Day
}

const issueOfAge = ({ kind, fromOn, child, person }: Tie): string | undefined => {
  if (person.birthOn === null || ageOn(person.birthOn, fromOn) >= adultFrom) return undefined
  if (mustBeAdult(kind)) return 'must_be_adult'
  if (kind !== 'guardian') return undefined
  const isOldEnough = child.birthOn !== null && ageOn(person.birthOn, child.birthOn) >= youngestParent
  return isOldEnough ? undefined : 'guardian_is_child'
}

const issuesOfCustody = ({ custody, guardians }: Tie): Issue[] => {
  if (guardians.length >= mostGuardians) return [{ path: 'kind', code: 'third_guardian' }]
  const isAlone = custody === 'sole' || guardians.some((one) => one.custody === 'sole')
  return guardians.length > 0 && isAlone ? [{ path: 'custody', code: 'sole_but_two' }] : []
}

/** Why a person cannot be tied to a child like this: every fault at its field. */
export const issuesOfTie = (tie: Tie): Issue[] => {
  const { kind, fromOn, child, person, today } = tie
  if (child.id === person.id) return [{ path: 'personId', code: 'own_relation' }]
  const age = fromOn < (person.birthOn ?? fromOn) ? undefined : issueOfAge(tie)
  return [
    ...(fromOn > today ? [{ path: 'fromOn', code: 'in_future' }] : []),
    ...(child.birthOn !== null && fromOn < child.birthOn
      ? [{ path: 'fromOn', code: 'before_birth_of_child' }]
      : []),
    ...(person.deadOn !== null ? [{ path: 'personId', code: 'person_is_dead' }] : []),
    ...(age === undefined ? [] : [{ path: 'personId', code: age }]),
    ...(hasCustody(kind) ? issuesOfCustody(tie) : []),
    ...(!hasCustody(kind) && tie.custody !== null ? [{ path: 'custody', code: 'custody_of_guardians' }] : []),
  ]
}

/** Both parents in common, or one: FB knows no difference, but the picture of the family does. */
export const isHalf = (sharedParents: number): boolean => sharedParents < 2

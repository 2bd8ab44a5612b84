import { addYears, ageOn, type Day } from '#kernel/day.ts'
import type { HomeKind } from '../../homes/rules.ts'

/** Under which law a child can be placed. LVU 22 gives help at home, so it is none of these. */
export const placementBases = ['sol', 'lvu_2', 'lvu_3', 'lvu_6', 'shelter_act'] as const
export type PlacementBasis = (typeof placementBases)[number]

/** LVU 2 ends by 18, LVU 3 by 21 (LVU 1, 21); an immediate custody prepares care that may begin before 20 (LVU 6). */
const endsBy: Readonly<Partial<Record<PlacementBasis, number>>> = { lvu_2: 18, lvu_3: 21, lvu_6: 20 }

/** The day on which care without consent is over by itself, without anybody's decision. */
export type CareOver = { readonly age: number; readonly on: Day; readonly paragraph: string }

const overAt: Readonly<Partial<Record<PlacementBasis, number>>> = { lvu_2: 18, lvu_3: 21 }

/** LVU 21: care by 2 § is over at 18, by 3 § at 21, whether or not anybody has seen it. Undefined as long as it lasts. */
export const careOver = (basis: PlacementBasis, birthOn: Day | null, today: Day): CareOver | undefined => {
  const age = overAt[basis]
  if (age === undefined || birthOn === null) return undefined
  const on = addYears(birthOn, age)
  return today < on ? undefined : { age, on, paragraph: 'LVU 21' }
}

const isByCourt = (basis: PlacementBasis): boolean => basis === 'lvu_2' || basis === 'lvu_3'

/** LVU 21: the care goes on, or something else does, and no longer by LVU 2 or 3. */
export const endsCompulsoryCare = (from: PlacementBasis, to: PlacementBasis): boolean =>
  isByCourt(from) && !isLvu(to)

/** Says whether the child is too old for care on that ground. */
export const isTooOldFor = (basis: PlacementBasis, birthOn: Day | null, on: Day): boolean => {
  const end = endsBy[basis]
  return end !== undefined && birthOn !== null && ageOn(birthOn, on) >= end
}

export const isLvu = (basis: PlacementBasis): boolean => basis.startsWith('lvu')

/** Lag (2024:79) is about shelters; what rests on it does not become care in another home. */
export const basesAfter = (basis: PlacementBasis, homeIsShelter: boolean): readonly PlacementBasis[] =>
  placementBases.filter((other) => other !== basis && (other !== 'shelter_act' || homeIsShelter))

export const endKinds = [
  'home_to_parents',
  'own_housing',
  'custody_transferred',
  'adoption',
  'breakdown',
  'age',
  'other',
] as const
export type EndKind = (typeof endKinds)[number]

export const followUpsAfter = ['followUpAfterLvu', 'followUpAfterPlacement'] as const
export type FollowUpAfter = (typeof followUpsAfter)[number]

/** SoL 23:2, LVU 21 b: is the clock one of a follow-up after a placement or after compulsory care? */
export const isFollowUpAfter = (code: string): code is FollowUpAfter =>
  followUpsAfter.some((one) => one === code)

/** SoL 23:2 names these homes, and no emergency home, supported housing or home of the state. */
const followedByChoice: readonly HomeKind[] = [
  'foster_home',
  'kinship_care',
  'shelter',
  'residential_care_home',
]

/** With these the care itself is over; after a breakdown it goes on somewhere else. */
const endsCare: readonly EndKind[] = ['home_to_parents', 'own_housing']

/**
 * Which follow-up the end of a placement opens. LVU 21 b: whoever is under 18 when care under LVU 2 or 3 is over is always
 * followed. SoL 23:2: another child may be followed after some homes, when the board decides so; an adult or one with new
 * guardians not.
 */
export const followUpAfter = (end: {
  readonly kind: EndKind
  readonly basis: PlacementBasis
  readonly homeKind: HomeKind
  readonly birthOn: Day | null
  /** LVU 21 b: the compulsory care is over, and the follow-up waits until the child has come home. */
  readonly awaitsReunion?: boolean
  readonly on: Day
}): { readonly code: FollowUpAfter; readonly isMust: boolean } | null => {
  const isChild = end.birthOn === null || ageOn(end.birthOn, end.on) < 18
  if (!isChild || end.kind === 'custody_transferred' || end.kind === 'adoption') return null
  if ((isByCourt(end.basis) || end.awaitsReunion === true) && endsCare.includes(end.kind))
    return { code: 'followUpAfterLvu', isMust: true }
  return followedByChoice.includes(end.homeKind) ? { code: 'followUpAfterPlacement', isMust: false } : null
}

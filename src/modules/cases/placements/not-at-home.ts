import { Conflict, type Issue } from '#kernel/errors.ts'
import { interventionKinds, interventionRules } from '../kinds/kinds.ts'

const isPlacement = (kind: string): boolean =>
  interventionKinds.some((one) => one === kind && interventionRules[one].isPlacement)

/** A placement begins and ends on its own page: with a home, a named social worker and its clocks (SoL 22). */
export const notAtHome = ({ kind }: { readonly kind: string }): void => {
  if (isPlacement(kind)) throw new Conflict('placement_on_its_page')
}

const neededForPlaced = ['followUpHow', 'familyContact', 'childContact', 'guardianView'] as const

/** SoF 10:3: how it is followed up, contact with the family and with the board, and what the guardians think. */
export const missingInPlan = (
  { kind }: { readonly kind: string },
  plan: Readonly<Record<(typeof neededForPlaced)[number], string>>,
): Issue[] =>
  isPlacement(kind)
    ? neededForPlaced.flatMap((path) => (plan[path] === '' ? [{ path, code: 'plan_of_placement' }] : []))
    : []

import { Conflict, type Issue } from '#kernel/errors.ts'
import { interventionKinds, interventionRules } from '../kinds/kinds.ts'

/** Care outside the own home (SoL 22), and not help at home. */
export const isPlacement = ({ kind }: { readonly kind: string }): boolean =>
  interventionKinds.some((one) => one === kind && interventionRules[one].isPlacement)

/** A placement begins and ends on its own page: with a home, a named social worker and its clocks (SoL 22). */
export const notAtHome = (help: { readonly kind: string }): void => {
  if (isPlacement(help)) throw new Conflict('placement_on_its_page')
}

const neededForPlaced = ['followUpHow', 'familyContact', 'childContact', 'guardianView'] as const

/** SoF 10:3: how it is followed up, contact with the family and with the board, and what the guardians think. */
export const missingInPlan = (
  help: { readonly kind: string },
  plan: Readonly<Record<(typeof neededForPlaced)[number], string>>,
): Issue[] =>
  isPlacement(help)
    ? neededForPlaced.flatMap((path) => (plan[path] === '' ? [{ path, code: 'plan_of_placement' }] : []))
    : []

import { nonNegativeLeastSquares } from '#kernel/stats/non-negative-least-squares.ts'
import { type MatterType, matterTypes, type Model } from './model.ts'
import type { Group } from './points.ts'

/** One unit in one month: what its people had, and the hours that were measured there. Never one person. */
export type UnitMonth = { readonly groups: readonly Group[]; readonly hours: number }

/** So many unit-months are needed before anything is estimated: three for each kind of matter. */
export const rowsNeeded = 3 * matterTypes.length

const partOf = (model: Model, { part, isSibling, count }: Group): number =>
  count *
  (part === 'coworker' ? model.coworkerPercent / 100 : 1) *
  (isSibling ? model.siblingPercent / 100 : 1)

/**
 * Hours per matter and month by kind: min‖h − Xw‖ with w ≥ 0 over unit-months (measures.md 7, T-20). null while there are too few.
 * It says what takes time with families, not what is heavy: a municipality reads it beside its weights and decides itself.
 */
export const estimatedHours = (
  model: Model,
  months: readonly UnitMonth[],
): Readonly<Record<MatterType, number>> | null => {
  if (months.length < rowsNeeded) return null
  const rows = months.map(({ groups }) =>
    matterTypes.map((type) =>
      groups.filter((one) => one.type === type).reduce((sum, one) => sum + partOf(model, one), 0),
    ),
  )
  const { coefficients } = nonNegativeLeastSquares(
    rows,
    months.map(({ hours }) => hours),
  )
  const hoursOf = (type: MatterType): number => coefficients[matterTypes.indexOf(type)] ?? 0
  return {
    firstAssessment: hoursOf('firstAssessment'),
    newInvestigation: hoursOf('newInvestigation'),
    investigation: hoursOf('investigation'),
    placement: hoursOf('placement'),
    followUp: hoursOf('followUp'),
    other: hoursOf('other'),
  }
}

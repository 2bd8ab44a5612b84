import { nonNegative, positive } from './argument.ts'

/** Persons or full-time equivalents, all in the same unit. */
type Movements = {
  /** The mean of the month-end headcounts; where only two are known, of the first and the last. */
  readonly meanHeadcount: number
  readonly endHeadcount: number
  readonly joiners: number
  readonly leavers: number
  /** Of the leavers: to a pension. */
  readonly retirements: number
  /** Of the leavers: to another unit of the same employer. */
  readonly internalMoves: number
}

/** Which definition a rate is of is part of the figure: they differ by a factor of two on the same staff. */
export type TurnoverDefinition =
  /** Department for Education, children's social work workforce: leavers by the number at the end. */
  | 'leaversPerEndHeadcount'
  | 'leaversPerMeanHeadcount'
  /** Arbetsgivarverket: the smaller of joiners and leavers by the mean number, so that growth is not turnover. */
  | 'smallerOfJoinersAndLeavers'
  | 'leaversWithoutRetirements'
  /** Leavers of the employer: internal moves left out. */
  | 'externalLeavers'
  | 'externalLeaversWithoutRetirements'

/** All definitions side by side. */
export const turnover = (movements: Movements): Readonly<Record<TurnoverDefinition, number>> => {
  const meanHeadcount = positive('meanHeadcount', movements.meanHeadcount)
  const endHeadcount = positive('endHeadcount', movements.endHeadcount)
  const joiners = nonNegative('joiners', movements.joiners)
  const leavers = nonNegative('leavers', movements.leavers)
  const retirements = nonNegative('retirements', movements.retirements)
  const internalMoves = nonNegative('internalMoves', movements.internalMoves)
  if (retirements + internalMoves > leavers) {
    throw new RangeError(
      `retirements and internalMoves must together not be above leavers (${leavers}), got ${retirements + internalMoves}`,
    )
  }
  return {
    leaversPerEndHeadcount: leavers / endHeadcount,
    leaversPerMeanHeadcount: leavers / meanHeadcount,
    smallerOfJoinersAndLeavers: Math.min(joiners, leavers) / meanHeadcount,
    leaversWithoutRetirements: (leavers - retirements) / meanHeadcount,
    externalLeavers: (leavers - internalMoves) / meanHeadcount,
    externalLeaversWithoutRetirements: (leavers - internalMoves - retirements) / meanHeadcount,
  }
}

/** Those employed all the year of those employed at its start. */
export const stabilityRate = (employedAllYear: number, employedAtStart: number): number => {
  positive('employedAtStart', employedAtStart)
  if (nonNegative('employedAllYear', employedAllYear) > employedAtStart) {
    throw new RangeError(
      `employedAllYear must not be above employedAtStart (${employedAtStart}), got ${employedAllYear}`,
    )
  }
  return employedAllYear / employedAtStart
}

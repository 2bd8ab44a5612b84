import { atLeast, nonNegative, positive } from './argument.ts'
import { sum } from './sample-summary.ts'

type Workload = {
  /** The part that is there before any case. */
  readonly stable: number
  readonly cases: readonly number[]
  readonly duties: readonly number[]
  /** Points that this experience and employment are meant to carry. */
  readonly norm: number
}

const allNonNegative = (name: string, values: readonly number[]): readonly number[] => {
  for (const [index, value] of atLeast(0, name, values).entries()) nonNegative(`${name}[${index}]`, value)
  return values
}

/** L = (S + Σw_case + Σduty)/norm: the points and what part of the norm they fill. */
export const workload = ({
  stable,
  cases,
  duties,
  norm,
}: Workload): { readonly points: number; readonly load: number } => {
  const points =
    nonNegative('stable', stable) +
    sum(allNonNegative('cases', cases)) +
    sum(allNonNegative('duties', duties))
  return { points, load: points / positive('norm', norm) }
}

/** Held hours of those planned, as for a mentor's time. Alarm below `alarmBelow`, 80 % unless said otherwise. */
export const protectedTime = (
  heldHours: number,
  plannedHours: number,
  alarmBelow: number = 0.8,
): { readonly share: number; readonly isTooLow: boolean } => {
  const share = nonNegative('heldHours', heldHours) / positive('plannedHours', plannedHours)
  return { share, isTooLow: share < alarmBelow }
}

import type { Definition } from './definitions.ts'

/** Why two figures may not be set beside each other. */
export const differences = [
  'version',
  'numerator',
  'denominator',
  'population',
  'method',
  'definition',
] as const
export type Difference = (typeof differences)[number]

/**
 * Eleven percent is both Sjöbo's time with children and the national share of administration: figures of two definitions say
 * nothing about each other (measures.md 0.1). There is no role that may look away from it.
 */
export const differencesOf = (one: Definition, other: Definition): Difference[] => {
  if (one.id === other.id) return one.version === other.version ? [] : ['version']
  const parts = (['numerator', 'denominator', 'population', 'method'] as const).filter(
    (part) => one[part] !== other[part],
  )
  // Two that leave the same things unsaid are still not known to be the same.
  return parts.length === 0 ? ['definition'] : parts
}

export type Way = {
  readonly pointsPerMille: number
  /** How far of the way from the first value to the target; null where there is none. */
  readonly wayShare: number | null
}

/** From one value to another of the same definition, and how far that is on the way to the target. */
export const wayBetween = (from: number, to: number, target: number | undefined): Way => ({
  pointsPerMille: to - from,
  wayShare: target === undefined || target <= from ? null : (to - from) / (target - from),
})

/** Minutes that are missing to the target in a time that was counted; none when it is reached. */
export const minutesMissing = (withChild: number, counted: number, targetPerMille: number): number =>
  Math.max(0, Math.ceil((counted * targetPerMille) / 1000 - withChild))

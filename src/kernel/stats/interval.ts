export type Interval = { readonly lower: number; readonly upper: number }

export type EstimateWithInterval = Interval & { readonly estimate: number }

/** An estimate with its interval from a standard error and a critical value of t with these degrees of freedom. */
export type EstimateByT = EstimateWithInterval & {
  readonly standardError: number
  readonly degreesOfFreedom: number
  readonly criticalValue: number
}

export const defaultConfidence = 0.95

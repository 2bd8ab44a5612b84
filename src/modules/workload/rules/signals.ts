import type { Model } from './model.ts'

export const bandNames = ['room', 'full', 'talk', 'act'] as const
/** Room: below `calm`. Full: up to 100 %. Talk: 100–115 %. Act: over 115 % (the borders are the model's). */
export type Band = (typeof bandNames)[number]

type Bands = Model['bands']

export const bandOf = (percent: number, { calm, talk, act }: Bands): Band =>
  percent > act ? 'act' : percent >= talk ? 'talk' : percent >= calm ? 'full' : 'room'

/** The load on the same five steps as the own rating, so that the two can stand beside each other. */
export const stepOf = (percent: number, { low, calm, talk, act }: Bands): 1 | 2 | 3 | 4 | 5 =>
  percent > act ? 5 : percent >= talk ? 4 : percent >= calm ? 3 : percent >= low ? 2 : 1

/** A month as the rule needs it. `percent` null: nothing was counted; `rating` null: not rated. */
export type MonthFacts = { readonly percent: number | null; readonly rating: number | null }

export const signalNames = ['act', 'talk', 'twoMonths', 'feelsHeavier', 'feelsLighter'] as const
export type Signal = (typeof signalNames)[number]

/**
 * What opens a conversation card (measures.md C.3): over a border, two months in a row over 100 %, or an own rating more than
 * one step from what the points say. The last is no fault of anybody: points do not see everything.
 */
export const signalsOf = (
  { percent, rating }: MonthFacts,
  { before, bands }: { readonly before: MonthFacts; readonly bands: Bands },
): Signal[] => {
  if (percent === null) return []
  const band = bandOf(percent, bands)
  const gap = rating === null ? 0 : rating - stepOf(percent, bands)
  return [
    ...(band === 'act' ? (['act'] as const) : []),
    ...(band === 'talk' ? (['talk'] as const) : []),
    ...(percent > 100 && (before.percent ?? 0) > 100 ? (['twoMonths'] as const) : []),
    ...(gap > 1 ? (['feelsHeavier'] as const) : []),
    ...(gap < -1 ? (['feelsLighter'] as const) : []),
  ]
}

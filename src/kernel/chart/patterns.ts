import type { Pattern } from './drawing.ts'

/** The tile of a pattern, 6 × 6 pixels; `solid` and `open` have none. Thin lines, so that text beside them stays the loudest. */
export const patternTiles: Readonly<Record<Exclude<Pattern, 'solid' | 'open'>, string>> = {
  rising: 'M-1,1L1,-1M0,6L6,0M5,7L7,5',
  falling: 'M-1,5L1,7M0,0L6,6M5,-1L7,1',
  level: 'M0,3L6,3',
  cross: 'M0,3L6,3M3,0L3,6',
  dots: 'M2.25,3a.75,.75 0 1 0 1.5,0a.75,.75 0 1 0 -1.5,0',
}

export const PATTERN_SIZE = 6

export const hasTile = (pattern: Pattern): pattern is keyof typeof patternTiles => pattern in patternTiles

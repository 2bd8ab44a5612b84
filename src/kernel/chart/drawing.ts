/**
 * A drawing as data: what a chart consists of, measured in pixels, with no colour and no document. The screen draws it
 * with the tokens of the design system (web/ui/charts), paper with ink (svg-text.ts), and both show the same.
 */
export type Tone = 'ink' | 'soft' | 'rule' | 'accent' | 'accentTint' | 'paper'

/** What parts areas that lie side by side, since colour alone must not. */
export type Pattern = 'solid' | 'rising' | 'dots' | 'level' | 'falling' | 'open' | 'cross'

export type PathMark = {
  readonly kind: 'path'
  readonly d: string
  /** Where the path's 0,0 lies, when it is not the drawing's own. */
  readonly at?: readonly [x: number, y: number]
  readonly stroke?: Tone
  readonly fill?: Tone
  readonly pattern?: Pattern
  readonly width?: number
  readonly dash?: 'long' | 'short'
}

export type TextMark = {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly tone?: Tone
  readonly isStrong?: boolean
}

export type Mark = PathMark | TextMark

/** A value that can be read one at a time: where it is, and what it says. */
export type Stop = { readonly x: number; readonly y: number; readonly text: string }

export type Drawing = {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
  readonly stops: readonly Stop[]
}

export type ChartTable = {
  readonly columns: readonly { readonly label: string; readonly isNumber: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/** Everything that a chart is in one language. */
export type ChartParts = {
  /** What the picture says, in sentences made of the same data. */
  readonly summary: string
  readonly table: ChartTable
  readonly draw: (width: number) => Drawing
}

const fixed = (value: number): string => String(Math.round(value * 100) / 100)

export const segment = (x1: number, y1: number, x2: number, y2: number): string =>
  `M${fixed(x1)},${fixed(y1)}L${fixed(x2)},${fixed(y2)}`

export const box = (x: number, y: number, width: number, height: number): string =>
  `M${fixed(x)},${fixed(y)}h${fixed(width)}v${fixed(height)}h${fixed(-width)}Z`

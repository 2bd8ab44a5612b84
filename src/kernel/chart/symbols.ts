import { symbol, symbolCircle, symbolDiamond, symbolSquare } from 'd3-shape'
import type { PathMark, Tone } from './drawing.ts'

const shapes = { circle: symbolCircle, diamond: symbolDiamond, square: symbolSquare } as const

type Look = {
  readonly shape?: keyof typeof shapes
  /** In square pixels, so that all shapes weigh the same. */
  readonly area?: number
  readonly isOpen?: boolean
  readonly tone?: Tone
}

/** A point of a chart. What it means is told by its shape and by whether it is filled; colour only adds to it. */
export const point = (
  x: number,
  y: number,
  { shape = 'circle', area = 46, isOpen = false, tone = 'ink' }: Look = {},
): PathMark => ({
  kind: 'path',
  d: symbol(shapes[shape], area)() ?? '',
  at: [x, y],
  stroke: tone,
  fill: isOpen ? 'paper' : tone,
  width: 1.5,
})

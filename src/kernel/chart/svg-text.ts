import type { Drawing, Mark, Pattern, Tone } from './drawing.ts'
import { hasTile, PATTERN_SIZE, patternTiles } from './patterns.ts'
import { FONT_SIZE } from './text-fit.ts'

/** Ink on paper: what the tokens of the design system are in print. */
const colours: Readonly<Record<Tone, string>> = {
  ink: '#000000',
  soft: '#444444',
  rule: '#cccccc',
  accent: '#0d5560',
  accentTint: '#e3eeee',
  paper: '#ffffff',
}

const DASHES = { long: '7 4', short: '2 3' } as const

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const attributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escaped(String(value))}"`]))
    .join('')

const fillOf = (fill: Tone | undefined, pattern: Pattern | undefined): string => {
  if (pattern === 'solid') return colours.accent
  if (pattern === 'open') return colours.paper
  if (pattern !== undefined) return `url(#chart-${pattern})`
  return fill === undefined ? 'none' : colours[fill]
}

const markText = (mark: Mark): string => {
  if (mark.kind === 'path') {
    const { d, at, stroke, fill, pattern, width, dash } = mark
    return `<path${attributes({
      d,
      transform: at && `translate(${at[0]} ${at[1]})`,
      fill: fillOf(fill, pattern),
      stroke: stroke && colours[stroke],
      'stroke-width': width,
      'stroke-dasharray': dash && DASHES[dash],
    })}/>`
  }
  const { x, y, text, anchor, tone = 'ink', isStrong } = mark
  return `<text${attributes({
    x,
    y,
    fill: colours[tone],
    'text-anchor': anchor,
    'font-weight': isStrong === true ? 600 : undefined,
    // A rim of paper, so that no line strikes a word through.
    stroke: colours.paper,
    'stroke-width': 3,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  })}>${escaped(text)}</text>`
}

const tileText = (pattern: Pattern): string => {
  if (!hasTile(pattern)) return ''
  const isFilled = pattern === 'dots'
  const look = { fill: isFilled ? colours.soft : 'none', stroke: isFilled ? 'none' : colours.soft }
  return (
    `<pattern${attributes({ id: `chart-${pattern}`, width: PATTERN_SIZE, height: PATTERN_SIZE, patternUnits: 'userSpaceOnUse' })}>` +
    `<path${attributes({ d: box, fill: colours.paper })}/>` +
    `<path${attributes({ d: patternTiles[pattern], ...look })}/></pattern>`
  )
}
const box = `M0,0h${PATTERN_SIZE}v${PATTERN_SIZE}h-${PATTERN_SIZE}Z`

/** The drawing as an SVG file, for a PDF. The summary goes with it as alternative text where it is put in. */
export const svgText = ({ width, height, marks }: Drawing): string => {
  const used = new Set(
    marks.flatMap((mark) => (mark.kind === 'path' && mark.pattern !== undefined ? [mark.pattern] : [])),
  )
  const head = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': 'Source Sans 3',
    'font-size': FONT_SIZE,
  })
  return `<svg${head}><defs>${[...used].map(tileText).join('')}</defs>${marks.map(markText).join('')}</svg>`
}

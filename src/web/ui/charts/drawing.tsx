import { useId } from 'react'
import type { Drawing, Mark, Pattern } from '#kernel/chart/drawing.ts'
import { hasTile, PATTERN_SIZE, patternTiles } from '#kernel/chart/patterns.ts'

type DrawnMark = { readonly mark: Mark; readonly patternId: (pattern: Pattern) => string }

const DrawnMark = ({ mark, patternId }: DrawnMark) => {
  if (mark.kind === 'text') {
    const { x, y, text, anchor, tone = 'ink', isStrong } = mark
    return (
      <text x={x} y={y} textAnchor={anchor} className={`chart-text tone-${tone} ${isStrong ? 'strong' : ''}`}>
        {text}
      </text>
    )
  }
  const { d, at, stroke = 'none', fill = 'none', pattern, width, dash } = mark
  const filled = pattern === undefined ? `fill-${fill}` : `pattern-${pattern}`
  return (
    <path
      d={d}
      transform={at && `translate(${at[0]} ${at[1]})`}
      className={`${filled} stroke-${stroke} ${dash ? `dash-${dash}` : ''}`}
      strokeWidth={width}
      fill={pattern !== undefined && hasTile(pattern) ? `url(#${patternId(pattern)})` : undefined}
    />
  )
}

type DrawnProps = {
  readonly drawing: Drawing
  readonly label: string
  /** The value that is being read, marked by a ring and a line down to the axis. */
  readonly read?: number
}

/** A drawing with the colours of the design system. It is one picture to those who do not see it; its label says what it shows. */
export const Drawn = ({ drawing: { width, height, marks, stops }, label, read }: DrawnProps) => {
  const id = useId()
  const patternId = (pattern: Pattern): string => `${id}-${pattern}`
  const patterns = new Set(
    marks.flatMap((mark) => (mark.kind === 'path' && mark.pattern !== undefined ? [mark.pattern] : [])),
  )
  const stop = read === undefined ? undefined : stops[read]
  return (
    <svg className="chart-drawing" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <defs>
        {[...patterns].filter(hasTile).map((pattern) => (
          <pattern
            key={pattern}
            id={patternId(pattern)}
            width={PATTERN_SIZE}
            height={PATTERN_SIZE}
            patternUnits="userSpaceOnUse"
          >
            <rect width={PATTERN_SIZE} height={PATTERN_SIZE} className="fill-paper" />
            <path d={patternTiles[pattern]} className={pattern === 'dots' ? 'tile-dots' : 'tile-lines'} />
          </pattern>
        ))}
      </defs>
      {marks.map((mark, index) => (
        // A drawing is made anew as a whole; its marks have no other name than their place.
        <DrawnMark key={index} mark={mark} patternId={patternId} />
      ))}
      {stop && (
        <g className="chart-reading">
          <path d={`M${stop.x},${stop.y}V${height - 26}`} />
          <circle cx={stop.x} cy={stop.y} r={8} />
        </g>
      )}
    </svg>
  )
}

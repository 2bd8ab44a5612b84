import { Link as RouterLink } from '@tanstack/react-router'
import type { Day } from '#kernel/day.ts'
import { useToday } from '../../clock.ts'
import { useFormat } from '../../format.ts'
import { useOwnText } from '../../language.ts'
import { inRows, isShown, shareOf, type Span, ticks, type Window } from './window.ts'

export type LifeSpan = Span & { readonly words: string; readonly href: string }

export type LifePoint = {
  readonly key: string
  readonly on: Day
  readonly words: string
  readonly href: string
  /** `weighty` a decision or a need of protection, `open` something lighter, `late` and `ahead` are still to be done. */
  readonly tone: 'plain' | 'weighty' | 'open' | 'ahead' | 'late'
}

export type LifeLane = {
  readonly id: string
  readonly label: string
  readonly spans: readonly LifeSpan[]
  readonly points: readonly LifePoint[]
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`
const clipped = (share: number): number => Math.min(Math.max(share, 0), 1)

const Bar = ({ span, window }: { readonly span: LifeSpan; readonly window: Window }) => {
  const today = useToday()
  const from = clipped(shareOf(window, span.from))
  const to = clipped(shareOf(window, span.to ?? today))
  return (
    <RouterLink
      to={span.href}
      tabIndex={-1}
      title={span.words}
      className={`life-bar ${span.to === null ? 'going' : ''}`}
      style={{ left: percent(from), width: percent(Math.max(to - from, 0)) }}
    >
      {span.words}
    </RouterLink>
  )
}

const Point = ({ point, window }: { readonly point: LifePoint; readonly window: Window }) => (
  <RouterLink
    to={point.href}
    tabIndex={-1}
    title={point.words}
    className={`life-point ${point.tone}`}
    style={{ left: percent(shareOf(window, point.on)) }}
  />
)

const Lane = ({ lane, window }: { readonly lane: LifeLane; readonly window: Window }) => {
  const rows = inRows(lane.spans.filter((span) => isShown(window, span)))
  const points = lane.points.filter(({ on }) => on >= window.from && on <= window.to)
  return (
    <div className="life-lane">
      <span className="life-label">{lane.label}</span>
      <div className="life-rows">
        {rows.map((row) => (
          <div key={row[0]?.key} className="life-row">
            {row.map((span) => (
              <Bar key={span.key} span={span} window={window} />
            ))}
          </div>
        ))}
        {(points.length > 0 || rows.length === 0) && (
          <div className="life-row points">
            {points.map((point) => (
              <Point key={point.key} point={point} window={window} />
            ))}
          </div>
        )}
      </div>
    </div>
  )
}

/** Years and months under the line, and a line through all of it for today. */
const Scale = ({ window }: { readonly window: Window }) => {
  const format = useFormat()
  const text = useOwnText().lifeLine
  const now = shareOf(window, useToday())
  return (
    <div className="life-lane life-scale">
      <span className="life-label" />
      <div className="life-rows">
        {ticks(window).map(({ on, unit }) => (
          <span key={on} className={`life-tick ${unit}`} style={{ left: percent(shareOf(window, on)) }}>
            {unit === 'year' ? on.slice(0, 4) : format.month(on)}
          </span>
        ))}
        {now >= 0 && now <= 1 && (
          <span className="life-now" style={{ left: percent(now) }}>
            {text.today}
          </span>
        )}
      </div>
    </div>
  )
}

/**
 * A life in lanes, from the first thing that happened until what comes. For the eye and the pointer: whoever reads with
 * the ear or goes by keyboard has the same things as a list beside it, so the picture itself is hidden from them.
 */
export const LifeLine = ({
  lanes,
  window,
}: {
  readonly lanes: readonly LifeLane[]
  readonly window: Window
}) => (
  <div className="life-line" aria-hidden="true">
    {lanes.map((lane) => (
      <Lane key={lane.id} lane={lane} window={window} />
    ))}
    <Scale window={window} />
  </div>
)

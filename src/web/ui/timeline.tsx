import type { ReactNode } from 'react'
import type { Day, Instant } from '#kernel/day.ts'

export type TimelineItem = {
  readonly key: string
  /** The day or the moment in words, and for machines. */
  readonly when: string
  readonly at: Day | Instant
  readonly title: ReactNode
  readonly by?: ReactNode
  readonly children?: ReactNode
  /** `ahead` has not happened, `weighty` is a decision or a protection matter. */
  readonly tone?: 'plain' | 'weighty' | 'ahead'
}

/** What happened and what comes, one under the other, days in the margin. */
export const Timeline = ({
  label,
  items,
}: {
  readonly label: string
  readonly items: readonly TimelineItem[]
}) => (
  <ol className="timeline" aria-label={label}>
    {items.map((item) => (
      <li key={item.key} className={item.tone ?? 'plain'}>
        <time dateTime={item.at}>{item.when}</time>
        <div>
          <p className="timeline-title">{item.title}</p>
          {item.by && <p className="soft">{item.by}</p>}
          {item.children && <div className="timeline-body">{item.children}</div>}
        </div>
      </li>
    ))}
  </ol>
)

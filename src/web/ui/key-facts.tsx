import type { ReactNode } from 'react'

type KeyFactsProps = {
  readonly facts: readonly (readonly [label: string, value: ReactNode])[]
  /** `side` for a margin column, `grid` across a page. */
  readonly layout?: 'side' | 'grid'
}

/** What is known, label over value. Empty values are shown as a dash, so that a gap is seen. */
export const KeyFacts = ({ facts, layout = 'side' }: KeyFactsProps) => (
  <dl className={`key-facts ${layout}`}>
    {facts.map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value === undefined || value === null || value === '' ? '–' : value}</dd>
      </div>
    ))}
  </dl>
)

import type { ReactNode } from 'react'

type StepProps = {
  /** Left out where the fold around it says it. */
  readonly title?: string
  /** The paragraph, small beside what it asks for. */
  readonly law?: string
  readonly lead?: string
  readonly children: ReactNode
}

/** One thing to do. */
export const Step = ({ title, law, lead, children }: StepProps) => (
  <div className="stack">
    {title && (
      <h3 data-next>
        {title} <span className="soft">{law}</span>
      </h3>
    )}
    {lead && <p>{lead}</p>}
    {children}
  </div>
)

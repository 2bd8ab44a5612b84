import { useId, type ReactNode } from 'react'

type SectionProps = {
  readonly title: ReactNode
  readonly children: ReactNode
  readonly lead?: ReactNode
  readonly count?: number
  readonly actions?: ReactNode
}

/** A part of a page under a rule, named for those who jump between regions. */
export const Section = ({ title, children, lead, count, actions }: SectionProps) => {
  const id = useId()
  return (
    <section className="section" aria-labelledby={id}>
      <header>
        <h2 id={id}>
          {title}
          {count !== undefined && <span className="count"> {count}</span>}
        </h2>
        {actions && <div className="section-actions">{actions}</div>}
      </header>
      {lead && <p className="soft">{lead}</p>}
      {children}
    </section>
  )
}

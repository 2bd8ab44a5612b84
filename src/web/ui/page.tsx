import { useEffect, useRef, type ReactNode } from 'react'
import { useOwnText } from '../language.ts'
import { HasHeading } from './page-context.ts'

type PageProps = {
  /** The heading. May name a person. */
  readonly title: ReactNode
  /** The name of the browser tab and of the history row. Never anything personal: "Ärende", not whose. */
  readonly tab: string
  readonly lead?: ReactNode
  /** What stands above the heading: where one came from, a case number, the protection stamp. */
  readonly above?: ReactNode
  readonly actions?: ReactNode
  /** Margin column at 1280 px, below the text at 320: key facts, clocks. */
  readonly aside?: ReactNode
  readonly density?: 'dense' | 'roomy'
  readonly children: ReactNode
}

// The first page keeps the focus of the browser; each later one hands it to its heading, so that a listener hears where they are.
let shownBefore = false

/** The frame of a screen: one heading, one lead, its acts, its text and its margin. */
export const Page = ({ title, tab, lead, above, actions, aside, density = 'dense', children }: PageProps) => {
  const text = useOwnText()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${tab} – ${text.product}`
  }, [tab, text])
  useEffect(() => {
    if (shownBefore) heading.current?.focus({ preventScroll: true })
    shownBefore = true
  }, [])
  return (
    <article className="page" data-density={density}>
      <header className="page-head">
        <div>
          {above && <div className="page-above">{above}</div>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      <div className={aside ? 'page-columns' : undefined}>
        <HasHeading value>
          <div className="page-body">{children}</div>
          {aside && <aside className="page-aside">{aside}</aside>}
        </HasHeading>
      </div>
    </article>
  )
}

import type { ReactNode } from 'react'
import type { Day } from '#kernel/day.ts'
import { useOwnText } from '../language.ts'
import { Due } from './due.tsx'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import { Protected, type ProtectionLevel } from './protected.tsx'

type RowProps = {
  readonly to: string
  /** What it is about. It is the link. */
  readonly title: ReactNode
  /** What is to be done, or what has happened. */
  readonly what?: ReactNode
  /** Softer, at the right: who, which unit, a case number. */
  readonly meta?: ReactNode
  readonly risk?: boolean
  readonly isNew?: boolean
  readonly protection?: ProtectionLevel | undefined
  readonly due?: { readonly on: Day; readonly rule?: string; readonly isDone?: boolean } | undefined
}

/** One matter on one line: one link, which all of the row presses; a risk mark in the margin; the due day last. */
export const Row = ({ to, title, what, meta, risk, isNew, protection, due }: RowProps) => {
  const text = useOwnText().status
  return (
    <li className="row">
      <span className="row-mark">
        {risk && (
          <>
            <Icon name="alert" />
            <span className="hidden-visually">{text.risk}. </span>
          </>
        )}
        {!risk && isNew && (
          <>
            <span className="dot" />
            <span className="hidden-visually">{text.news}. </span>
          </>
        )}
      </span>
      <span className="row-title">
        <Link to={to}>{title}</Link>
        {protection && <Protected level={protection} />}
      </span>
      <span className="row-what">{what}</span>
      <span className="row-meta">{meta}</span>
      <span className="row-due">{due && <Due {...due} />}</span>
    </li>
  )
}

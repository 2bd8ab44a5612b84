import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

type NoticeProps = {
  readonly kind?: 'info' | 'warn' | 'danger' | 'done'
  readonly title?: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Read out at once when it appears after an act. */
  readonly isNews?: boolean
}

const icons = { info: 'info', warn: 'clock', danger: 'alert', done: 'check' } as const

/** Something to know before going on, in its place in the text. */
export const Notice = ({ kind = 'info', title, children, actions, isNews }: NoticeProps) => (
  <div className={`notice ${kind}`} role={isNews ? (kind === 'danger' ? 'alert' : 'status') : undefined}>
    <Icon name={icons[kind]} />
    <div>
      {title && <p className="notice-title">{title}</p>}
      {children && <div>{children}</div>}
      {actions && <div className="notice-actions">{actions}</div>}
    </div>
  </div>
)

import type { ReactNode } from 'react'

type EmptyStateProps = { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }

/** Nothing here: says why, and what one can do. */
export const EmptyState = ({ title, children, action }: EmptyStateProps) => (
  <div className="state">
    <p className="state-title">{title}</p>
    {children && <p>{children}</p>}
    {action}
  </div>
)

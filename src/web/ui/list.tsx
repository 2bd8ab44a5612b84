import type { ReactNode } from 'react'

/** Rows under one another: `<List label="…"><Row … /></List>`. */
export const List = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <ul className="list" aria-label={label}>
    {children}
  </ul>
)

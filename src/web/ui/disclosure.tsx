import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

type DisclosureProps = { readonly title: ReactNode; readonly children: ReactNode; readonly isOpen?: boolean }

/** More, for those who want it. Printed open. */
export const Disclosure = ({ title, children, isOpen = false }: DisclosureProps) => (
  <details className="disclosure" open={isOpen}>
    <summary>
      <Icon name="right" />
      {title}
    </summary>
    <div>{children}</div>
  </details>
)

import type { ReactNode } from 'react'
import type { ButtonKind } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Link } from './link.tsx'

type LinkButtonProps = {
  readonly to: string
  readonly children: ReactNode
  readonly kind?: Exclude<ButtonKind, 'danger'>
  readonly icon?: IconName
}

/** Leads to another screen but weighs as much as an act: "Ny anmälan". */
export const LinkButton = ({ to, children, kind = 'quiet', icon }: LinkButtonProps) => (
  <Link to={to} className={`button ${kind}`}>
    {icon && <Icon name={icon} />}
    {children}
  </Link>
)

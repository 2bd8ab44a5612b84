import { Link as RouterLink } from '@tanstack/react-router'
import type { ReactNode } from 'react'

type LinkProps = {
  readonly to: string
  readonly children: ReactNode
  readonly className?: string
  readonly role?: 'menuitem'
  readonly onClick?: () => void
}

/** A link inside the product. The screen it leads to is fetched when the pointer or the focus comes near. */
export const Link = ({ to, ...rest }: LinkProps) => <RouterLink to={to} {...rest} />

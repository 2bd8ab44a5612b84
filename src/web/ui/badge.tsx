import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'plain' | 'accent' | 'warn' | 'danger' | 'done'

const icons: Readonly<Record<Tone, IconName | undefined>> = {
  plain: undefined,
  accent: undefined,
  warn: 'clock',
  danger: 'alert',
  done: 'check',
}

/** A state in a word. The word says all; icon and colour only help the eye. */
export const Badge = ({
  children,
  tone = 'plain',
}: {
  readonly children: ReactNode
  readonly tone?: Tone
}) => {
  const icon = icons[tone]
  return (
    <span className={`badge ${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}

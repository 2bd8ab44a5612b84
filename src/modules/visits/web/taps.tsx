import type { ReactNode } from 'react'
import { Icon } from '#web/ui/icon.tsx'

type TapProps = {
  readonly isOn: boolean
  readonly onPress: () => void
  readonly children: ReactNode
  readonly tone?: 'plain' | 'alone'
}

/** A large button that is on or off, for a thumb. On is told by a mark and a word to listeners, not by colour alone. */
export const Tap = ({ isOn, onPress, children, tone = 'plain' }: TapProps) => (
  <button type="button" className={`tap ${tone}`} aria-pressed={isOn} onClick={onPress}>
    <Icon name="check" />
    <span>{children}</span>
  </button>
)

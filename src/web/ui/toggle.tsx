import type { ReactNode } from 'react'

type ToggleProps = {
  readonly isOn: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

/** A choice that is on or off at once: what a list or a picture shows. Nothing is saved by it. */
export const Toggle = ({ isOn, onPress, children }: ToggleProps) => (
  <button type="button" className="toggle" aria-pressed={isOn} onClick={onPress}>
    {children}
  </button>
)

import type { MouseEvent, ReactNode, Ref } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type ButtonKind = 'primary' | 'quiet' | 'bare' | 'danger'

type ButtonProps = {
  readonly children: ReactNode
  readonly kind?: ButtonKind
  readonly icon?: IconName
  /** While it works the button keeps its focus, says this text and ignores presses. */
  readonly pending?: boolean
  readonly pendingText?: string
  readonly disabled?: boolean
  readonly submits?: boolean
  readonly onPress?: (event: MouseEvent<HTMLButtonElement>) => void
  readonly label?: string
  readonly describedBy?: string
  readonly ref?: Ref<HTMLButtonElement>
  readonly popup?: {
    readonly kind: 'menu' | 'dialog' | 'listbox'
    readonly open: boolean
    readonly controls: string
  }
}

/** An act. One primary button per screen; the rest are quiet. */
export const Button = ({ ref, ...props }: ButtonProps) => {
  const stopped = (props.pending ?? false) || (props.disabled ?? false)
  return (
    <button
      ref={ref}
      type={props.submits ? 'submit' : 'button'}
      className={`button ${props.kind ?? 'quiet'}`}
      aria-disabled={stopped || undefined}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-haspopup={props.popup?.kind}
      aria-expanded={props.popup?.open}
      aria-controls={props.popup?.open ? props.popup.controls : undefined}
      onClick={(event) => {
        if (stopped) return event.preventDefault()
        props.onPress?.(event)
      }}
    >
      {props.icon && <Icon name={props.icon} />}
      {props.pending ? (props.pendingText ?? props.children) : props.children}
    </button>
  )
}

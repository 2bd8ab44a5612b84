import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useOwnText } from '../language.ts'
import { Icon } from './icon.tsx'
import { HasHeading } from './page-context.ts'

type DialogProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  readonly actions?: ReactNode
  readonly kind?: 'plain' | 'alert'
  readonly width?: 'narrow' | 'wide'
}

const OpenDialog = ({ title, onClose, children, actions, kind = 'plain', width = 'narrow' }: DialogProps) => {
  const text = useOwnText().dialog
  const id = useId()
  const box = useRef<HTMLDialogElement>(null)
  // In the layout phase, since a dialog hands the focus back only while it still stands in the page.
  useLayoutEffect(() => {
    const dialog = box.current
    dialog?.showModal()
    // Enter by habit must not do what cannot be undone.
    if (document.activeElement?.matches('.danger'))
      dialog?.querySelector<HTMLElement>('.button.quiet')?.focus()
    return () => dialog?.close()
  }, [])
  // At the end of the page: it is of no paragraph, form or fold that it was opened from, and is not folded away with it.
  return createPortal(
    <dialog
      ref={box}
      className={`dialog ${width}`}
      role={kind === 'alert' ? 'alertdialog' : undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        // A dialog above this one tells of its own Esc here too.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        {kind === 'plain' && (
          <button type="button" className="button bare icon-only" aria-label={text.close} onClick={onClose}>
            <Icon name="cross" />
          </button>
        )}
      </header>
      <HasHeading value>
        <div className="dialog-body">{children}</div>
      </HasHeading>
      {actions && <footer>{actions}</footer>}
    </dialog>,
    document.body,
  )
}

/** A question before going on. The browser's own dialog: traps the focus, closes on Esc, hands the focus back. */
export const Dialog = (props: DialogProps) => (props.isOpen ? <OpenDialog {...props} /> : null)

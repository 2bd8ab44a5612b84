import type { KeyboardEvent, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { Link } from './link.tsx'
import { usePopover } from './use-popover.ts'

export type MenuItem = {
  readonly key: string
  readonly label: ReactNode
  readonly icon?: IconName
} & ({ readonly to: string } | { readonly onPick: () => void })

type MenuProps = {
  readonly label: ReactNode
  readonly icon?: IconName
  /** Name of the button when `label` is only a picture or a person's name. */
  readonly name?: string
  readonly items: readonly MenuItem[]
  readonly kind?: 'quiet' | 'bare'
  /** Words above the items, as who is signed in. */
  readonly head?: ReactNode
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** A few acts behind one button. Arrows move, Home and End go to the ends, Esc closes and hands the focus back. */
export const Menu = ({ label, icon, name, items, kind = 'quiet', head }: MenuProps) => {
  const { id, anchor, box, isOpen, close, toggle, onToggle } = usePopover<HTMLButtonElement>()
  const rows = (): HTMLElement[] => [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  // At once: a quick hand presses the next key before the browser has told that the box is open.
  const press = (): void => {
    toggle()
    if (box.current?.matches(':popover-open')) rows()[0]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = rows()
    const at = all.findIndex((row) => row === document.activeElement)
    const step = steps[event.key]
    const target =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? all.length - 1
          : step === undefined
            ? undefined
            : at + step
    if (event.key === 'Tab') close()
    if (target === undefined) return
    event.preventDefault()
    all.at(target % all.length)?.focus()
  }
  const pick = (act: () => void): void => {
    close()
    anchor.current?.focus()
    act()
  }
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={`button ${kind}`}
        aria-label={name}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={press}
      >
        {icon && <Icon name={icon} />}
        {label}
      </button>
      <div ref={box} id={id} popover="auto" className="popover menu" onToggle={onToggle}>
        {head && <div className="menu-head">{head}</div>}
        <div
          role="menu"
          tabIndex={-1}
          aria-label={name ?? (typeof label === 'string' ? label : undefined)}
          onKeyDown={onKeyDown}
        >
          {items.map((item) =>
            'to' in item ? (
              <span key={item.key} role="none">
                <Link to={item.to} role="menuitem" className="menu-item" onClick={close}>
                  {item.icon && <Icon name={item.icon} />}
                  {item.label}
                </Link>
              </span>
            ) : (
              <button
                key={item.key}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className="menu-item"
                onClick={() => pick(item.onPick)}
              >
                {item.icon && <Icon name={item.icon} />}
                {item.label}
              </button>
            ),
          )}
        </div>
      </div>
    </>
  )
}

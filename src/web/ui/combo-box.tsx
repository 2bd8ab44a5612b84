import { type KeyboardEvent, useContext, useLayoutEffect, useState } from 'react'
import { useOwnText } from '../language.ts'
import type { Choice } from './choice.ts'
import { FieldFrame, type FieldProps } from './field.tsx'
import { FormContext, useField } from './form-context.ts'
import { usePopover } from './use-popover.ts'

type ComboBoxProps = FieldProps & {
  readonly choices: readonly Choice[]
  readonly defaultValue?: string
  readonly onChange?: (value: string) => void
}

const plain = (text: string): string => text.trim().toLowerCase()
const mostShown = 60
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * One of many, found by typing: a worker, a municipality. The form hands on the value; text that names none of them
 * is told about and stays. The focus never leaves the field: arrows move the choice, Enter takes it, Esc closes.
 */
export const ComboBox = ({ name, label, hint, optional, choices, defaultValue, onChange }: ComboBoxProps) => {
  const text = useOwnText().form
  const { settle } = useContext(FormContext)
  const [typed, setTyped] = useState(choices.find(({ value }) => value === defaultValue)?.label ?? '')
  const [isFiltering, setFiltering] = useState(false)
  const [left, setLeft] = useState(false)
  const [at, setAt] = useState(0)
  const { id: listId, anchor, box, isOpen, isShown, open, close, onToggle } = usePopover<HTMLInputElement>()
  const named = choices.find((choice) => plain(choice.label) === plain(typed))
  const isUnknown = left && named === undefined && typed.trim() !== ''
  const ids = useField(name, hint, isUnknown ? text.pickOne : undefined)
  const fitting = choices
    .filter(({ label: words, note = '' }) => !isFiltering || plain(`${words} ${note}`).includes(plain(typed)))
    .slice(0, mostShown)
  const chosen = fitting[Math.min(at, fitting.length - 1)]

  useLayoutEffect(() => {
    if (isOpen) box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  })

  const write = (next: string): void => {
    setTyped(next)
    settle(name)
    onChange?.(choices.find((choice) => plain(choice.label) === plain(next))?.value ?? '')
  }
  const pick = (choice: Choice | undefined): void => {
    if (!choice || choice.disabled) return
    write(choice.label)
    close()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    // Asked of the page: a quick hand presses Enter before the state knows that the list is open.
    const wasShown = isShown()
    if (event.key === 'Enter' && wasShown) {
      event.preventDefault()
      pick(chosen)
    }
    if (event.key === 'Escape' && wasShown) {
      event.preventDefault()
      close()
    }
    if (step === undefined) return
    event.preventDefault()
    open()
    if (wasShown && fitting.length > 0)
      setAt((Math.min(at, fitting.length - 1) + step + fitting.length) % fitting.length)
  }
  return (
    <FieldFrame ids={ids} label={label} hint={hint} optional={optional ?? false}>
      <span className="select combo">
        <input type="hidden" name={name} value={named?.value ?? typed} data-shown-by={ids.id} />
        <input
          ref={anchor}
          id={ids.id}
          className="input"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-activedescendant={isOpen && chosen ? `${listId}-${chosen.value}` : undefined}
          aria-required={optional ? undefined : true}
          aria-invalid={ids.fault ? true : undefined}
          aria-describedby={ids.describedBy}
          value={typed}
          onClick={open}
          onChange={(event) => {
            setFiltering(true)
            setLeft(false)
            setAt(0)
            write(event.currentTarget.value)
            open()
          }}
          onFocus={() => {
            setFiltering(false)
            setAt(
              Math.max(
                0,
                choices.findIndex((choice) => choice === named),
              ),
            )
          }}
          onBlur={() => {
            setLeft(true)
            close()
          }}
          onKeyDown={onKeyDown}
        />
      </span>
      <div
        ref={box}
        id={listId}
        popover="manual"
        role="listbox"
        aria-label={label}
        className="popover combo-list"
        onToggle={onToggle}
      >
        {fitting.map((choice) => (
          <div
            key={choice.value}
            id={`${listId}-${choice.value}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice === chosen}
            aria-disabled={choice.disabled}
            className="option"
            // The press must not take the focus from the field.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(choice)}
            onKeyDown={onKeyDown}
          >
            <span>{choice.label}</span>
            {choice.note && <span className="soft">{choice.note}</span>}
          </div>
        ))}
        {fitting.length === 0 && (
          <div role="option" aria-selected="false" aria-disabled="true" tabIndex={-1} className="option soft">
            {text.noMatch}
          </div>
        )}
      </div>
    </FieldFrame>
  )
}

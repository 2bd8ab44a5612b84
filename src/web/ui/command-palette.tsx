import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useOwnText } from '../language.ts'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'

export type Command = {
  readonly key: string
  readonly label: string
  readonly note?: string
  readonly icon?: IconName
  readonly run: () => void
}

type CommandPaletteProps = {
  readonly commands: readonly Command[]
  /** Finds people and cases. Called when the typing rests; what was typed never goes into an address. */
  readonly search: (typed: string) => Promise<readonly Command[]>
  readonly onClose: () => void
}

const restMilliseconds = 180
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

const useHits = (search: CommandPaletteProps['search'], typed: string) => {
  const [found, setFound] = useState<{ readonly typed: string; readonly hits: readonly Command[] }>({
    typed: '',
    hits: [],
  })
  useEffect(() => {
    let isCurrent = true
    const take = (hits: readonly Command[]): void => {
      if (isCurrent) setFound({ typed, hits })
    }
    const timer = setTimeout(() => void search(typed).then(take, () => take([])), restMilliseconds)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [search, typed])
  return { hits: found.hits, isSearching: found.typed !== typed }
}

/** Ctrl+K: goes anywhere by a few letters. The focus stays in the field; the arrows move the choice. */
export const CommandPalette = ({ commands, search, onClose }: CommandPaletteProps) => {
  const text = useOwnText().palette
  const id = useId()
  const box = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { hits, isSearching } = useHits(search, typed.trim())
  const matching = commands.filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()))
  const all = [...hits, ...matching]
  const chosen = all[Math.min(at, all.length - 1)]

  // In the layout phase, since a dialog hands the focus back only while it still stands in the page.
  useLayoutEffect(() => {
    const dialog = box.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  useEffect(() => {
    box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  })

  const run = (command: Command | undefined): void => {
    if (!command) return
    onClose()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (event.key === 'Enter') run(chosen)
    if (step === undefined || all.length === 0) return
    event.preventDefault()
    setAt((Math.min(at, all.length - 1) + step + all.length) % all.length)
  }
  const group = (label: string, rows: readonly Command[]) =>
    rows.length > 0 && (
      <div role="group" aria-label={label}>
        <p className="palette-group" aria-hidden="true">
          {label}
        </p>
        {rows.map((command) => (
          <div
            key={command.key}
            id={`${id}-${command.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={command === chosen}
            className="option"
            onClick={() => run(command)}
            onKeyDown={onKeyDown}
          >
            <Icon name={command.icon ?? 'right'} />
            <span>{command.label}</span>
            {command.note && <span className="soft">{command.note}</span>}
          </div>
        ))}
      </div>
    )
  const status = isSearching ? text.searching : all.length === 0 ? text.nothing : text.found(all.length)
  return (
    <dialog ref={box} className="palette" aria-label={text.title} onCancel={onClose}>
      <div className="palette-field">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label={text.field}
          aria-expanded={all.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen && `${id}-${chosen.key}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={text.hint}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={text.title} className="palette-list" tabIndex={-1}>
        {group(text.hits, hits)}
        {group(text.commands, matching)}
      </div>
      <p className="palette-status" role="status">
        <span>{status}</span>
        <span className="palette-keys">
          <Kbd keys="↑ ↓" /> {text.keys.move} <Kbd keys="Enter" /> {text.keys.open} <Kbd keys="Esc" />{' '}
          {text.keys.close}
        </span>
      </p>
    </dialog>
  )
}

import { type KeyboardEvent, useState } from 'react'
import type { PersonHit } from '#modules/people/contract.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import type { useField } from '#web/ui/form-context.ts'
import { usePopover } from '#web/ui/use-popover.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { HitWords } from './hit-words.tsx'
import { usePersonSearch } from './use-person-search.ts'

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

type FinderProps = {
  readonly label: string
  readonly optional?: boolean | undefined
  readonly without?: readonly string[] | undefined
  readonly ids: ReturnType<typeof useField>
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly onPick: (person: PersonHit) => void
  readonly onNew: () => void
}

/** The field where a person is typed, and the list under it: hits, then the way to somebody new. */
export const PersonFinder = ({
  ids,
  label,
  optional,
  without = [],
  typed,
  onType,
  onPick,
  onNew,
}: FinderProps) => {
  const text = useText({ sv, en })
  const [at, setAt] = useState(0)
  const { id: listId, anchor, box, isOpen, isShown, open, close, onToggle } = usePopover<HTMLInputElement>()
  const { reply, isSearching } = usePersonSearch(typed)
  const hits = (reply?.hits ?? []).filter(({ id }) => !without.includes(id))
  const last = hits.length
  const chosen = Math.min(at, last)
  const take = (index: number): void => {
    const hit = hits[index]
    close()
    if (hit) onPick(hit)
    else onNew()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (event.key === 'Enter') {
      event.preventDefault()
      if (isShown() && reply) take(chosen)
    }
    if (event.key === 'Escape' && isShown()) {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
    if (step === undefined) return
    event.preventDefault()
    open()
    setAt((chosen + step + last + 1) % (last + 1))
  }
  const status = isSearching
    ? text.search.searching
    : reply === undefined
      ? text.picker.short
      : hits.length === 0
        ? reply.askedBy === 'nothing'
          ? text.search.notAName
          : text.picker.nothing
        : `${text.search.found(hits.length, reply.hasMore)}${reply.hasMore ? `. ${text.search.more}` : ''}`
  return (
    <>
      <span className="cluster">
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
          aria-activedescendant={isOpen ? `${listId}-${chosen}` : undefined}
          aria-required={optional ? undefined : true}
          aria-invalid={ids.fault ? true : undefined}
          aria-describedby={ids.describedBy}
          value={typed}
          onChange={(event) => {
            onType(event.currentTarget.value)
            setAt(0)
            open()
          }}
          onBlur={close}
          onKeyDown={onKeyDown}
        />
        <Button icon="plus" onPress={onNew}>
          {text.picker.newPerson}
        </Button>
      </span>
      <div ref={box} popover="manual" className="popover combo-list" onToggle={onToggle}>
        <p className="option soft" role="status">
          {status}
        </p>
        <div id={listId} role="listbox" aria-label={label}>
          {[...hits, undefined].map((hit, index) => (
            <div
              key={hit?.id ?? 'new'}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className="option"
              // The press must not take the focus from the field.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(index)}
              onKeyDown={onKeyDown}
            >
              {hit ? <HitWords hit={hit} /> : <b>{text.picker.newPerson} …</b>}
            </div>
          ))}
        </div>
      </div>
    </>
  )
}

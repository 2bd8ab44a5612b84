import { useContext, useEffect, useRef, useState } from 'react'
import type { PersonHit, RelationKind } from '#modules/people/contract.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { FieldFrame } from '#web/ui/field.tsx'
import { FormContext, useField } from '#web/ui/form-context.ts'
import { Protected } from '#web/ui/protected.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { stampOf, useHitWords } from './hit-words.tsx'
import { PersonDialog } from './person-dialog.tsx'
import { PersonFinder } from './person-finder.tsx'

/** Somebody who was chosen or entered. Not openable: only the id may be used, as for the child of a report. */
export type PickedPerson = PersonHit

export type PersonPickerProps = {
  readonly label: string
  readonly value: PickedPerson | undefined
  readonly onChange: (person: PickedPerson | undefined) => void
  /** The form hands on the person's id under this name. */
  readonly name?: string
  readonly hint?: string
  readonly optional?: boolean
  /** A new person is registered around this child, as `relation`. One who is chosen is tied by the caller (relatePerson). */
  readonly childId?: string
  readonly relation?: RelationKind
  /** Persons who are not to be chosen, as the child itself among its relatives. */
  readonly without?: readonly string[]
}

/** A person, found while one types or entered as new. The focus stays in the field: arrows move, Enter takes, Esc closes. */
export const PersonPicker = (props: PersonPickerProps) => {
  const { name = 'personId', value, onChange } = props
  const text = useText({ sv, en }).picker
  const { settle } = useContext(FormContext)
  const [typed, setTyped] = useState('')
  const [isNew, setNew] = useState(false)
  const ids = useField(name, true)
  const words = useHitWords()
  const isPicking = useRef(false)
  // What had the focus is gone with the choice: the field itself takes it, so that the keyboard goes on from here.
  useEffect(() => {
    if (isPicking.current) document.getElementById(ids.id)?.focus()
    isPicking.current = false
  })
  const pick = (person: PickedPerson | undefined): void => {
    isPicking.current = true
    settle(name)
    setTyped('')
    setNew(false)
    onChange(person)
  }
  return (
    <>
      <FieldFrame
        ids={ids}
        label={props.label}
        hint={props.hint ?? text.hint}
        optional={props.optional ?? false}
      >
        <input type="hidden" name={name} value={value?.id ?? ''} data-shown-by={ids.id} />
        {value ? (
          <div id={ids.id} role="group" tabIndex={-1} aria-labelledby={ids.labelId} className="cluster">
            <b>{words.name(value)}</b>
            {value.isProtected && <Protected level={stampOf(value)} />}
            <span className="soft">{words.note(value)}</span>
            <Button label={`${text.change}: ${words.name(value)}`} onPress={() => pick(undefined)}>
              {text.change}
            </Button>
          </div>
        ) : (
          <PersonFinder
            {...props}
            ids={ids}
            typed={typed}
            onType={setTyped}
            onPick={pick}
            onNew={() => setNew(true)}
          />
        )}
      </FieldFrame>
      {isNew && (
        <PersonDialog
          typed={typed}
          childId={props.childId}
          relation={props.relation}
          onDone={pick}
          onClose={() => setNew(false)}
        />
      )}
    </>
  )
}

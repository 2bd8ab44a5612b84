import './together.css'
import { type RefObject, useEffect, useRef } from 'react'
import { useText } from '#web/language.ts'
import { FieldFrame, type FieldProps } from '#web/ui/field.tsx'
import { useField } from '#web/ui/form-context.ts'
import type { Here } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { bindField, type TextElement } from './bind-field.ts'
import { useSession, useSharedText, useTogether } from './context.ts'

type SharedFieldProps = FieldProps & {
  /** The field of the shared text. */
  readonly field: string
  readonly rows?: number
}

const useBound = <E extends TextElement>(field: string): RefObject<E | null> => {
  const session = useSession()
  const element = useRef<E>(null)
  useEffect(
    () => (element.current ? bindField(session, field, element.current) : undefined),
    [session, field],
  )
  return element
}

const usePeopleIn = (field: string): readonly Here[] =>
  useTogether('people').filter((one) => one.field === field && field !== '')

/** The same text under the field's own, unseen, with a mark where each colleague's caret stands. */
const Carets = ({ field, people }: { readonly field: string; readonly people: readonly Here[] }) => {
  const session = useSession()
  const text = useSharedText(field)
  const at = people
    .flatMap((one) => {
      const place = session.caretAt(one)
      return place === undefined ? [] : [{ id: one.clientId, place }]
    })
    .toSorted((a, b) => a.place - b.place)
  const pieces = at.map(({ id, place }, n) => ({ id, words: text.slice(at[n - 1]?.place ?? 0, place) }))
  return (
    <div className="input shared-carets" aria-hidden="true">
      {pieces.map(({ id, words }) => (
        <span key={id}>
          {words}
          <span className="shared-caret" />
        </span>
      ))}
      {text.slice(at.at(-1)?.place ?? 0)}
    </div>
  )
}

/** Who else writes here, in words; under the field, where nothing jumps when somebody comes. */
const Others = ({ people }: { readonly people: readonly Here[] }) => {
  const text = useText({ sv, en }).here
  return (
    <p className="soft shared-others" role="status">
      {people.length === 0 ? '' : text.inField([...new Set(people.map(({ name }) => name))])}
    </p>
  )
}

/** Running text that several write in at once. */
export const SharedArea = ({ field, name, label, hint, optional, rows = 4 }: SharedFieldProps) => {
  const ids = useField(name, hint)
  const element = useBound<HTMLTextAreaElement>(field)
  const people = usePeopleIn(field)
  const closed = useTogether('closed')
  return (
    <FieldFrame ids={ids} label={label} hint={hint} optional={optional ?? false}>
      <div className="shared-text">
        <textarea
          ref={element}
          id={ids.id}
          name={name}
          className="input"
          rows={rows}
          style={{ minHeight: `calc(${rows} * 1.5em + 1.1rem)` }}
          readOnly={closed !== undefined}
          aria-required={optional ? undefined : true}
          aria-describedby={ids.describedBy}
        />
        {people.length > 0 && <Carets field={field} people={people} />}
      </div>
      <Others people={people} />
    </FieldFrame>
  )
}

/** One line that several write in at once. */
export const SharedLine = ({ field, name, label, hint, optional }: SharedFieldProps) => {
  const ids = useField(name, hint)
  const element = useBound<HTMLInputElement>(field)
  const people = usePeopleIn(field)
  const closed = useTogether('closed')
  return (
    <FieldFrame ids={ids} label={label} hint={hint} optional={optional ?? false}>
      <input
        ref={element}
        id={ids.id}
        name={name}
        className="input"
        autoComplete="off"
        readOnly={closed !== undefined}
        aria-required={optional ? undefined : true}
        aria-describedby={ids.describedBy}
      />
      <Others people={people} />
    </FieldFrame>
  )
}

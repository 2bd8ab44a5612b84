import { type RefObject, useEffect, useRef } from 'react'
import type { CallIssue } from '../call.ts'
import { useOwnText } from '../language.ts'
import type { FaultWords } from './error-state.tsx'
import { Icon } from './icon.tsx'

type ErrorSummaryProps = {
  readonly issues: readonly CallIssue[]
  readonly fault: FaultWords | undefined
  /** What became of the words. Left out: nothing is saved yet, nothing is lost. */
  readonly kept?: string
  readonly form: RefObject<HTMLFormElement | null>
}

// A hidden input (DayField, ComboBox) is shown by another element; a group is reached by its first choice.
const shownField = (form: HTMLFormElement | null, path: string): HTMLElement | null => {
  const name = CSS.escape(path)
  const named = form?.querySelector<HTMLElement>(`[name="${name}"], [name^="${name}."]`) ?? null
  const shownBy = named?.dataset['shownBy']
  return shownBy === undefined ? named : document.getElementById(shownBy)
}

const labelOf = (field: HTMLElement | null): string => {
  const group = field?.matches('[type=radio], [data-as=list]')
    ? field.closest('fieldset')?.querySelector('legend')
    : null
  const label =
    group ?? (field && 'labels' in field && field.labels instanceof NodeList ? field.labels[0] : null)
  return label?.firstChild?.textContent ?? ''
}

// "Plats: Fyll i." but "Hur träffades ni? Välj."
const told = (label: string, message: string): string =>
  label === '' ? message : /[?!:.]$/.test(label) ? `${label} ${message}` : `${label}: ${message}`

/** What needs to be put right, above the form, with a link to each field. Takes the focus when it appears. */
export const ErrorSummary = ({ issues, fault, kept, form }: ErrorSummaryProps) => {
  const text = useOwnText().form
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (issues.length > 0 || fault) box.current?.focus()
  }, [issues, fault])
  if (issues.length === 0 && !fault) return null
  return (
    <div ref={box} className="notice danger" tabIndex={-1} role="alert">
      <Icon name="alert" />
      <div>
        <h2>{issues.length > 0 ? text.summary(issues.length) : fault?.title}</h2>
        {issues.length > 0 ? (
          <ul className="plain">
            {issues.map(({ path, message }) => {
              const field = shownField(form.current, path)
              const words = told(labelOf(field), message)
              return (
                <li key={path + message}>
                  {field ? (
                    <a
                      href={`#${field.id}`}
                      onClick={(event) => {
                        event.preventDefault()
                        field.focus()
                        field.scrollIntoView({ block: 'center' })
                      }}
                    >
                      {words}
                    </a>
                  ) : (
                    message
                  )}
                </li>
              )
            })}
          </ul>
        ) : (
          <p>{fault?.advice}</p>
        )}
        <p className="soft">{kept ?? text.nothingLost}</p>
        {issues.length === 0 && fault?.reference && <p className="soft">{fault.reference}</p>}
      </div>
    </div>
  )
}

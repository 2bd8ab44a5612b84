import type { ReactNode } from 'react'
import { Fault } from './field.tsx'
import { useField } from './form-context.ts'

type CheckboxProps = {
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly defaultChecked?: boolean
  readonly checked?: boolean
  readonly onChange?: (checked: boolean) => void
}

/** Yes or no. The form hands on true or false. */
export const Checkbox = ({ name, label, hint, defaultChecked, checked, onChange }: CheckboxProps) => {
  const ids = useField(name, hint)
  return (
    <div className="field">
      <div className="tick">
        <input
          type="checkbox"
          id={ids.id}
          name={name}
          data-as="boolean"
          defaultChecked={checked === undefined ? defaultChecked : undefined}
          checked={checked}
          onChange={onChange && ((event) => onChange(event.currentTarget.checked))}
          aria-invalid={ids.fault ? true : undefined}
          aria-describedby={ids.describedBy}
        />
        <label htmlFor={ids.id}>{label}</label>
        {hint && (
          <p className="hint" id={ids.hintId}>
            {hint}
          </p>
        )}
      </div>
      {ids.fault && <Fault id={ids.faultId}>{ids.fault}</Fault>}
    </div>
  )
}

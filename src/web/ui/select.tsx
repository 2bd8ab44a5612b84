import { useOwnText } from '../language.ts'
import type { Choice } from './choice.ts'
import { FieldFrame, type FieldProps } from './field.tsx'
import { useField } from './form-context.ts'

type SelectProps = FieldProps & {
  readonly choices: readonly Choice[]
  readonly defaultValue?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
  /** Text of the empty first row. `'none'` leaves it out. */
  readonly empty?: string
  readonly fault?: string
}

/** One of at most about fifteen, the browser's own list. Up to five: RadioGroup. More: ComboBox. */
export const Select = ({ name, label, hint, optional, choices, empty, onChange, ...rest }: SelectProps) => {
  const ids = useField(name, hint, rest.fault)
  const text = useOwnText().form
  return (
    <FieldFrame ids={ids} label={label} hint={hint} optional={optional ?? false}>
      <span className="select">
        <select
          id={ids.id}
          name={name}
          className="input"
          defaultValue={rest.value === undefined ? (rest.defaultValue ?? '') : undefined}
          value={rest.value}
          onChange={onChange && ((event) => onChange(event.currentTarget.value))}
          aria-required={optional ? undefined : true}
          aria-invalid={ids.fault ? true : undefined}
          aria-describedby={ids.describedBy}
        >
          {empty !== 'none' && <option value="">{empty ?? text.choose}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.disabled}>
              {choice.label}
            </option>
          ))}
        </select>
      </span>
    </FieldFrame>
  )
}

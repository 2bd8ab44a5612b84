import type { Choice } from './choice.ts'
import { type FieldProps, GroupFrame } from './field.tsx'
import { useField } from './form-context.ts'

type CheckboxGroupProps = FieldProps & {
  readonly choices: readonly Choice[]
  readonly defaultValue?: readonly string[]
  readonly onChange?: (value: string, checked: boolean) => void
}

/** Several of a few. The form hands on a list, empty when none is chosen. */
export const CheckboxGroup = ({
  name,
  choices,
  defaultValue = [],
  onChange,
  ...rest
}: CheckboxGroupProps) => {
  const ids = useField(name, rest.hint)
  return (
    <GroupFrame ids={ids} label={rest.label} hint={rest.hint} optional={rest.optional ?? false}>
      {choices.map((choice) => (
        <div className="tick" key={choice.value}>
          <input
            type="checkbox"
            id={`${ids.id}-${choice.value}`}
            name={name}
            value={choice.value}
            data-as="list"
            disabled={choice.disabled}
            defaultChecked={defaultValue.includes(choice.value)}
            onChange={onChange && ((event) => onChange(choice.value, event.currentTarget.checked))}
            aria-describedby={choice.note ? `${ids.id}-${choice.value}-note` : undefined}
          />
          <label htmlFor={`${ids.id}-${choice.value}`}>{choice.label}</label>
          {choice.note && (
            <p className="hint" id={`${ids.id}-${choice.value}-note`}>
              {choice.note}
            </p>
          )}
        </div>
      ))}
    </GroupFrame>
  )
}

import type { Choice } from './choice.ts'
import { type FieldProps, GroupFrame } from './field.tsx'
import { useField } from './form-context.ts'

type RadioGroupProps = FieldProps & {
  readonly choices: readonly Choice[]
  readonly defaultValue?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
}

/** One of two to five, all seen at once. */
export const RadioGroup = ({ name, choices, defaultValue, value, onChange, ...rest }: RadioGroupProps) => {
  const ids = useField(name, rest.hint)
  return (
    <GroupFrame ids={ids} label={rest.label} hint={rest.hint} optional={rest.optional ?? false}>
      {choices.map((choice) => (
        <div className="tick" key={choice.value}>
          <input
            type="radio"
            id={`${ids.id}-${choice.value}`}
            name={name}
            value={choice.value}
            disabled={choice.disabled}
            defaultChecked={
              value === undefined && defaultValue !== undefined ? defaultValue === choice.value : undefined
            }
            checked={value === undefined ? undefined : value === choice.value}
            onChange={onChange && (() => onChange(choice.value))}
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

import type { HTMLInputAutoCompleteAttribute, KeyboardEvent } from 'react'
import { FieldFrame, type FieldProps } from './field.tsx'
import { useField } from './form-context.ts'

type TextFieldProps = FieldProps & {
  readonly kind?: 'text' | 'search' | 'tel' | 'email' | 'number' | 'password'
  readonly defaultValue?: string | number
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  /** How many characters it is drawn for; the answer may be longer. */
  readonly width?: number
  readonly autoComplete?: HTMLInputAutoCompleteAttribute
  readonly fault?: string
}

// Not <input type=number>: it hides what a screen reader user typed wrong, and the wheel changes it unseen.
const typeOf = (kind: TextFieldProps['kind']): string => (kind === 'number' ? 'text' : (kind ?? 'text'))

/** One line of text. With kind "number" the form hands on a number ("3,5" is read as 3.5). */
export const TextField = ({ name, label, hint, optional, kind, onChange, ...rest }: TextFieldProps) => {
  const ids = useField(name, hint, rest.fault)
  return (
    <FieldFrame ids={ids} label={label} hint={hint} optional={optional ?? false}>
      <input
        id={ids.id}
        name={name}
        className="input"
        type={typeOf(kind)}
        inputMode={kind === 'number' ? 'decimal' : undefined}
        data-as={kind === 'number' ? 'number' : undefined}
        defaultValue={rest.value === undefined ? rest.defaultValue : undefined}
        value={rest.value}
        onChange={onChange && ((event) => onChange(event.currentTarget.value))}
        onKeyDown={rest.onKeyDown}
        size={rest.width}
        style={
          rest.width === undefined ? undefined : { width: `calc(${rest.width}ch + 1.6rem)`, maxWidth: '100%' }
        }
        autoComplete={rest.autoComplete ?? 'off'}
        aria-required={optional || kind === 'search' ? undefined : true}
        aria-invalid={ids.fault ? true : undefined}
        aria-describedby={ids.describedBy}
      />
    </FieldFrame>
  )
}

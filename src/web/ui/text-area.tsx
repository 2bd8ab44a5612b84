import { useLayoutEffect, useRef, useState } from 'react'
import { useOwnText } from '../language.ts'
import { FieldFrame, type FieldProps } from './field.tsx'
import { useField } from './form-context.ts'

type TextAreaProps = FieldProps & {
  readonly defaultValue?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly rows?: number
  /** Shows what is left when the end is near. Never cuts: a too long text is told about and kept. */
  readonly max?: number
  readonly fault?: string
}

const near = 200

/** Running text. Grows with what is written. */
export const TextArea = ({
  name,
  label,
  hint,
  optional,
  rows = 4,
  max,
  onChange,
  ...rest
}: TextAreaProps) => {
  const ids = useField(name, hint, rest.fault)
  const text = useOwnText().form
  const area = useRef<HTMLTextAreaElement>(null)
  const [length, setLength] = useState((rest.value ?? rest.defaultValue ?? '').length)
  const shown = rest.value?.length ?? length
  useLayoutEffect(() => {
    // Browsers without field-sizing get the height from the text itself.
    if (area.current === null || CSS.supports('field-sizing', 'content')) return
    area.current.style.height = 'auto'
    area.current.style.height = `${area.current.scrollHeight + 2}px`
  })
  const left = max === undefined ? undefined : max - shown
  return (
    <FieldFrame ids={ids} label={label} hint={hint} optional={optional ?? false}>
      <textarea
        ref={area}
        id={ids.id}
        name={name}
        className="input"
        rows={rows}
        style={{ minHeight: `calc(${rows} * 1.5em + 1.1rem)` }}
        defaultValue={rest.value === undefined ? rest.defaultValue : undefined}
        value={rest.value}
        onChange={(event) => {
          setLength(event.currentTarget.value.length)
          onChange?.(event.currentTarget.value)
        }}
        aria-required={optional ? undefined : true}
        aria-invalid={ids.fault ? true : undefined}
        aria-describedby={ids.describedBy}
      />
      {left !== undefined && (
        <p className={left < 0 ? 'counter over' : 'counter'} aria-live="polite">
          {left < 0 ? text.over(-left) : left <= near ? text.left(left) : ''}
        </p>
      )}
    </FieldFrame>
  )
}

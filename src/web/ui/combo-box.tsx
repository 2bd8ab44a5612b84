import { lazy, Suspense } from 'react'
import type { Choice } from './choice.ts'
import type { FieldProps } from './field.tsx'
import { FieldFrame } from './field.tsx'
import { useField } from './form-context.ts'

export type ComboBoxProps = FieldProps & {
  readonly choices: readonly Choice[]
  readonly defaultValue?: string
  readonly onChange?: (value: string) => void
}

const ComboBoxList = lazy(async () => ({ default: (await import('./combo-box-list.tsx')).ComboBoxList }))

const Waiting = ({ name, label, hint, optional }: ComboBoxProps) => {
  const ids = useField(name, hint)
  return (
    <FieldFrame ids={ids} label={label} hint={hint} optional={optional ?? false}>
      <input id={ids.id} className="input" readOnly aria-busy="true" aria-describedby={ids.describedBy} />
    </FieldFrame>
  )
}

/** One of many, found by typing: a worker, a municipality. The form hands on the value. */
export const ComboBox = (props: ComboBoxProps) => (
  <Suspense fallback={<Waiting {...props} />}>
    <ComboBoxList {...props} />
  </Suspense>
)

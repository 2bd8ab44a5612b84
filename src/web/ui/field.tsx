import type { ReactNode } from 'react'
import { useOwnText } from '../language.ts'
import { Icon } from './icon.tsx'

/** What every field takes. Fields are asked for unless they say `optional`. */
export type FieldProps = {
  readonly name: string
  readonly label: string
  readonly hint?: ReactNode
  readonly optional?: boolean
}

type FrameProps = Pick<FieldProps, 'label' | 'hint' | 'optional'> & {
  readonly ids: {
    readonly id: string
    readonly hintId: string
    readonly faultId: string
    readonly labelId: string
    readonly fault: string | undefined
  }
  readonly children: ReactNode
}

export const OptionalMark = () => <span className="optional"> ({useOwnText().form.optional})</span>

export const Fault = ({ id, children }: { readonly id: string; readonly children: string }) => (
  <p className="fault" id={id}>
    <Icon name="alert" />
    <span>{children}</span>
  </p>
)

/** Label above, hint under the label, fault under the control: always in this order, always tied together. */
export const FieldFrame = ({ ids, label, hint, optional, children }: FrameProps) => (
  <div className="field">
    <label htmlFor={ids.id} id={ids.labelId}>
      {label}
      {optional && <OptionalMark />}
    </label>
    {hint && (
      <p className="hint" id={ids.hintId}>
        {hint}
      </p>
    )}
    {children}
    {ids.fault && <Fault id={ids.faultId}>{ids.fault}</Fault>}
  </div>
)

/** The same frame around a group of choices. */
export const GroupFrame = ({ ids, label, hint, optional, children }: FrameProps) => (
  <fieldset
    className="field"
    id={ids.id}
    tabIndex={-1}
    aria-describedby={ids.fault ? ids.faultId : undefined}
  >
    <legend>
      {label}
      {optional && <OptionalMark />}
    </legend>
    {hint && <p className="hint">{hint}</p>}
    {children}
    {ids.fault && <Fault id={ids.faultId}>{ids.fault}</Fault>}
  </fieldset>
)

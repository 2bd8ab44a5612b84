import { createContext, useContext, useId } from 'react'

/** What a field needs to know of the form around it: its fault by name, and where it stands for the summary's links. */
export type FormState = {
  readonly faults: ReadonlyMap<string, string>
  readonly pending: boolean
  /** The person has changed this field: its old fault need not stand there any longer. */
  readonly settle: (name: string) => void
}

export const FormContext = createContext<FormState>({
  faults: new Map(),
  pending: false,
  settle: () => undefined,
})

/** Ids and fault of one field. A fault of the field's own (a date that cannot be read) wins over the form's. */
export const useField = (name: string, hint: unknown, ownFault?: string) => {
  const id = useId()
  const fault = useContext(FormContext).faults.get(name) ?? ownFault
  const [hintId, faultId] = [`${id}-hint`, `${id}-fault`]
  const describedBy = [hint ? hintId : '', fault ? faultId : ''].filter(Boolean).join(' ')
  return { id, hintId, faultId, labelId: `${id}-label`, fault, describedBy: describedBy || undefined }
}

import { z } from 'zod'
import { type SealedField, SealedFieldSchema, sealedFields } from '#modules/sealed/contract.ts'
import { readPerson } from '#modules/people/contract.ts'
import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/checkbox-group.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { writeSealed } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const Written = writeSealed.input.extend({ remove: z.array(SealedFieldSchema).default([]) })

/** An empty field stays as it is; what is chosen to be removed is ''. */
const valuesOf = ({ values, remove }: z.output<typeof Written>) => ({
  ...Object.fromEntries(remove.map((field) => [field, ''])),
  ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')),
})

const kindOf = (field: SealedField) =>
  field === 'phone' ? ('tel' as const) : field === 'email' ? ('email' as const) : ('text' as const)

/** Writes over what is sealed without opening it first. */
export const WriteDialog = ({
  personId,
  fields,
  onClose,
}: {
  readonly personId: string
  readonly fields: readonly SealedField[]
  readonly onClose: () => void
}) => {
  const { write: text, fields: names } = useText({ sv, en })
  const refresh = useRefresh()
  return (
    <Dialog title={text.title} isOpen width="wide" onClose={onClose}>
      <p>{text.lead}</p>
      <Form
        schema={Written}
        also={{ personId }}
        submit={text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{text.cancel}</Button>}
        onSubmit={async (written, key) => {
          await call(writeSealed, { personId, values: valuesOf(written) }, key)
          await refresh(readPerson)
          onClose()
        }}
      >
        {sealedFields.map((field) => (
          <TextField
            key={field}
            name={`values.${field}`}
            label={names[field]}
            kind={kindOf(field)}
            optional
          />
        ))}
        {fields.length > 0 && (
          <CheckboxGroup
            name="remove"
            label={text.remove}
            hint={text.removeHint}
            optional
            choices={fields.map((value) => ({ value, label: names[value] }))}
          />
        )}
      </Form>
    </Dialog>
  )
}

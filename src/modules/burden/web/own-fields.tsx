import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { type AskedField, listAskedFields, type OwnAnswers, type OwnForm } from '../own/contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type OneProps = {
  readonly field: AskedField
  /** Given by an editor that saves by itself; a form reads its fields when it is sent. */
  readonly value?: string | undefined
  readonly onChange?: ((value: string) => void) | undefined
}

const nothing = (): void => undefined

const OneField = ({ field, value, onChange }: OneProps) => {
  const text = useText({ sv, en }).own
  const name = `own.${field.id}`
  const about = {
    name,
    label: field.label,
    hint: field.help === '' ? undefined : field.help,
    optional: !field.isMandatory,
  }
  if (field.kind === 'line')
    return <TextField {...about} {...(value === undefined ? {} : { value, onChange: onChange ?? nothing })} />
  const choices =
    field.kind === 'yes_no'
      ? [
          { value: 'yes', label: text.yes },
          { value: 'no', label: text.no },
        ]
      : field.choices.map((choice) => ({ value: choice, label: choice }))
  return (
    <RadioGroup
      {...about}
      choices={choices}
      {...(value === undefined ? {} : { value, onChange: onChange ?? nothing })}
    />
  )
}

type OwnFieldsProps = {
  readonly form: OwnForm
  readonly answers?: OwnAnswers
  readonly onChange?: (answers: OwnAnswers) => void
}

/** The municipality's own fields of a form, until their last day. Nothing at all when there are none. */
export const OwnFields = ({ form, answers, onChange }: OwnFieldsProps) => {
  const { data = [] } = useCall(listAskedFields, { form })
  return data.map((field) => (
    <OneField
      key={field.id}
      field={field}
      value={answers && (answers[field.id] ?? '')}
      onChange={onChange && ((value) => onChange({ ...answers, [field.id]: value }))}
    />
  ))
}

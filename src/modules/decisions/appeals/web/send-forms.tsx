import { call } from '#web/call.ts'
import { CheckboxGroup } from '#web/ui/checkbox-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { sendAppeal, withdrawAppeal } from '../contract.ts'
import { enclosures } from '../rules.ts'
import { AppealForm, StepDay } from './appeal-form.tsx'
import { type AppealProps, useAppealText } from './use-appeal.tsx'

/** FL 46: the appeal goes to the court with the documents; all that applies is ticked from the start. */
export const SendForm = (props: AppealProps) => {
  const { send: text, enclosures: names } = useAppealText()
  const { appeal, shown } = props
  const isChanged = appeal.steps.some(({ step, outcome }) => step === 'reexamined' && outcome !== 'unchanged')
  const possible = enclosures.filter((one) => isChanged || one !== 'changed_decision')
  return (
    <AppealForm
      {...props}
      schema={sendAppeal.input}
      act={(values, key) => call(sendAppeal, values, key)}
      submit={text.save}
      done={text.saved}
    >
      <StepDay appeal={appeal} name="sentOn" label={text.sentOn} ofBoard />
      <TextField name="court" label={text.court} defaultValue={shown.lastCourt} />
      <CheckboxGroup
        name="enclosed"
        label={text.enclosed}
        choices={possible.map((value) => ({ value, label: names[value] }))}
        defaultValue={possible.filter((one) => one !== 'service' || appeal.appealUntil !== null)}
      />
      <TextArea name="note" label={text.note} rows={3} optional />
    </AppealForm>
  )
}

/** The party takes it back before it has gone to the court. */
export const WithdrawForm = (props: AppealProps) => {
  const { withdraw: text } = useAppealText()
  return (
    <AppealForm
      {...props}
      schema={withdrawAppeal.input}
      act={(values, key) => call(withdrawAppeal, values, key)}
      folded={text.open}
      submit={text.save}
      done={text.saved}
    >
      <StepDay appeal={props.appeal} name="withdrawnOn" label={text.on} ofBoard />
      <TextArea name="note" label={text.note} rows={2} />
    </AppealForm>
  )
}

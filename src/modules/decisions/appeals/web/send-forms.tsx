import { call } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { CheckboxGroup } from '#web/ui/checkbox-group.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { sendAppeal, withdrawAppeal } from '../contract.ts'
import { enclosures } from '../rules.ts'
import {
  aboutOf,
  type AppealProps,
  useAppealRefresh,
  useAppealText,
  useChangedNotice,
} from './use-appeal.tsx'

/** FL 46: the appeal goes to the court with the documents; all that applies is ticked from the start. */
export const SendForm = ({ appeal, shown }: AppealProps) => {
  const { send: text, enclosures: names } = useAppealText()
  const today = useToday()
  const refresh = useAppealRefresh()
  const changed = useChangedNotice()
  const isChanged = appeal.steps.some(({ step, outcome }) => step === 'reexamined' && outcome !== 'unchanged')
  const possible = enclosures.filter((one) => isChanged || one !== 'changed_decision')
  return (
    <Form
      schema={sendAppeal.input}
      also={aboutOf(appeal)}
      label={text.save}
      submit={text.save}
      done={text.saved}
      renderConflict={changed}
      onSubmit={async (values, key) => {
        await call(sendAppeal, values, key)
        await refresh()
      }}
    >
      <DayField
        name="sentOn"
        label={text.sentOn}
        earliest={appeal.arrivedOn}
        latest={today}
        defaultValue={today}
      />
      <TextField name="court" label={text.court} defaultValue={shown.lastCourt} />
      <CheckboxGroup
        name="enclosed"
        label={text.enclosed}
        choices={possible.map((value) => ({ value, label: names[value] }))}
        defaultValue={possible.filter((one) => one !== 'service' || appeal.appealUntil !== null)}
      />
      <TextArea name="note" label={text.note} rows={3} optional />
    </Form>
  )
}

/** The party takes it back before it has gone to the court. */
export const WithdrawForm = ({ appeal }: AppealProps) => {
  const { withdraw: text } = useAppealText()
  const today = useToday()
  const refresh = useAppealRefresh()
  const changed = useChangedNotice()
  return (
    <Disclosure title={text.open}>
      <Form
        schema={withdrawAppeal.input}
        also={aboutOf(appeal)}
        label={text.save}
        submit={text.save}
        submitKind="quiet"
        done={text.saved}
        renderConflict={changed}
        onSubmit={async (values, key) => {
          await call(withdrawAppeal, values, key)
          await refresh()
        }}
      >
        <DayField
          name="withdrawnOn"
          label={text.on}
          earliest={appeal.arrivedOn}
          latest={today}
          defaultValue={today}
        />
        <TextArea name="note" label={text.note} rows={2} />
      </Form>
    </Disclosure>
  )
}

import { call } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { registerAppeal, type ShownAppeals } from '../contract.ts'
import { appealWays } from '../rules.ts'
import { useAppealRefresh, useAppealText } from './use-appeal.tsx'

type RegisterFormProps = { readonly decisionId: string; readonly shown: ShownAppeals }

/** Four things are asked for: whether it came in time is counted. */
export const RegisterForm = ({ decisionId, shown }: RegisterFormProps) => {
  const { section: text, ways } = useAppealText()
  const today = useToday()
  const refresh = useAppealRefresh()
  return (
    <Form
      key={shown.appeals.length}
      schema={registerAppeal.input.omit({ id: true })}
      also={{ decisionId }}
      label={text.register}
      submit={text.register}
      submitKind="quiet"
      done={text.registered}
      onSubmit={async (values, key) => {
        await call(registerAppeal, { ...values, id: key }, key)
        await refresh()
      }}
    >
      <RadioGroup
        name="personId"
        label={text.who}
        choices={shown.appellants.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={shown.appellants.length === 1 ? (shown.appellants[0]?.id ?? '') : ''}
      />
      <TextField name="representative" label={text.representative} hint={text.representativeHint} optional />
      <DayField
        name="arrivedOn"
        label={text.arrivedOn}
        earliest={shown.decidedOn}
        latest={today}
        defaultValue={today}
      />
      <RadioGroup
        name="how"
        label={text.how}
        choices={appealWays.map((value) => ({ value, label: ways[value] }))}
        defaultValue="letter"
      />
      <TextArea name="asks" label={text.asks} hint={text.asksHint} />
    </Form>
  )
}

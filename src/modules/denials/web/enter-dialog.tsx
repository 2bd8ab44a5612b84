import { useState } from 'react'
import { PersonPicker, type PickedPerson } from '#modules/people/web/person-picker.tsx'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { ComboBox } from '#web/ui/combo-box.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { enterDenial, readDenials } from '../contract.ts'
import { denialKinds } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Workers = readonly {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly unit: string
}[]

/** Whom a worker may not reach, and why. */
export const EnterDialog = ({
  workers,
  onClose,
}: {
  readonly workers: Workers
  readonly onClose: () => void
}) => {
  const { enter: text, kinds, kindNotes, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  const today = useToday()
  const [id] = useState(newKey)
  const [person, setPerson] = useState<PickedPerson>()
  return (
    <Dialog title={text.open} isOpen width="wide" onClose={onClose}>
      <p>{text.lead}</p>
      <Form
        schema={enterDenial.input}
        also={{ id }}
        submit={text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(enterDenial, values, key)
          await refresh(readDenials)
          onClose()
        }}
      >
        <ComboBox
          name="workerId"
          label={text.who}
          choices={workers.map((one) => ({
            value: one.id,
            label: one.name,
            note: `${one.title}, ${one.unit}`,
          }))}
        />
        <PersonPicker label={text.person} value={person} onChange={setPerson} />
        <RadioGroup
          name="kind"
          label={text.kind}
          choices={denialKinds.map((value) => ({ value, label: kinds[value], note: kindNotes[value] }))}
        />
        <TextArea name="reason" label={text.reason} max={5000} />
        <DayField name="untilOn" label={text.until} hint={text.untilHint} earliest={today} optional />
      </Form>
    </Dialog>
  )
}

import { useState } from 'react'
import {
  custodies,
  readPerson,
  relatePerson,
  type RelationKind,
  relationKinds,
} from '#modules/people/contract.ts'
import { call } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { PersonPicker, type PickedPerson } from './person-picker.tsx'

const offeredKinds = relationKinds.filter((one) => one !== 'other')

/** Ties somebody to a child: one who is here already, or somebody new. */
export const AddDialog = ({
  childId,
  onClose,
}: {
  readonly childId: string
  readonly onClose: () => void
}) => {
  const all = useText({ sv, en })
  const text = all.person
  const refresh = useRefresh()
  const today = useToday()
  const [person, setPerson] = useState<PickedPerson>()
  const [kind, setKind] = useState<RelationKind>('guardian')
  const choose = (value: string): void => setKind(relationKinds.find((one) => one === value) ?? 'network')
  return (
    <Dialog title={text.add} isOpen width="wide" onClose={onClose}>
      <Form
        schema={relatePerson.input}
        also={{ childId }}
        submit={text.add}
        done={text.added}
        actions={<Button onPress={onClose}>{all.dialog.cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(relatePerson, values, key)
          await refresh(readPerson)
          onClose()
        }}
      >
        <RadioGroup
          name="kind"
          label={text.relation}
          value={kind}
          onChange={choose}
          choices={offeredKinds.map((one) => ({ value: one, label: all.kinds[one] }))}
        />
        <PersonPicker label={text.who} value={person} onChange={setPerson} without={[childId]} />
        {(kind === 'guardian' || kind === 'appointed_guardian') && (
          <Select
            name="custody"
            label={all.dialog.custody}
            hint={all.dialog.custodyHint}
            optional
            empty={all.dialog.custodyCounted}
            choices={custodies.map((one) => ({ value: one, label: all.custody[one] }))}
          />
        )}
        <DayField name="fromOn" label={text.since} hint={text.sinceHint} optional latest={today} />
        <TextField name="note" label={text.note} hint={text.noteHint} optional />
      </Form>
    </Dialog>
  )
}

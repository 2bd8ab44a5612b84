import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/select.tsx'
import { proposeNewWorker, proposeWorkerChange, readStaff, type StaffMember } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { RightFields } from './right-fields.tsx'

export const AddDialog = ({
  units,
  onClose,
}: {
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}) => {
  const { add: text, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  const today = useToday()
  const [id] = useState(newKey)
  return (
    <Dialog title={text.open} isOpen width="wide" onClose={onClose}>
      <p>{text.lead}</p>
      <Form
        schema={proposeNewWorker.input}
        also={{ id }}
        submit={text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(proposeNewWorker, values, key)
          await refresh(readStaff)
          onClose()
        }}
      >
        <Select
          name="unitId"
          label={text.unit}
          choices={units.map((unit) => ({ value: unit.id, label: unit.name }))}
        />
        <DayField name="startedOn" label={text.startedOn} defaultValue={today} />
        <RightFields />
      </Form>
    </Dialog>
  )
}

export const ChangeDialog = ({
  member,
  onClose,
}: {
  readonly member: StaffMember
  readonly onClose: () => void
}) => {
  const { change: text, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  const [id] = useState(newKey)
  return (
    <Dialog title={text.title(member.name)} isOpen width="wide" onClose={onClose}>
      <p>{text.lead}</p>
      <Form
        schema={proposeWorkerChange.input}
        also={{ id, workerId: member.id }}
        submit={text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(proposeWorkerChange, values, key)
          await refresh(readStaff)
          onClose()
        }}
      >
        <RightFields now={member} />
      </Form>
    </Dialog>
  )
}

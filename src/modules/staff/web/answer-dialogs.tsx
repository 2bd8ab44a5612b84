import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import {
  answerStaffChange,
  liftSuspension,
  readStaff,
  type StaffChangeView,
  type StaffMember,
  type SuspensionView,
  suspendWorker,
} from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { Turns } from './turns.tsx'

/** Whoever says yes reads first what is given, and why. */
export const AnswerDialog = ({
  change,
  onClose,
}: {
  readonly change: StaffChangeView
  readonly onClose: () => void
}) => {
  const { answer: text, reason, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  return (
    <Dialog title={text.title(change.name)} isOpen onClose={onClose}>
      <Turns change={change} />
      <Form
        schema={answerStaffChange.input}
        also={{ staffChangeId: change.id }}
        submit={text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(answerStaffChange, values, key)
          await refresh(readStaff)
          onClose()
        }}
      >
        <RadioGroup
          name="outcome"
          label={text.outcome}
          choices={(['confirmed', 'refused'] as const).map((value) => ({ value, label: text[value] }))}
        />
        <TextArea name="reason" label={reason} max={2000} />
      </Form>
    </Dialog>
  )
}

/** One is enough: it must be fast. */
export const SuspendDialog = ({
  member,
  onClose,
}: {
  readonly member: StaffMember
  readonly onClose: () => void
}) => {
  const { suspend: text, reason, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  const [id] = useState(newKey)
  return (
    <Dialog title={text.title(member.name)} isOpen onClose={onClose}>
      <p>{text.lead}</p>
      <Form
        schema={suspendWorker.input}
        also={{ id, workerId: member.id }}
        submit={text.save}
        submitKind="danger"
        done={text.done}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(suspendWorker, values, key)
          await refresh(readStaff)
          onClose()
        }}
      >
        <TextArea name="reason" label={reason} max={2000} />
      </Form>
    </Dialog>
  )
}

export const LiftDialog = ({
  suspension,
  onClose,
}: {
  readonly suspension: SuspensionView
  readonly onClose: () => void
}) => {
  const { suspended: text, reason, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  const isFirst = suspension.liftAskedBy === ''
  return (
    <Dialog title={text.title(suspension.name)} isOpen onClose={onClose}>
      {isFirst ? (
        <p>{text.lead}</p>
      ) : (
        <p>
          {text.asked(suspension.liftAskedBy)} {suspension.liftReason}
        </p>
      )}
      <Form
        schema={liftSuspension.input}
        also={{ workerSuspensionId: suspension.id }}
        submit={isFirst ? text.ask : text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(liftSuspension, values, key)
          await refresh(readStaff)
          onClose()
        }}
      >
        <TextArea name="reason" label={reason} max={2000} />
      </Form>
    </Dialog>
  )
}

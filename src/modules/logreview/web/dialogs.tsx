import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import {
  appointLogReviewer,
  giveLogOutcome,
  lookBehindLogItem,
  outcomes,
  readLogReview,
  type ReviewItem,
} from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { WorkerChoice } from './worker-choice.tsx'

type ItemDialogProps = { readonly item: ReviewItem; readonly onClose: () => void }

/** The name of the child, for whoever says why it is needed. */
export const LookDialog = ({ item, onClose }: ItemDialogProps) => {
  const { look: text, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  return (
    <Dialog title={text.title} isOpen onClose={onClose}>
      <p>{text.lead}</p>
      <Form
        schema={lookBehindLogItem.input}
        also={{ logItemId: item.logItemId }}
        submit={text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(lookBehindLogItem, values, key)
          await refresh(readLogReview)
          onClose()
        }}
      >
        <TextField name="purpose" label={text.purpose} />
      </Form>
    </Dialog>
  )
}

/** What came of it, with the reason. */
export const AnswerDialog = ({ item, onClose }: ItemDialogProps) => {
  const { answer: text, cancel, outcomes: words } = useText({ sv, en })
  const refresh = useRefresh()
  return (
    <Dialog title={text.title} isOpen onClose={onClose}>
      <Form
        schema={giveLogOutcome.input}
        also={{ logItemId: item.logItemId }}
        submit={text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(giveLogOutcome, values, key)
          await refresh(readLogReview)
          onClose()
        }}
      >
        <RadioGroup
          name="outcome"
          label={text.outcome}
          choices={outcomes.map((value) => ({ value, label: words[value] }))}
        />
        <TextArea name="reason" label={text.reason} hint={text.reasonHint} rows={3} />
      </Form>
    </Dialog>
  )
}

/** The head asks that somebody reviews for a time; another says yes. */
export const ReviewerDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { reviewers: text, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  const today = useToday()
  const [id] = useState(newKey)
  return (
    <Dialog title={text.open} isOpen onClose={onClose}>
      <p>{text.two}</p>
      <Form
        schema={appointLogReviewer.input}
        also={{ id }}
        submit={text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(appointLogReviewer, values, key)
          await refresh(readLogReview)
          onClose()
        }}
      >
        <WorkerChoice label={text.who} />
        <DayField name="fromOn" label={text.from} defaultValue={today} />
        <DayField name="untilOn" label={text.until} />
        <TextArea name="reason" label={text.reason} max={2000} />
      </Form>
    </Dialog>
  )
}

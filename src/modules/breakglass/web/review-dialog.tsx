import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { type BreakGlassView, reviewBreakGlass } from '../contract.ts'
import { outcomes } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type ReviewDialogProps = {
  readonly one: BreakGlassView
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

/** What the one who reviews found, with the reasons. It stands. */
export const ReviewDialog = ({ one, onDone, onClose }: ReviewDialogProps) => {
  const { review: text, cancel } = useText({ sv, en })
  return (
    <Dialog title={text.title} isOpen onClose={onClose}>
      <Form
        schema={reviewBreakGlass.input}
        also={{ breakGlassId: one.id }}
        submit={text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(reviewBreakGlass, values, key)
          await onDone()
        }}
      >
        <RadioGroup
          name="outcome"
          label={text.outcome}
          choices={outcomes.map((value) => ({ value, label: text.outcomes[value] }))}
        />
        <TextArea name="reason" label={text.reason} hint={text.reasonHint} rows={3} />
      </Form>
    </Dialog>
  )
}

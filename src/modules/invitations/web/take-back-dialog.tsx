import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { listInvitations, takeBackInvitation } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** Ends an invitation and whatever is open by it. */
export const TakeBackDialog = ({
  invitationId,
  onClose,
}: {
  readonly invitationId: string
  readonly onClose: () => void
}) => {
  const { takeBack: text } = useText({ sv, en })
  const refresh = useRefresh()
  return (
    <Dialog title={text.title} isOpen onClose={onClose} kind="alert">
      <p>{text.lead}</p>
      <Form
        schema={takeBackInvitation.input}
        also={{ invitationId }}
        submit={text.submit}
        submitKind="danger"
        done={text.done}
        actions={<Button onPress={onClose}>{text.cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(takeBackInvitation, values, key)
          await refresh(listInvitations)
          onClose()
        }}
      >
        <TextField name="reason" label={text.reason} />
      </Form>
    </Dialog>
  )
}

import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { type DenialView, endDenial, readDenials } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** Takes two: whoever says yes reads what the first one wrote, and writes her own. */
export const EndDialog = ({
  denial,
  onClose,
}: {
  readonly denial: DenialView
  readonly onClose: () => void
}) => {
  const { end: text, list, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  const isFirst = denial.standing === 'live'
  return (
    <Dialog title={text.title} isOpen onClose={onClose}>
      {isFirst && <p>{text.two}</p>}
      {denial.standing === 'asked' && (
        <p>
          {list.asked(denial.endAskedBy)} {denial.endReason}
        </p>
      )}
      <Form
        schema={endDenial.input}
        also={{ denialId: denial.id, version: denial.version }}
        submit={isFirst ? text.ask : text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(endDenial, values, key)
          await refresh(readDenials)
          onClose()
        }}
      >
        <TextArea name="reason" label={text.reason} max={5000} />
      </Form>
    </Dialog>
  )
}

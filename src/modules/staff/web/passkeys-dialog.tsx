import { useText } from '#web/language.ts'
import { useAct } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { readStaff, removePasskeys, type StaffMember } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** One is enough: it must be fast. Nothing is lost that the worker cannot make anew. */
export const PasskeysDialog = ({
  member,
  onClose,
}: {
  readonly member: StaffMember
  readonly onClose: () => void
}) => {
  const { passkeys: text, cancel } = useText({ sv, en })
  const toast = useToast()
  const remove = useAct(removePasskeys, {
    refresh: [readStaff],
    onDone: ({ removed }) => {
      toast(text.done(removed))
      onClose()
    },
  })
  return (
    <Dialog
      title={text.title(member.name)}
      kind="alert"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" pending={remove.pending} onPress={() => remove.run({ workerId: member.id })}>
            {text.save}
          </Button>
          <Button onPress={onClose}>{cancel}</Button>
        </>
      }
    >
      {remove.fault && <ErrorState error={remove.fault} />}
      <p>{text.lead}</p>
    </Dialog>
  )
}

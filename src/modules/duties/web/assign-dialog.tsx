import { readOrganisation } from '#modules/organisation/contract.ts'
import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { ComboBox } from '#web/ui/combo-box.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { assignDuty, type DutyView, listDuties, readDuty } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type AssignDutyDialogProps = { readonly duty: DutyView; readonly onClose: () => void }

/** Another one answers for the duty from this minute. */
export const AssignDutyDialog = ({ duty, onClose }: AssignDutyDialogProps) => {
  const { assign: text, create } = useText({ sv, en })
  const refresh = useRefresh()
  const organisation = useCall(readOrganisation, {})
  return (
    <Dialog title={text.title} isOpen onClose={onClose}>
      <Loaded answer={organisation}>
        {({ workers }) => {
          const choices = workers.map((worker) => ({
            value: worker.id,
            label: worker.name,
            note: `${worker.title}, ${worker.unit}`,
          }))
          return (
            <Form
              schema={assignDuty.input}
              also={{ dutyId: duty.dutyId, version: duty.watch?.version ?? 0 }}
              submit={text.save}
              done={text.done}
              actions={<Button onPress={onClose}>{create.cancel}</Button>}
              onSubmit={async (values, key) => {
                await call(assignDuty, values, key)
                await refresh(readDuty, listDuties)
                onClose()
              }}
            >
              <ComboBox
                name="ownerId"
                label={text.owner}
                choices={choices}
                defaultValue={duty.watch?.ownerId ?? ''}
              />
              <ComboBox
                name="coworkerId"
                label={text.coworker}
                choices={choices}
                defaultValue={duty.watch?.coworkerId ?? ''}
                optional
              />
            </Form>
          )
        }}
      </Loaded>
    </Dialog>
  )
}

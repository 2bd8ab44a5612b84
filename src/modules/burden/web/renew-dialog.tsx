import { readOrganisation } from '#modules/organisation/contract.ts'
import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { listAskedFields, listOwnFields, type OwnFieldView, renewOwnField } from '../own/contract.ts'
import type { z } from 'zod'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { InsteadOf } from './instead-of.tsx'
import { OwnTermFields } from './own-term-fields.tsx'

type RenewDialogProps = {
  readonly field: OwnFieldView
  readonly view: z.output<typeof listOwnFields.reply>
  readonly onClose: () => void
}

/** The purpose is asked anew, empty: who cannot say why lets the field end. */
export const RenewDialog = ({ field, view, onClose }: RenewDialogProps) => {
  const { own } = useText({ sv, en })
  const text = own.renew
  const refresh = useRefresh()
  const organisation = useCall(readOrganisation, {})
  const needsRoom = field.isMandatory && !view.inTheWay.includes(field.id)
  return (
    <Dialog title={text.title} isOpen onClose={onClose} width="wide">
      <p>{text.lead}</p>
      <p>
        <b>{field.label}</b>
      </p>
      <Loaded answer={organisation}>
        {({ workers }) => (
          <Form
            schema={renewOwnField.input}
            also={{ ownFieldId: field.id, version: field.version }}
            submit={text.save}
            done={text.saved}
            actions={<Button onPress={onClose}>{own.form.cancel}</Button>}
            onSubmit={async (values, key) => {
              await call(renewOwnField, values, key)
              await refresh(listOwnFields, listAskedFields)
              onClose()
            }}
          >
            <OwnTermFields
              workers={workers}
              latestEnd={view.latestEnd}
              {...(field.isOrphan ? {} : { ownerId: field.ownerId })}
            />
            {needsRoom && <InsteadOf fields={view.asked} inTheWay={view.inTheWay} />}
          </Form>
        )}
      </Loaded>
    </Dialog>
  )
}

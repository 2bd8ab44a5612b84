import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { addPasskey, listOwnPasskeys, startPasskey } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { makePasskey } from './ask-device.ts'

const Named = addPasskey.input.pick({ id: true, name: true })

/** A name, and then the device asks by itself for finger, face or code. */
export const AddDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { own: text } = useText({ sv, en })
  const refresh = useRefresh()
  const [id] = useState(newKey)
  const [told, setTold] = useState<string>()
  return (
    <Dialog title={text.add} isOpen onClose={onClose}>
      {told !== undefined && (
        <Notice kind="warn" isNews>
          {told}
        </Notice>
      )}
      <Form
        schema={Named}
        also={{ id }}
        submit={text.save}
        actions={<Button onPress={onClose}>{text.cancel}</Button>}
        onSubmit={async (values) => {
          setTold(undefined)
          const made = await makePasskey(await call(startPasskey, {}))
          if (made === undefined) return setTold(text.cancelled)
          if (made === 'already') return setTold(text.already)
          await call(addPasskey, { ...values, ...made })
          await refresh(listOwnPasskeys)
          return onClose()
        }}
      >
        <TextField name="name" label={text.nameLabel} hint={text.nameHint} />
      </Form>
    </Dialog>
  )
}

import { useState } from 'react'
import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { askForPermit, listPackable, type PackableCase } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** A child with a protected identity: what the one who leads the unit has said, or a way to ask. */
export const PermitLine = ({ one }: { readonly one: PackableCase }) => {
  const text = useText({ sv, en }).permit
  const refresh = useRefresh()
  const [isAsking, setAsking] = useState(false)
  if (one.permit === 'not_needed') return null
  if (one.permit === 'yes') return <p>{text.yes}</p>
  if (one.permit === 'asked') return <p>{text.asked}</p>
  return (
    <>
      <p>{one.permit === 'no' ? text.no(one.permitText) : text.needed}</p>
      <Button onPress={() => setAsking(true)}>{text.ask}</Button>
      <Dialog title={text.ask} isOpen={isAsking} onClose={() => setAsking(false)}>
        <Form
          schema={askForPermit.input.omit({ id: true })}
          also={{ caseId: one.caseId }}
          submit={text.send}
          done={text.sent}
          onSubmit={async (values, key) => {
            await call(askForPermit, { ...values, id: key }, key)
            setAsking(false)
            await refresh(listPackable)
          }}
        >
          <TextArea name="reason" label={text.why} rows={3} />
        </Form>
      </Dialog>
    </>
  )
}

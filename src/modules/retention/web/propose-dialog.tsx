import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { proposeDisposal, readDisposalFiles, readDisposalLists } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** The chosen files become a list that two others are asked to approve. */
export const ProposeDialog = ({
  personIds,
  onClose,
  onDone,
}: {
  readonly personIds: readonly string[]
  readonly onClose: () => void
  readonly onDone: () => void
}) => {
  const { files: text, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  const [id] = useState(newKey)
  return (
    <Dialog title={text.proposeFor(personIds.length)} isOpen onClose={onClose}>
      <p>{text.proposeLead}</p>
      <Form
        schema={proposeDisposal.input}
        also={{ id, personIds }}
        submit={text.propose}
        done={text.proposed}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(proposeDisposal, values, key)
          await refresh(readDisposalFiles, readDisposalLists)
          onDone()
        }}
      >
        {null}
      </Form>
    </Dialog>
  )
}

import { useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { extendInvestigation } from '../contract.ts'
import type { CaseView } from '../views.ts'
import { NotYours } from './not-yours.tsx'
import { useCaseText, useSave } from './use-case.ts'

const lengths = [1, 2, 3, 4] as const

type ExtendDialogProps = { readonly view: CaseView; readonly onClose: () => void }

/** SoL 20:3: for a fixed time, särskilda skäl. The new last day is counted by the server and shown afterwards. */
export const ExtendDialog = ({ view, onClose }: ExtendDialogProps) => {
  const text = useCaseText()
  return (
    <Dialog title={text.extend.title} isOpen onClose={onClose}>
      <p>{text.extend.lead}</p>
      {!view.can.extend && <NotYours decisionKind="extend_investigation" />}
      {view.can.extend && <ExtendForm view={view} onClose={onClose} />}
    </Dialog>
  )
}

const ExtendForm = ({ view, onClose }: ExtendDialogProps) => {
  const text = useCaseText()
  const [version] = useState(view.investigation?.version ?? 0)
  const [months, choose] = useState('1')
  return (
    <Form
      schema={extendInvestigation.input}
      also={{ caseId: view.caseId, version }}
      submit={text.extend.save}
      done={text.extend.done}
      actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
      onSubmit={useSave(extendInvestigation, onClose)}
    >
      {/* A list hands on text; the contract takes a number. */}
      <input type="hidden" name="months" value={months} data-as="number" />
      <Select
        name=""
        label={text.extend.months}
        empty="none"
        value={months}
        onChange={choose}
        choices={lengths.map((n) => ({ value: String(n), label: text.extend.monthsValue(n) }))}
      />
      <TextArea name="reason" label={text.extend.reason} rows={3} />
    </Form>
  )
}

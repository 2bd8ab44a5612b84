import { useState } from 'react'
import { OwnFields } from '#modules/burden/web/own-fields.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { closeCase } from '../contract.ts'
import type { CaseView } from '../views.ts'
import { NotYours } from './not-yours.tsx'
import { useCaseText, useSave } from './use-case.ts'

const CloseForm = ({ view }: { readonly view: CaseView }) => {
  const text = useCaseText()
  const [version] = useState(view.version)
  return (
    <Form
      schema={closeCase.input}
      also={{ caseId: view.caseId, version }}
      label={text.close.act}
      submit={text.close.act}
      done={text.common.saved}
      onSubmit={useSave(closeCase)}
    >
      <TextArea name="reason" label={text.close.reason} rows={3} />
      <OwnFields form="closing" />
    </Form>
  )
}

/** Why the case cannot be closed yet, or the form that closes it. */
export const CloseStep = ({ view }: { readonly view: CaseView }) => {
  const text = useCaseText().close
  return (
    <>
      <p className="soft">{text.lead}</p>
      {view.obstacles.length > 0 && (
        <ul>
          {view.obstacles.map((one) => (
            <li key={one}>{text.obstacles[one]}</li>
          ))}
        </ul>
      )}
      {view.can.close && <CloseForm view={view} />}
      {view.obstacles.length === 0 && view.can.work && !view.can.close && (
        <NotYours decisionKind="close_case" />
      )}
    </>
  )
}

import { useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { saveInvestigationPlan } from '../contract.ts'
import type { InvestigationView } from '../views.ts'
import { conflictOf } from './saved-meanwhile.tsx'
import { useCaseText, useSave } from './use-case.ts'
import { useRows } from './use-rows.ts'

type PlanFormProps = {
  readonly caseId: string
  readonly investigation: InvestigationView
  readonly onClose: () => void
}

/** The plan of an investigation: a purpose, and questions with how they are answered and by whom. */
export const PlanForm = ({ caseId, investigation, onClose }: PlanFormProps) => {
  const text = useCaseText()
  const { plan } = investigation
  const [version, setVersion] = useState(investigation.version)
  const rows = useRows(plan.questions)
  const save = useSave(saveInvestigationPlan, onClose)
  return (
    <Form
      schema={saveInvestigationPlan.input}
      also={{ caseId, version }}
      label={text.steps.plan}
      submit={text.plan.save}
      done={text.common.saved}
      actions={plan.madeOn !== null && <Button onPress={onClose}>{text.common.cancel}</Button>}
      renderConflict={conflictOf(setVersion, onClose)}
      onSubmit={save}
    >
      <TextArea
        name="purpose"
        label={text.plan.purpose}
        hint={text.plan.purposeHint}
        rows={2}
        defaultValue={plan.purpose}
      />
      {rows.all.map(({ key, value }, at) => (
        <fieldset key={key} className="stack">
          <TextField
            name={`questions.${at}.question`}
            label={text.plan.question(at + 1)}
            defaultValue={value?.question ?? ''}
          />
          <TextField
            name={`questions.${at}.how`}
            label={text.plan.how}
            defaultValue={value?.how ?? ''}
            optional
          />
          <TextField
            name={`questions.${at}.from`}
            label={text.plan.from}
            defaultValue={value?.from ?? ''}
            optional
          />
          {rows.all.length > 1 && (
            <Button kind="bare" icon="cross" onPress={() => rows.remove(key)}>
              {text.plan.remove(at + 1)}
            </Button>
          )}
        </fieldset>
      ))}
      <div className="cluster">
        <Button icon="plus" onPress={rows.add}>
          {text.plan.add}
        </Button>
      </div>
      <TextArea
        name="withChild"
        label={text.plan.withChild}
        rows={2}
        defaultValue={plan.withChild}
        optional
      />
    </Form>
  )
}

import { useState } from 'react'
import { newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import type { InterventionView } from '../../views.ts'
import { useCaseText, useSave } from '../../web/use-case.ts'
import { interruptIntervention } from '../contract.ts'
import { useLateText } from './use-late.ts'

type InterruptFormProps = {
  readonly caseId: string
  readonly intervention: InterventionView
  readonly onClose: () => void
}

/** SoL 34:1: the help does not go on, and the decision still holds. */
export const InterruptForm = ({ caseId, intervention, onClose }: InterruptFormProps) => {
  const text = useLateText().interrupt
  const { cancel, saved } = useCaseText().common
  const today = useToday()
  const [id] = useState(newKey)
  const [version] = useState(intervention.version)
  return (
    <Form
      schema={interruptIntervention.input}
      also={{ caseId, interventionId: intervention.id, id, version }}
      label={text.act}
      submit={text.save}
      submitKind="quiet"
      done={saved}
      actions={<Button onPress={onClose}>{cancel}</Button>}
      onSubmit={useSave(interruptIntervention, onClose)}
    >
      <p className="soft">{text.lead}</p>
      <DayField
        name="interruptedOn"
        label={text.on}
        defaultValue={today}
        earliest={intervention.startedOn ?? intervention.decidedOn}
        latest={today}
      />
      <TextArea name="reason" label={text.reason} rows={2} />
    </Form>
  )
}

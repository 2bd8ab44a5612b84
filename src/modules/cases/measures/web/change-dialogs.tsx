import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { type MeasuresView, setMeasureGround, strikeMeasureStep } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type ChangeProps = {
  /** The ids of the measure and the version that was looked at. */
  readonly also: { readonly caseId: string; readonly measureId: string; readonly version: number }
  readonly show: (view: MeasuresView) => Promise<void>
}

/** LVU 2 or 3 §. */
export const GroundForm = ({ also, show }: ChangeProps) => {
  const { page: text } = useText({ sv, en })
  return (
    <Form
      schema={setMeasureGround.input}
      also={also}
      submit={text.setGround}
      submitKind="quiet"
      done={text.saved}
      onSubmit={async (values, key) => show(await call(setMeasureGround, values, key))}
    >
      <RadioGroup
        name="ground"
        label={text.ground}
        choices={[
          { value: 'lvu2', label: text.grounds.lvu2 },
          { value: 'lvu3', label: text.grounds.lvu3 },
        ]}
      />
    </Form>
  )
}

/** The last step was written wrongly: it stays, struck, and the clocks go back. */
export const StrikeDialog = ({ also, show, onClose }: ChangeProps & { readonly onClose: () => void }) => {
  const { page: text } = useText({ sv, en })
  const [id] = useState(newKey)
  return (
    <Dialog title={text.strike} isOpen onClose={onClose}>
      <p>{text.strikeLead}</p>
      <Form
        schema={strikeMeasureStep.input}
        also={{ ...also, id }}
        submit={text.strikeDo}
        submitKind="danger"
        done={text.saved}
        onSubmit={async (values, key) => {
          await show(await call(strikeMeasureStep, values, key))
          onClose()
        }}
      >
        <TextArea name="reason" label={text.strikeReason} rows={3} />
      </Form>
    </Dialog>
  )
}

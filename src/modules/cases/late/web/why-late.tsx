import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { readCase } from '../../contract.ts'
import { reportNotCarriedOut } from '../../placements/contract.ts'
import { isPlacement } from '../../placements/not-at-home.ts'
import { usePlacementText } from '../../placements/web/use-placement.ts'
import type { CaseView, InterventionView } from '../../views.ts'
import { Opener } from '../../web/opener.tsx'

type WhyLateProps = { readonly view: CaseView; readonly intervention: InterventionView }

const ReasonForm = ({ view, intervention, onClose }: WhyLateProps & { readonly onClose: () => void }) => {
  const { start: text, common } = usePlacementText()
  const today = useToday()
  const refresh = useRefresh()
  const [id] = useState(newKey)
  return (
    <Form
      schema={reportNotCarriedOut.input}
      also={{ caseId: view.caseId, interventionId: intervention.id, id }}
      submit={common.save}
      submitKind="quiet"
      done={common.saved}
      label={text.report}
      actions={<Button onPress={onClose}>{common.cancel}</Button>}
      onSubmit={async (values, key) => {
        await call(reportNotCarriedOut, values, key)
        onClose()
        await refresh(readCase)
      }}
    >
      <DayField name="reportedOn" label={text.reportedOn} defaultValue={today} latest={today} />
      <TextArea name="reason" label={text.reportReason} rows={2} />
    </Form>
  )
}

/** SoL 34:1: three months are out and the help has not begun, or not begun again. A placement says it on its own screen. */
export const WhyLate = ({ view, intervention }: WhyLateProps) => {
  const text = usePlacementText().start
  const isLate = view.clocks.some(
    (clock) =>
      clock.code === 'nonExecutedDecision' && clock.aboutId === intervention.id && clock.standing === 'late',
  )
  if (!isLate || isPlacement(intervention)) return null
  return (
    <>
      <Notice kind="danger">{text.late}</Notice>
      <Opener label={text.report}>
        {(close) => <ReasonForm view={view} intervention={intervention} onClose={close} />}
      </Opener>
    </>
  )
}

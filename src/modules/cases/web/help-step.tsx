import { useState } from 'react'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { ConsentPart } from '../consent/web/consent-part.tsx'
import { endIntervention, interventionKinds, interventionRules, startIntervention } from '../contract.ts'
import { InterruptForm } from '../late/web/interrupt-form.tsx'
import { useLateText } from '../late/web/use-late.ts'
import { WhyLate } from '../late/web/why-late.tsx'
import { PlacementPart } from '../placements/web/placement-card.tsx'
import type { CaseView, InterventionView } from '../views.ts'
import { HelpPlanForm } from './help-plan-form.tsx'
import { HelpPlanText } from './help-plan-text.tsx'
import { Opener } from './opener.tsx'
import { useCaseText, useSave } from './use-case.ts'

/** A placement begins, moves and ends on its own page (SoL 22). */
const isPlacement = ({ kind }: InterventionView): boolean =>
  interventionKinds.some((one) => one === kind && interventionRules[one].isPlacement)

type ActProps = {
  readonly caseId: string
  readonly intervention: InterventionView
  readonly onClose: () => void
}

const StartForm = ({ caseId, intervention, onClose }: ActProps) => {
  const text = useCaseText()
  const late = useLateText().interrupt
  const isAgain = intervention.interruptedOn !== null
  const today = useToday()
  const [version] = useState(intervention.version)
  return (
    <Form
      schema={startIntervention.input}
      also={{ caseId, interventionId: intervention.id, version }}
      label={isAgain ? late.again : text.help.start}
      submit={text.help.saveStart}
      done={text.common.saved}
      onSubmit={useSave(startIntervention, onClose)}
    >
      <DayField
        name="startedOn"
        label={isAgain ? late.againOn : text.help.startedOn}
        defaultValue={today}
        earliest={intervention.interruptedOn ?? intervention.decidedOn}
        latest={today}
      />
    </Form>
  )
}

const EndForm = ({ caseId, intervention, onClose }: ActProps) => {
  const text = useCaseText()
  const today = useToday()
  const [version] = useState(intervention.version)
  return (
    <Form
      schema={endIntervention.input}
      also={{ caseId, interventionId: intervention.id, version }}
      label={text.help.end}
      submit={text.help.saveEnd}
      done={text.common.saved}
      actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
      onSubmit={useSave(endIntervention, onClose)}
    >
      <DayField
        name="endedOn"
        label={text.help.endedOn}
        defaultValue={today}
        earliest={intervention.interruptedOn ?? intervention.startedOn ?? intervention.decidedOn}
        latest={today}
      />
      <TextArea name="reason" label={text.help.endReason} rows={2} />
    </Form>
  )
}

const Acts = ({
  view,
  intervention,
}: {
  readonly view: CaseView
  readonly intervention: InterventionView
}) => {
  const text = useCaseText().help
  const late = useLateText().interrupt
  const { caseId } = view
  const mayEnd = !isPlacement(intervention) || intervention.startedOn === null
  const wants = (step: string) =>
    view.next.some((one) => one.step === step && one.aboutId === intervention.id)
  const planIsNext = wants('make_plan') && !wants('start') && !wants('consent')
  return (
    <>
      {wants('start') && !isPlacement(intervention) && (
        <Opener label={intervention.interruptedOn ? late.again : text.start} isOpen>
          {(close) => <StartForm caseId={caseId} intervention={intervention} onClose={close} />}
        </Opener>
      )}
      {intervention.plan && wants('make_plan') && <Notice kind="warn">{text.mustChange}</Notice>}
      <Opener
        key={`${intervention.plan?.version ?? 0} ${planIsNext}`}
        label={intervention.plan ? text.changePlan : text.makePlan}
        isOpen={planIsNext && !intervention.plan}
      >
        {(close) => <HelpPlanForm caseId={caseId} intervention={intervention} onClose={close} />}
      </Opener>
      <WhyLate view={view} intervention={intervention} />
      {intervention.startedOn && !intervention.interruptedOn && !isPlacement(intervention) && (
        <Opener label={late.act}>
          {(close) => <InterruptForm caseId={caseId} intervention={intervention} onClose={close} />}
        </Opener>
      )}
      {(mayEnd || intervention.interruptedOn !== null) && (
        <Opener label={text.end}>
          {(close) => <EndForm caseId={caseId} intervention={intervention} onClose={close} />}
        </Opener>
      )}
    </>
  )
}

/** Each help that was granted: when it began, its plan with goals, and its end. */
export const HelpStep = ({ view }: { readonly view: CaseView }) => {
  const text = useCaseText().help
  const late = useLateText().interrupt
  const format = useFormat()
  if (view.interventions.length === 0) return <p>{text.none}</p>
  return (
    <ul className="plain stack">
      {view.interventions.map((one) => (
        <li key={one.id} className="stack">
          <span className="cluster">
            <b>{one.name}</b>
            <span className="soft">{text.granted(format.day(one.decidedOn))}</span>
            {one.startedOn && <span className="soft">{text.started(format.day(one.startedOn))}</span>}
            {one.endedOn && <span className="soft">{text.ended(format.day(one.endedOn))}</span>}
            {one.interruptedOn && <Badge tone="warn">{late.since(format.day(one.interruptedOn))}</Badge>}
          </span>
          {one.endReason !== '' && <p className="prose">{one.endReason}</p>}
          {one.endedOn === null && <ConsentPart caseId={view.caseId} interventionId={one.id} />}
          {isPlacement(one) && (
            <PlacementPart
              caseId={view.caseId}
              childId={view.child.id}
              interventionId={one.id}
              isInterrupted={one.interruptedOn !== null}
              isNext={view.next
                .slice(0, 1)
                .some(({ step, aboutId }) => step === 'start' && aboutId === one.id)}
            />
          )}
          <HelpPlanText intervention={one} />
          {view.can.work && one.endedOn === null && <Acts view={view} intervention={one} />}
        </li>
      ))}
    </ul>
  )
}

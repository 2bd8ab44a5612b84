import { useState } from 'react'
import { OwnAnswersShown } from '#modules/burden/web/own-answers.tsx'
import { OwnFields } from '#modules/burden/web/own-fields.tsx'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { followUpIntervention } from '../contract.ts'
import { type CaseView, goalResults, type InterventionView, nextStepsAfter } from '../views.ts'
import { Opener } from './opener.tsx'
import { useCaseText, useSave } from './use-case.ts'

type FollowUpFormProps = {
  readonly caseId: string
  readonly intervention: InterventionView
  readonly onClose: () => void
}

const FollowUpForm = ({ caseId, intervention, onClose }: FollowUpFormProps) => {
  const text = useCaseText()
  const today = useToday()
  const [version] = useState(intervention.version)
  const [next, setNext] = useState('continue')
  return (
    <Form
      schema={followUpIntervention.input}
      also={{
        caseId,
        interventionId: intervention.id,
        version,
        ...(intervention.goals.length === 0 ? { goalResults: [] } : {}),
      }}
      label={text.followUp.act}
      submit={text.followUp.save}
      done={text.common.saved}
      actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
      onSubmit={useSave(followUpIntervention, onClose)}
    >
      <DayField
        name="heldOn"
        label={text.followUp.heldOn}
        defaultValue={today}
        earliest={intervention.startedOn ?? intervention.decidedOn}
        latest={today}
      />
      {intervention.goals.map((goal, at) => (
        <div key={goal.id}>
          <input type="hidden" name={`goalResults.${at}.goalId`} value={goal.id} />
          <RadioGroup
            name={`goalResults.${at}.result`}
            label={text.followUp.result(goal.goal)}
            choices={goalResults.map((value) => ({ value, label: text.followUp.results[value] }))}
          />
        </div>
      ))}
      <TextArea name="summary" label={text.followUp.summary} rows={3} />
      <TextArea name="childView" label={text.followUp.childView} rows={2} />
      <OwnFields form="follow_up" />
      <RadioGroup
        name="nextStep"
        label={text.followUp.nextStep}
        value={next}
        onChange={setNext}
        choices={nextStepsAfter.map((value) => ({ value, label: text.followUp.nextSteps[value] }))}
      />
      {next === 'end' && <TextArea name="endReason" label={text.followUp.endReason} rows={2} />}
    </Form>
  )
}

const FollowUps = ({ intervention }: { readonly intervention: InterventionView }) => {
  const text = useCaseText().followUp
  const format = useFormat()
  if (intervention.followUps.length === 0) return <p>{text.none}</p>
  return (
    <ul className="plain stack">
      {intervention.followUps.map((one) => (
        <li key={one.id} className="stack">
          <span className="cluster">
            <b>{text.held(one.heldBy, format.day(one.heldOn))}</b>
            <span className="soft">{text.nextSteps[one.nextStep]}</span>
          </span>
          <p className="prose">{one.summary}</p>
          <blockquote className="prose">{one.childView}</blockquote>
          <OwnAnswersShown answers={one.own} />
          {one.goalResults.length > 0 && (
            <ul>
              {one.goalResults.map((result) => (
                <li key={result.goalId}>
                  {result.goal} <span className="soft">{text.results[result.result]}</span>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

/** SoL 5:1–2: how the help goes, goal by goal, and what the child says. */
export const FollowUpStep = ({ view }: { readonly view: CaseView }) => {
  const text = useCaseText()
  const begun = view.interventions.filter((one) => one.startedOn !== null)
  const [first] = view.next
  if (begun.length === 0) return <p>{text.followUp.notStarted}</p>
  return (
    <ul className="plain stack">
      {begun.map((one) => (
        <li key={one.id} className="stack">
          <b>{one.name}</b>
          <FollowUps intervention={one} />
          {view.can.work && one.endedOn === null && (
            <Opener
              key={one.followUps.length}
              label={text.followUp.act}
              isOpen={first?.step === 'follow_up' && first.aboutId === one.id && one.followUps.length === 0}
            >
              {(close) => <FollowUpForm caseId={view.caseId} intervention={one} onClose={close} />}
            </Opener>
          )}
        </li>
      ))}
    </ul>
  )
}

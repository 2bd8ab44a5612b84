import { useState } from 'react'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Due } from '#web/ui/due.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { stepTransfer, type TransferView } from '../contract.ts'
import { useSave, useTransferText } from './use-transfers.ts'

const tones: Readonly<Record<TransferView['state'], Tone>> = {
  waiting: 'accent',
  refused: 'warn',
  atIvo: 'accent',
  handedOver: 'done',
  stays: 'plain',
  withdrawn: 'plain',
}

const StepForm = ({ caseId, one }: { readonly caseId: string; readonly one: TransferView }) => {
  const { part: text } = useTransferText()
  const today = useToday()
  const [step, setStep] = useState('')
  const save = useSave(stepTransfer, () => setStep(''))
  return (
    <Form
      schema={stepTransfer.input}
      also={{ caseId, transferId: one.id, version: one.version }}
      label={text.next}
      submit={text.save}
      done={text.saved}
      onSubmit={save}
    >
      <RadioGroup
        name="step"
        label={text.next}
        value={step}
        choices={one.next.map((value) => ({ value, label: text.steps[value] }))}
        onChange={setStep}
      />
      {step !== '' && (
        <>
          <DayField
            name="on"
            label={text.on}
            defaultValue={today}
            earliest={one.requestedOn}
            latest={today}
          />
          {step !== 'askIvo' && (
            <TextArea
              name="text"
              label={text.text}
              hint={text.textHint}
              rows={3}
              optional={step !== 'withdrawn'}
            />
          )}
        </>
      )}
    </Form>
  )
}

/** What has happened with the request, in its order. */
const Course = ({ one }: { readonly one: TransferView }) => {
  const { part: text } = useTransferText()
  const format = useFormat()
  const rows: readonly (readonly [string | null, string])[] = [
    [one.answeredOn && text.answered(one.answer === 'yes', format.day(one.answeredOn)), one.answerText],
    [one.ivoAppliedOn && text.applied(format.day(one.ivoAppliedOn)), ''],
    [
      one.ivoDecidedOn && text.decided(one.ivoDecision === 'moves', format.day(one.ivoDecidedOn)),
      one.ivoText,
    ],
    [one.withdrawnOn && text.withdrawn(format.day(one.withdrawnOn)), one.withdrawnNote],
  ]
  return rows.map(
    ([what, words]) =>
      what !== null && (
        <div key={what}>
          <div>{what}</div>
          {words !== '' && <p className="prose soft">{words}</p>}
        </div>
      ),
  )
}

/** A request to another municipality: where it stands, until when, and what can come next (SoL 29:10–11). */
export const TransferCard = ({ caseId, one }: { readonly caseId: string; readonly one: TransferView }) => {
  const { part: text } = useTransferText()
  const format = useFormat()
  return (
    <li className="stack">
      <span className="cluster">
        <strong>{text.asked(one.municipality, format.day(one.requestedOn))}</strong>
        <Badge tone={tones[one.state]}>{text.states[one.state]}</Badge>
        {one.dueOn !== null && (
          <span>
            <span className="soft">{one.state === 'atIvo' ? text.ivoBy : text.answerBy}</span>{' '}
            <Due on={one.dueOn} rule="SoL 29:11" />
          </span>
        )}
      </span>
      <p className="prose">{one.request}</p>
      <Course one={one} />
      {one.next.length > 0 && <StepForm key={one.version} caseId={caseId} one={one} />}
    </li>
  )
}

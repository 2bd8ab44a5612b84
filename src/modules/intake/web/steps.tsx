import { useState } from 'react'
import { z } from 'zod'
import type { Route } from '#kernel/route.ts'
import { PersonPicker, type PickedPerson } from '#modules/people/web/person-picker.tsx'
import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useAct, useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import {
  askForFeedback,
  assessProtection,
  extendPreliminaryAssessment,
  giveFeedback,
  identifyChild,
  listReports,
  noteMeeting,
  readReport,
  type ReportChildView,
} from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { Changed } from './changed.tsx'
import { useFormName } from './child-name.tsx'
import { Step } from './step.tsx'

export type StepProps = {
  readonly child: ReportChildView
  /** One act stands out on a page. */
  readonly kind: 'primary' | 'quiet'
}

/** Which child, and as it was seen: part of every act. */
export const seenAs = ({ id, version }: ReportChildView) => ({ reportChildId: id, version })

/** Sends, and reads again what the act changed. */
export const useSend = () => {
  const refresh = useRefresh()
  return async <I extends z.ZodType, R extends z.ZodType>(
    route: Route<string, I, R>,
    input: z.input<I>,
    key: string,
  ): Promise<void> => {
    await call(route, input, key)
    await refresh(readReport, listReports)
  }
}

const Answered = assessProtection.input.extend({
  needed: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
})

/** SoL 20:1. */
export const Protection = ({ child, kind }: StepProps) => {
  const text = useText({ sv, en }).protection
  const send = useSend()
  const formName = useFormName()
  const [needed, setNeeded] = useState('')
  return (
    <Step title={text.title} law={text.law} lead={text.lead}>
      <Form
        schema={Answered}
        also={seenAs(child)}
        label={formName(text.title, child)}
        submit={text.save}
        submitKind={kind}
        onSubmit={(values, key) => send(assessProtection, values, key)}
        renderConflict={(fault, { reason }) => <Changed fault={fault} yours={reason} />}
      >
        <RadioGroup
          name="needed"
          label={text.needed}
          value={needed}
          onChange={setNeeded}
          choices={[
            { value: 'yes', label: text.yes },
            { value: 'no', label: text.no },
          ]}
        />
        <TextArea name="reason" label={text.reason} hint={text.reasonHint} />
        {needed === 'yes' && <TextArea name="action" label={text.action} />}
      </Form>
    </Step>
  )
}

/** A person of the register, or somebody new. */
export const Identify = ({ child, kind }: StepProps) => {
  const text = useText({ sv, en }).identify
  const send = useSend()
  const formName = useFormName()
  const [person, setPerson] = useState<PickedPerson>()
  return (
    <Step title={text.title} law={text.law} lead={text.lead}>
      <Form
        schema={identifyChild.input}
        also={seenAs(child)}
        label={formName(text.title, child)}
        submit={text.save}
        submitKind={kind}
        onSubmit={(values, key) => send(identifyChild, values, key)}
        renderConflict={(fault) => <Changed fault={fault} yours={person?.name ?? ''} />}
      >
        <PersonPicker name="childId" label={text.child} value={person} onChange={setPerson} />
      </Form>
    </Step>
  )
}

/** SoL 19:6, OSL 26:9 a. */
export const TellReporter = ({ child, kind }: StepProps) => {
  const text = useText({ sv, en }).feedback
  const send = useSend()
  const formName = useFormName()
  return (
    <Step title={text.title} law={text.law} lead={text.lead}>
      <Form
        schema={giveFeedback.input}
        also={seenAs(child)}
        label={formName(text.title, child)}
        submit={text.save}
        submitKind={kind}
        onSubmit={(values, key) => send(giveFeedback, values, key)}
        renderConflict={(fault, { how }) => <Changed fault={fault} yours={how} />}
      >
        <RadioGroup
          name="outcome"
          label={text.outcome}
          choices={[
            { value: 'told', label: text.told },
            { value: 'unsuitable', label: text.unsuitable },
          ]}
        />
        <TextArea name="how" label={text.how} rows={2} />
      </Form>
    </Step>
  )
}

export const AskForFeedback = ({ child }: StepProps) => {
  const text = useText({ sv, en }).feedback
  const ask = useAct(askForFeedback, { refresh: [readReport, listReports] })
  return (
    <Step lead={text.askLead}>
      <p>
        <Button pending={ask.pending} onPress={() => ask.run(seenAs(child))}>
          {text.asked}
        </Button>
      </p>
    </Step>
  )
}

const meetings = ['offered', 'declined', 'held', 'not_suitable'] as const

/** SoL 19:5. */
export const Meeting = ({ child, kind }: StepProps) => {
  const text = useText({ sv, en }).meeting
  const send = useSend()
  const formName = useFormName()
  return (
    <Step lead={text.lead}>
      <Form
        key={child.version}
        schema={noteMeeting.input}
        also={seenAs(child)}
        label={formName(text.title, child)}
        submit={text.save}
        submitKind={kind}
        onSubmit={(values, key) => send(noteMeeting, values, key)}
        renderConflict={(fault, { note }) => <Changed fault={fault} yours={note} />}
      >
        <RadioGroup
          name="meeting"
          label={text.outcome}
          defaultValue={child.meeting}
          choices={meetings.map((one) => ({ value: one, label: text.outcomes[one] }))}
        />
        <TextArea name="note" label={text.note} optional rows={2} defaultValue={child.meetingNote} />
      </Form>
    </Step>
  )
}

/** SoL 20:2: exceptional reasons; otherwise who may decide so. */
export const Extend = ({ child, kind }: StepProps) => {
  const text = useText({ sv, en }).extend
  const send = useSend()
  const formName = useFormName()
  if (!child.can.extend) {
    return (
      <Step lead={text.notYours}>
        <ul>
          {child.mayExtend.map((one) => (
            <li key={one.id}>{`${one.name}, ${one.title}, ${one.unit}`}</li>
          ))}
        </ul>
      </Step>
    )
  }
  return (
    <Step lead={text.lead}>
      <Form
        schema={extendPreliminaryAssessment.input}
        also={seenAs(child)}
        label={formName(text.title, child)}
        submit={text.save}
        submitKind={kind}
        onSubmit={(values, key) => send(extendPreliminaryAssessment, values, key)}
        renderConflict={(fault, { reason }) => <Changed fault={fault} yours={reason} />}
      >
        <TextField name="days" label={text.days} kind="number" width={6} />
        <TextArea name="reason" label={text.reason} />
      </Form>
    </Step>
  )
}

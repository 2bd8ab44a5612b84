import { useState } from 'react'
import { z } from 'zod'
import { readOrganisation } from '#modules/organisation/contract.ts'
import { newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { ComboBox } from '#web/ui/combo-box.tsx'
import { Form } from '#web/ui/form.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { decideReport, proposeNotOpening, type ReportChildView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { Changed } from './changed.tsx'
import { useFormName } from './child-name.tsx'
import { Step } from './step.tsx'
import { seenAs, type StepProps, useSend } from './steps.tsx'

const [Opening, NotOpening] = decideReport.input.options
const Proposing = proposeNotOpening.input.extend({ outcome: z.literal('propose') })

type Outcome = 'open' | 'not_open' | 'propose'
type Wish = z.output<typeof Opening> | z.output<typeof NotOpening> | z.output<typeof Proposing>

const schemaFor = (outcome: Outcome): z.ZodType<Wish> =>
  outcome === 'open' ? Opening : outcome === 'not_open' ? NotOpening : Proposing

/** What the reader may do of the three: to open, not to open, or to propose not to. */
const outcomesFor = ({ can }: ReportChildView): readonly Outcome[] => [
  ...(can.open ? (['open'] as const) : []),
  ...(can.notOpen ? (['not_open'] as const) : []),
  ...(can.propose ? (['propose'] as const) : []),
]

/** SoL 25:1: who may have an investigation; a second name always, unless nobody is free. */
const Owners = () => {
  const text = useText({ sv, en }).decide
  return (
    <Loaded answer={useCall(readOrganisation, {})} lines={2}>
      {({ workers }) => {
        const choices = workers
          .filter((worker) => worker.mayInvestigate)
          .map(({ id, name, title, unit }) => ({ value: id, label: name, note: `${title}, ${unit}` }))
        return (
          <>
            <ComboBox name="ownerId" label={text.owner} choices={choices} />
            <ComboBox name="coworkerId" label={text.coworker} choices={choices} optional />
          </>
        )
      }}
    </Loaded>
  )
}

/** KL 6:37: those whom the delegation order gives the decision, the nearest first. */
const WhoDecides = ({ child, title }: { readonly child: ReportChildView; readonly title: string }) => (
  <Notice title={title}>
    {child.mayDecideNotOpen.map((one) => `${one.name} (${one.title}, ${one.unit})`).join(', ')}
  </Notice>
)

const isOutcome = (text: string): text is Outcome => ['open', 'not_open', 'propose'].includes(text)

const DecisionForm = ({ child, kind, outcomes }: StepProps & { readonly outcomes: readonly Outcome[] }) => {
  const text = useText({ sv, en }).decide
  const send = useSend()
  const formName = useFormName()
  const [outcome, setOutcome] = useState<Outcome | ''>('')
  const [ids] = useState(() => ({ caseId: newKey(), investigationId: newKey() }))
  const labels = { open: text.open, not_open: text.notOpen, propose: text.propose }
  const submits = {
    '': text.save,
    open: text.saveOpen,
    not_open: text.saveNotOpen,
    propose: text.savePropose,
  }
  return (
    <Form
      schema={schemaFor(outcome === '' ? 'not_open' : outcome)}
      also={outcome === 'open' ? { ...seenAs(child), ...ids } : seenAs(child)}
      label={formName(text.title, child)}
      submit={submits[outcome]}
      submitKind={kind}
      onSubmit={(values, key) =>
        values.outcome === 'propose'
          ? send(proposeNotOpening, { ...seenAs(child), reason: values.reason }, key)
          : send(decideReport, values, key)
      }
      renderConflict={(fault, { reason }) => <Changed fault={fault} yours={reason} />}
    >
      <RadioGroup
        name="outcome"
        label={text.outcome}
        value={outcome}
        onChange={(value) => setOutcome(isOutcome(value) ? value : '')}
        choices={outcomes.map((one) => ({ value: one, label: labels[one] }))}
      />
      <TextArea name="reason" label={text.reason} hint={text.reasonHint} />
      {outcome === 'open' && <Owners />}
      {outcome === 'propose' && <WhoDecides child={child} title={text.notYours} />}
    </Form>
  )
}

/** SoL 14:2, 20:2, KL 6:37: open or not. Who may not decide against proposes it to one who may. */
export const Decide = ({ child, kind }: StepProps) => {
  const text = useText({ sv, en }).decide
  const outcomes = outcomesFor(child)
  const isWaiting = child.stage === 'proposed'
  return (
    <Step title={isWaiting ? text.confirmTitle : text.title} law={text.law} lead={text.lead}>
      {isWaiting && !child.can.notOpen && <WhoDecides child={child} title={text.waiting} />}
      {outcomes.length > 0 && <DecisionForm child={child} kind={kind} outcomes={outcomes} />}
    </Step>
  )
}

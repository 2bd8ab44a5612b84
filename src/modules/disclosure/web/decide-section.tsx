import { addressOf, call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct, useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { useToast } from '#web/ui/toast.tsx'
import {
  approveDisclosure,
  decideDisclosure,
  disclosureFile,
  type DisclosureView,
  makeDisclosureFile,
  readDisclosure,
  sendDisclosure,
} from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Shown = { readonly view: DisclosureView }

const answers = ['give', 'refuse', 'back'] as const

const DecideForm = ({ view }: Shown) => {
  const { decide: text } = useText({ sv, en })
  const refresh = useRefresh()
  return (
    <Form
      schema={decideDisclosure.input}
      also={{ disclosureId: view.disclosureId, version: view.version }}
      submit={text.save}
      done={text.done}
      onSubmit={async (values, key) => {
        await call(decideDisclosure, values, key)
        await refresh(readDisclosure)
      }}
    >
      <RadioGroup
        name="answer"
        label={text.answer}
        choices={answers.map((value) => ({ value, label: text.answers[value] }))}
      />
      <TextArea name="reason" label={text.reason} hint={text.reasonHint} rows={4} max={10000} />
      <TextField name="reservation" label={text.reservation} hint={text.reservationHint} optional />
    </Form>
  )
}

const Decided = ({ view }: Shown) => {
  const { decide: text, outcomes } = useText({ sv, en })
  const format = useFormat()
  const { decision, outcome } = view
  if (decision === null || outcome === null) return null
  return (
    <KeyFacts
      facts={[
        [text.answer, outcomes[outcome]],
        [text.reason, decision.reason],
        ...(decision.reservation === '' ? [] : [[text.reservation, decision.reservation] as const]),
        ['', text.by(view.decidedBy, format.moment(decision.at))],
        ...(decision.approvedBy === '' ? [] : [['', text.approved(decision.approvedBy)] as const]),
      ]}
    />
  )
}

/** Sent, decided by whoever leads, and approved by one more when all of a file leaves. */
export const DecideSection = ({ view }: Shown) => {
  const { decide: text, one } = useText({ sv, en })
  const toast = useToast()
  const onFault = (fault: { readonly message: string }): void => toast(fault.message, { kind: 'warn' })
  const send = useAct(sendDisclosure, { refresh: [readDisclosure], onDone: () => toast(text.sent), onFault })
  const approve = useAct(approveDisclosure, {
    refresh: [readDisclosure],
    onDone: () => toast(text.approvedDone),
    onFault,
  })
  const known = { disclosureId: view.disclosureId, version: view.version }
  const needsSecond = view.isMass && view.outcome !== null && view.decision?.approvedBy === ''
  return (
    <Section title={text.title}>
      {view.isMass && <Notice kind="warn">{one.mass}</Notice>}
      {view.can.prepare && (
        <>
          <p>{text.sendLead}</p>
          <div>
            <Button kind="primary" pending={send.pending} onPress={() => send.run(known)}>
              {text.send}
            </Button>
          </div>
        </>
      )}
      {view.stage === 'sent' && (view.can.decide ? <DecideForm view={view} /> : <p>{text.waits}</p>)}
      <Decided view={view} />
      {needsSecond && !view.can.approve && <p>{text.needsSecond}</p>}
      {view.can.approve && (
        <div>
          <Button kind="primary" pending={approve.pending} onPress={() => approve.run(known)}>
            {text.approve}
          </Button>
        </div>
      )}
    </Section>
  )
}

/** The file: made once, kept as it is. */
export const FileSection = ({ view }: Shown) => {
  const { file: text } = useText({ sv, en })
  const format = useFormat()
  const toast = useToast()
  const { disclosureId, version, file } = view
  const make = useAct(makeDisclosureFile, {
    refresh: [readDisclosure],
    onDone: () => toast(text.made),
    onFault: (fault) => toast(fault.message, { kind: 'warn' }),
  })
  return (
    <Section title={text.title} lead={text.lead}>
      {view.can.make && (
        <div>
          <Button kind="primary" pending={make.pending} onPress={() => make.run({ disclosureId, version })}>
            {text.make}
          </Button>
        </div>
      )}
      {make.fault !== null && (
        <Notice kind="danger" isNews>
          {make.fault.message}
        </Notice>
      )}
      {file === null && !view.can.make && <p>{text.after}</p>}
      {file !== null && (
        <>
          <p>
            <a href={addressOf(disclosureFile, { disclosureId })} target="_blank" rel="noreferrer">
              {text.open}
            </a>
          </p>
          <KeyFacts
            facts={[
              [text.made, text.by(file.by, format.moment(file.at))],
              [
                text.hash,
                <code key="sha256" className="fingerprint">
                  {file.sha256}
                </code>,
              ],
            ]}
          />
        </>
      )}
    </Section>
  )
}

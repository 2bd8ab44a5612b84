import { z } from 'zod'
import { readOrganisation } from '#modules/organisation/contract.ts'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { useSession } from '#web/session.ts'
import { Badge } from '#web/ui/badge.tsx'
import { ComboBox } from '#web/ui/combo-box.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import { type ConsultView, logConsult, readCaseDecisions, readProposal } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const Fields = logConsult.input.omit({ id: true, agrees: true }).extend({ agrees: z.enum(['yes', 'no']) })

const ConsultForm = ({ caseId }: { readonly caseId: string }) => {
  const text = useText({ sv, en }).consults
  const { worker } = useSession()
  const refresh = useRefresh()
  const { data } = useCall(readOrganisation, {})
  const colleagues = (data?.workers ?? []).filter((one) => one.id !== worker.id)
  return (
    <Form
      schema={Fields}
      also={{ caseId }}
      label={text.open}
      submit={text.save}
      submitKind="quiet"
      done={text.saved}
      afterwards="clear"
      onSubmit={async ({ agrees, ...values }, key) => {
        await call(logConsult, { ...values, agrees: agrees === 'yes', id: key }, key)
        await refresh(readCaseDecisions, readProposal)
      }}
    >
      <ComboBox
        name="askedId"
        label={text.asked}
        choices={colleagues.map((one) => ({
          value: one.id,
          label: one.name,
          note: `${one.title}, ${one.unit}`,
        }))}
      />
      <TextField name="question" label={text.question} />
      <TextArea name="view" label={text.view} rows={2} />
      <RadioGroup
        name="agrees"
        label={text.agrees}
        choices={[
          { value: 'yes', label: text.yes },
          { value: 'no', label: text.no },
        ]}
      />
    </Form>
  )
}

type ConsultsProps = {
  readonly caseId: string
  readonly consults: readonly ConsultView[]
  readonly mayWrite: boolean
}

/** Nobody alone: who was asked and what they thought, also when they did not agree. */
export const Consults = ({ caseId, consults, mayWrite }: ConsultsProps) => {
  const text = useText({ sv, en }).consults
  const format = useFormat()
  return (
    <Section title={text.title} lead={text.lead} count={consults.length}>
      {consults.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <Timeline
          label={text.title}
          items={consults.map((consult) => ({
            key: consult.id,
            at: consult.heldAt,
            when: format.moment(consult.heldAt),
            title: text.pair(consult.askedBy, consult.askedName),
            children: (
              <>
                <p className="soft">{consult.question}</p>
                <p>{consult.view}</p>
                <Badge tone={consult.agrees ? 'done' : 'warn'}>
                  {consult.agrees ? text.agreed : text.disagreed}
                </Badge>
              </>
            ),
          }))}
        />
      )}
      {mayWrite && (
        <Disclosure title={text.open}>
          <ConsultForm caseId={caseId} />
        </Disclosure>
      )}
    </Section>
  )
}

import { useState } from 'react'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useCall, useRefresh } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Form } from '#web/ui/form.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { answerIncoming, type IncomingView, listIncoming, readIncoming } from '../contract.ts'
import { useTransferText } from './use-transfers.ts'

const AnswerForm = ({ one }: { readonly one: IncomingView }) => {
  const { incoming: text } = useTransferText()
  const refresh = useRefresh()
  const [answer, setAnswer] = useState('')
  return (
    <Form
      schema={answerIncoming.input}
      also={{ incomingTransferId: one.id, version: one.version }}
      label={text.answer}
      submit={text.send}
      done={text.saved}
      onSubmit={async (values, key) => {
        await call(answerIncoming, values, key)
        await refresh(listIncoming, readIncoming)
      }}
    >
      <RadioGroup
        name="answer"
        label={text.which}
        value={answer}
        choices={[
          { value: 'yes', label: text.yes },
          { value: 'no', label: text.no },
        ]}
        onChange={setAnswer}
      />
      <TextArea name="text" label={text.text} hint={text.textHint} rows={4} />
      {answer === 'yes' && <TextField name="contact" label={text.contact} hint={text.contactHint} optional />}
    </Form>
  )
}

/** One request from another municipality, and our answer. */
export const Screen = ({ params: { transferId = '' } }: ScreenProps) => {
  const { incoming: text } = useTransferText()
  const format = useFormat()
  return (
    <Loaded answer={useCall(readIncoming, { incomingTransferId: transferId })}>
      {(one) => (
        <Page
          title={one.toldChild}
          tab={text.oneTab}
          lead={text.one(one.municipality)}
          aside={
            <KeyFacts
              facts={[
                [text.came, format.day(one.requestedOn)],
                [text.owner, one.owner],
                ...(one.answer === null ? [[text.ivoFrom, format.day(one.ivoFrom)] as const] : []),
              ]}
            />
          }
        >
          <p className="prose">{one.request}</p>
          {one.answeredOn !== null && (
            <Notice
              kind={one.answer === 'yes' ? 'done' : 'info'}
              title={
                one.answer === 'yes'
                  ? text.saidYes(format.day(one.answeredOn), one.answeredBy)
                  : text.saidNo(format.day(one.answeredOn), one.answeredBy)
              }
              actions={
                one.reportId !== null && (
                  <LinkButton to={`/inflode/${one.reportId}`}>{text.toReport}</LinkButton>
                )
              }
            >
              {one.answerText}
            </Notice>
          )}
          {one.answer === null && (
            <Section title={text.answer} lead={one.can.answer ? text.answerLead : text.leads}>
              {one.can.answer && <AnswerForm key={one.version} one={one} />}
            </Section>
          )}
        </Page>
      )}
    </Loaded>
  )
}

import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { ComboBox } from '#web/ui/combo-box.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Form } from '#web/ui/form.tsx'
import { List } from '#web/ui/list.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Row } from '#web/ui/row.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { listIncoming, registerIncoming } from '../contract.ts'
import { useMunicipalities, useTransferText } from './use-transfers.ts'

const NewDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { incoming: text } = useTransferText()
  const refresh = useRefresh()
  const today = useToday()
  const [id] = useState(newKey)
  return (
    <Dialog title={text.add} isOpen onClose={onClose} width="wide">
      <Form
        schema={registerIncoming.input}
        also={{ id }}
        submit={text.save}
        done={text.saved}
        actions={<Button onPress={onClose}>{text.cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(registerIncoming, values, key)
          await refresh(listIncoming)
          onClose()
        }}
      >
        <ComboBox name="municipalityCode" label={text.from} choices={useMunicipalities()} />
        <TextField name="toldChild" label={text.child} hint={text.childHint} />
        <DayField name="requestedOn" label={text.cameOn} defaultValue={today} latest={today} />
        <TextArea name="request" label={text.request} rows={5} />
      </Form>
    </Dialog>
  )
}

/** What other municipalities ask us to take over. */
export const Screen = () => {
  const { incoming: text } = useTransferText()
  const format = useFormat()
  const answer = useCall(listIncoming, {})
  const [isOpen, setOpen] = useState(false)
  return (
    <Page
      title={text.title}
      tab={text.tab}
      lead={text.lead}
      actions={<Button onPress={() => setOpen(true)}>{text.add}</Button>}
    >
      <Loaded answer={answer}>
        {({ waiting, answered }) => (
          <>
            <Section title={text.waiting} count={waiting.length}>
              {waiting.length === 0 ? (
                <EmptyState title={text.none}>{text.noneLead}</EmptyState>
              ) : (
                <List label={text.waiting}>
                  {waiting.map((one) => (
                    <Row
                      key={one.id}
                      to={`/overflyttningar/${one.id}`}
                      title={one.toldChild}
                      what={one.municipality}
                      meta={one.owner}
                      due={{ on: one.requestedOn, rule: 'SoL 29:10' }}
                    />
                  ))}
                </List>
              )}
            </Section>
            {answered.length > 0 && (
              <Section title={text.answered} count={answered.length}>
                <List label={text.answered}>
                  {answered.map((one) => (
                    <Row
                      key={one.id}
                      to={`/overflyttningar/${one.id}`}
                      title={one.toldChild}
                      what={one.municipality}
                      meta={
                        one.answeredOn === null
                          ? ''
                          : one.answer === 'yes'
                            ? text.saidYes(format.day(one.answeredOn), one.answeredBy)
                            : text.saidNo(format.day(one.answeredOn), one.answeredBy)
                      }
                    />
                  ))}
                </List>
              </Section>
            )}
          </>
        )}
      </Loaded>
      {isOpen && <NewDialog onClose={() => setOpen(false)} />}
    </Page>
  )
}

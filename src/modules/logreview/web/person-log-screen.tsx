import { useState } from 'react'
import type { z } from 'zod'
import { addMonths } from '#kernel/day.ts'
import { addressOf, call } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Form } from '#web/ui/form.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { makePersonLog, personLogDocument, readPersonLogs } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Logs = z.output<typeof readPersonLogs.reply>

type MakeDialogProps = { readonly childId: string; readonly logs: Logs; readonly onClose: () => void }

const MakeDialog = ({ childId, logs, onClose }: MakeDialogProps) => {
  const { person: text, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  const today = useToday()
  return (
    <Dialog title={text.open} isOpen onClose={onClose}>
      <Form
        schema={makePersonLog.input}
        also={{ childId }}
        submit={text.save}
        done={text.made}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(makePersonLog, values, key)
          await refresh(readPersonLogs)
          onClose()
        }}
      >
        <RadioGroup
          name="personId"
          label={text.who}
          choices={logs.people.map((one) => ({
            value: one.id,
            label: one.name,
            note: one.isChild ? text.child : text.guardian,
          }))}
        />
        <DayField name="fromOn" label={text.from} defaultValue={addMonths(today, -12)} latest={today} />
        <DayField name="untilOn" label={text.until} defaultValue={today} latest={today} />
        {logs.can.name && (
          <TextArea name="nameReason" label={text.nameReason} hint={text.nameHint} rows={3} optional />
        )}
      </Form>
    </Dialog>
  )
}

/** A child or a guardian asks who has read about them: the list is made here and handed over as a document. */
export const PersonLogScreen = ({ params: { childId = '' } }: ScreenProps) => {
  const { person: text } = useText({ sv, en })
  const format = useFormat()
  const answer = useCall(readPersonLogs, { childId })
  const [isOpen, open] = useState(false)
  return (
    <Page
      title={text.title}
      tab={text.tab}
      lead={text.lead}
      actions={
        answer.data && (
          <Button kind="primary" onPress={() => open(true)}>
            {text.open}
          </Button>
        )
      }
    >
      <Loaded answer={answer} lines={4}>
        {(logs) => (
          <>
            <Protected
              level={logs.people.find((one) => one.protection !== 'none')?.protection ?? 'none'}
              size="banner"
            />
            {logs.made.length === 0 ? (
              <EmptyState title={text.none}>{text.noneLead}</EmptyState>
            ) : (
              <Section title={text.lists} count={logs.made.length}>
                <ul>
                  {logs.made.map((one) => (
                    <li key={one.personLogId}>
                      <a
                        href={addressOf(personLogDocument, { childId, personLogId: one.personLogId })}
                        target="_blank"
                        rel="noreferrer"
                      >
                        {text.document(one.person)}
                      </a>
                      <Protected level={one.protection} />
                      {', '}
                      {`${format.day(one.fromOn)} – ${format.day(one.untilOn)} · ${one.withNames ? text.withNames : text.withoutNames} · ${text.row(one.by, format.moment(one.madeAt))}`}
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            {isOpen && <MakeDialog childId={childId} logs={logs} onClose={() => open(false)} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

import { useState } from 'react'
import { decisionKindNames } from '#modules/organisation/contract.ts'
import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { CheckboxGroup } from '#web/ui/checkbox-group.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { enterMinutes, type ItemView, listMeetings, type MeetingView, readMeeting } from '../contract.ts'
import { kindRules } from '../../rules/kinds.ts'
import { FollowUpFields } from '../../web/follow-up-fields.tsx'
import { outcomesOf } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type EntryProps = { readonly item: ItemView; readonly meeting: MeetingView }

/** What was decided in place of the proposal: only then its words are asked for. */
const Otherwise = ({ item }: { readonly item: ItemView }) => {
  const { entry: text } = useText({ sv, en })
  const names = useText(decisionKindNames)
  const [kind, setKind] = useState<string>(item.otherwise[0] ?? '')
  return (
    <>
      {item.otherwise.length > 1 && (
        <RadioGroup
          name="kind"
          label={text.kind}
          value={kind}
          onChange={setKind}
          choices={item.otherwise.map((value) => ({ value, label: names[value] }))}
        />
      )}
      <TextArea name="content" label={text.content} rows={3} defaultValue={item.content} />
      <TextArea name="reasons" label={text.reasons} rows={3} />
      {item.otherwise.some((one) => one === kind && kindRules[one].followedBy !== undefined) && (
        <FollowUpFields isChosen={item.followUpOffer !== null} offer={item.followUpOffer ?? ''} />
      )}
      {kind === 'refuse_application' && <TextField name="ruleApplied" label={text.rule} />}
    </>
  )
}

const steppedOutOf = (meeting: MeetingView) =>
  [meeting.chair, ...meeting.members].map((value) => ({ value, label: value }))

/** The minutes of one item, under its paragraph. Few words when it went as proposed. */
export const EntryForm = ({ item, meeting }: EntryProps) => {
  const { entry: text, outcomes } = useText({ sv, en })
  const refresh = useRefresh()
  const possible = outcomesOf(item.kind)
  const [outcome, setOutcome] = useState<string>(possible[0] ?? '')
  const isNoted = item.kind !== 'proposal'
  return (
    <Disclosure title={text.open}>
      <Form
        schema={enterMinutes.input}
        also={{ agendaItemId: item.id, ...(isNoted ? { outcome: 'noted' } : {}) }}
        label={text.open}
        submit={isNoted ? text.saveNoted : text.save}
        done={text.saved(meeting.nextNumber)}
        onSubmit={async (values, key) => {
          await call(enterMinutes, values, key)
          await refresh(readMeeting, listMeetings)
        }}
      >
        <TextField
          name="number"
          kind="number"
          label={text.number}
          defaultValue={meeting.nextNumber}
          width={6}
        />
        {!isNoted && (
          <RadioGroup
            name="outcome"
            label={text.outcome}
            value={outcome}
            onChange={setOutcome}
            choices={possible.map((value) => ({
              value,
              label: outcomes[value],
              ...(value === 'as_proposed' ? { note: text.asProposedLead } : {}),
            }))}
          />
        )}
        {outcome === 'otherwise' && <Otherwise item={item} />}
        {['rejected', 'returned', 'adjourned'].includes(outcome) && (
          <TextArea name="note" label={text.note} rows={2} />
        )}
        <CheckboxGroup
          name="steppedOut"
          label={text.steppedOut}
          hint={text.steppedOutHint}
          optional
          choices={steppedOutOf(meeting)}
        />
        <TextArea name="reservations" label={text.reservations} rows={2} optional />
      </Form>
    </Disclosure>
  )
}

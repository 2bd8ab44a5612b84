import { useRouter } from '@tanstack/react-router'
import { call } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Form } from '#web/ui/form.tsx'
import { List } from '#web/ui/list.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Row } from '#web/ui/row.tsx'
import { Section } from '#web/ui/section.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { listMeetingDays, listMeetings, type MeetingRow, planMeeting } from '../contract.ts'
import { bodies } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { DelegatedList } from './delegated-list.tsx'

const Schema = planMeeting.input.omit({ id: true })

const PlanForm = () => {
  const { list: text, bodies: names } = useText({ sv, en })
  const today = useToday()
  const refresh = useRefresh()
  const router = useRouter()
  return (
    <Form
      schema={Schema}
      label={text.plan}
      submit={text.plan}
      done={text.planned1}
      onSubmit={async (values, key) => {
        const { id } = await call(planMeeting, { ...values, id: key }, key)
        await refresh(listMeetings, listMeetingDays)
        await router.navigate({ to: `/namnd/${id}` })
      }}
    >
      <RadioGroup
        name="body"
        label={text.body}
        choices={bodies.map((value) => ({ value, label: names[value] }))}
      />
      <DayField name="heldOn" label={text.on} earliest={today} />
    </Form>
  )
}

const Meetings = ({
  label,
  meetings,
}: {
  readonly label: string
  readonly meetings: readonly MeetingRow[]
}) => {
  const { list: text, bodies: names } = useText({ sv, en })
  const format = useFormat()
  return (
    <List label={label}>
      {meetings.map((meeting) => (
        <Row
          key={meeting.id}
          to={`/namnd/${meeting.id}`}
          title={names[meeting.body]}
          what={
            !meeting.isHeld
              ? text.items(meeting.items)
              : meeting.waiting > 0
                ? text.waiting(meeting.waiting)
                : text.allEntered
          }
          meta={format.weekday(meeting.heldOn)}
          risk={meeting.isHeld && meeting.waiting > 0}
        />
      ))}
    </List>
  )
}

const MeetingLists = ({
  planned,
  held,
  mayRun,
}: {
  readonly planned: readonly MeetingRow[]
  readonly held: readonly MeetingRow[]
  readonly mayRun: boolean
}) => {
  const { list: text } = useText({ sv, en })
  return (
    <>
      <Section title={text.planned} count={planned.length}>
        {planned.length > 0 ? (
          <Meetings label={text.planned} meetings={planned} />
        ) : (
          <EmptyState title={text.nonePlanned} />
        )}
        {mayRun && (
          <Disclosure title={text.plan}>
            <PlanForm />
          </Disclosure>
        )}
      </Section>
      {held.length > 0 && (
        <Section title={text.held} count={held.length}>
          <Meetings label={text.held} meetings={held} />
        </Section>
      )}
    </>
  )
}

/** The meetings of board and committee, and what officials have decided for the board. */
export const Screen = () => {
  const { list: text } = useText({ sv, en })
  const answer = useCall(listMeetings, {})
  return (
    <Page title={text.title} tab={text.tab}>
      <Loaded answer={answer}>
        {({ planned, held, can }) =>
          can.seeDelegated ? (
            <Tabs
              label={text.title}
              tabs={[
                {
                  id: 'meetings',
                  label: text.meetings,
                  render: () => <MeetingLists planned={planned} held={held} mayRun={can.run} />,
                },
                { id: 'delegated', label: text.delegated, render: () => <DelegatedList mayRun={can.run} /> },
              ]}
            />
          ) : (
            <MeetingLists planned={planned} held={held} mayRun={can.run} />
          )
        }
      </Loaded>
    </Page>
  )
}

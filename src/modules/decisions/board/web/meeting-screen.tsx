import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct, useCall } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { type ItemView, type MeetingView, orderAgenda, readMeeting } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { AgendaItem } from './agenda-item.tsx'
import { HoldSection } from './hold-section.tsx'

const moved = (items: readonly ItemView[], at: number, by: -1 | 1): string[] => {
  const ids = items.map(({ id }) => id)
  const [id] = ids.splice(at, 1)
  if (id !== undefined) ids.splice(at + by, 0, id)
  return ids
}

const Agenda = ({ meeting }: { readonly meeting: MeetingView }) => {
  const { meeting: text } = useText({ sv, en })
  const { items, version, id: meetingId, isHeld, can } = meeting
  const order = useAct(orderAgenda, { refresh: [readMeeting] })
  const move = (at: number, by: -1 | 1): void =>
    order.run({ meetingId, version, agendaItemIds: moved(items, at, by) })
  return (
    <Section
      title={isHeld ? text.minutes : text.agenda}
      lead={isHeld ? text.minutesLead : text.agendaLead}
      count={items.length}
    >
      {order.fault && <ErrorState error={order.fault} />}
      {items.length === 0 && <EmptyState title={text.empty} />}
      {items.map((item, at) => (
        <AgendaItem
          key={item.id}
          item={item}
          at={at + 1}
          meeting={meeting}
          onUp={can.run && !isHeld && at > 0 ? () => move(at, -1) : undefined}
          onDown={can.run && !isHeld && at < items.length - 1 ? () => move(at, 1) : undefined}
        />
      ))}
    </Section>
  )
}

/** One meeting: its agenda before, its minutes after. All of it on one page that can be printed. */
export const Screen = ({ params: { meetingId = '' } }: ScreenProps) => {
  const { meeting: text, bodies } = useText({ sv, en })
  const format = useFormat()
  const answer = useCall(readMeeting, { meetingId })
  return (
    <Loaded answer={answer} lines={8}>
      {(meeting) => (
        <Page
          title={text.title(bodies[meeting.body], format.weekday(meeting.heldOn))}
          tab={text.tab}
          above={<Link to="/namnd">{text.back}</Link>}
          actions={
            <Button icon="print" onPress={() => print()}>
              {text.print}
            </Button>
          }
        >
          {meeting.isHeld && (
            <KeyFacts
              layout="grid"
              facts={[
                [text.chair, meeting.chair],
                [text.present, meeting.members.join(', ')],
                [text.recordedBy, meeting.recordedBy],
              ]}
            />
          )}
          <Agenda meeting={meeting} />
          {meeting.can.run && !meeting.isHeld && <HoldSection meeting={meeting} />}
        </Page>
      )}
    </Loaded>
  )
}

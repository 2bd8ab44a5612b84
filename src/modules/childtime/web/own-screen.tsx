import { useFormat } from '#web/format.ts'
import { useLanguage } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Link } from '#web/ui/link.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { type OwnTime, readOwnTime } from '../contract.ts'
import { monthName, useTime } from './words.ts'

type Props = { readonly time: OwnTime }

const Odd = ({ time: { odd } }: Props) => {
  const { text, one } = useTime()
  const format = useFormat()
  const { own } = text
  return (
    <Section title={own.odd} count={odd.length}>
      {odd.map((it) => (
        <Notice
          key={`${it.visitId} ${it.otherId ?? ''}`}
          kind="warn"
          actions={
            <>
              <LinkButton to={`/moten/${it.visitId}`}>{own.open}</LinkButton>
              {it.otherId !== null && <LinkButton to={`/moten/${it.otherId}`}>{own.openOther}</LinkButton>}
            </>
          }
        >
          {it.kind === 'overlap'
            ? own.overlap(it.minutes, format.day(it.on))
            : own.long(one(it.minutes / 60), format.day(it.on))}
        </Notice>
      ))}
    </Section>
  )
}

const Meetings = ({ time: { meetings } }: Props) => {
  const { own: text } = useTime().text
  const format = useFormat()
  if (meetings.length === 0) return <EmptyState title={text.noMeetings}>{text.noMeetingsLead}</EmptyState>
  const minutes = (n: number): string => text.minutes(n)
  return (
    <Table
      caption={text.meetingsTable}
      items={meetings}
      itemKey={({ visitId }) => visitId}
      columns={[
        {
          key: 'on',
          label: text.columns.on,
          render: ({ visitId, on, workers, childMinutes }) => (
            <>
              <Link to={`/moten/${visitId}`}>{format.day(on)}</Link>
              {workers > 1 && childMinutes > 0 && (
                <span className="soft"> {text.two(workers, childMinutes)}</span>
              )}
            </>
          ),
        },
        {
          key: 'worker',
          label: text.columns.worker,
          isNumber: true,
          render: (one) => minutes(one.workerMinutes),
        },
        {
          key: 'child',
          label: text.columns.child,
          isNumber: true,
          render: (one) => minutes(one.childMinutes),
        },
        {
          key: 'alone',
          label: text.columns.alone,
          isNumber: true,
          render: (one) => minutes(one.aloneMinutes),
        },
        { key: 'travel', label: text.columns.travel, isNumber: true, render: (one) => minutes(one.travel) },
      ]}
    />
  )
}

const Months = ({ time: { months } }: Props) => {
  const { text, percent } = useTime()
  const language = useLanguage()
  const { own } = text
  const withChild = ({ minutes }: OwnTime['months'][number]): number => minutes.child + minutes.childAdult
  return (
    <Table
      caption={own.monthsTable}
      items={months.toReversed()}
      itemKey={({ monthOn }) => monthOn}
      columns={[
        { key: 'month', label: own.monthColumns.month, render: (one) => monthName(one.monthOn, language) },
        {
          key: 'withChild',
          label: own.monthColumns.withChild,
          isNumber: true,
          render: (one) => own.hours(withChild(one)),
        },
        {
          key: 'planned',
          label: own.monthColumns.planned,
          isNumber: true,
          render: (one) => own.hours(one.plannedMinutes),
        },
        {
          key: 'share',
          label: own.monthColumns.share,
          isNumber: true,
          render: (one) =>
            one.plannedMinutes === 0 ? '–' : percent(Math.min(1, withChild(one) / one.plannedMinutes)),
        },
      ]}
    />
  )
}

/** One's own time with children, for oneself and the own talk about it. */
export const OwnScreen = () => {
  const { text, percent } = useTime()
  const { own } = text
  const answer = useCall(readOwnTime, {})
  return (
    <Page
      title={own.title}
      tab={own.title}
      lead={own.lead}
      above={<Link to="/barntid">{text.unit.title}</Link>}
    >
      <Loaded answer={answer} lines={8}>
        {(time) => (
          <>
            <p>
              {time.share === null
                ? own.none
                : own.share(percent(time.share), Math.round(time.minutesPerDay ?? 0))}
            </p>
            {time.odd.length > 0 && <Odd time={time} />}
            <Section title={own.meetings}>
              <Meetings time={time} />
            </Section>
            <Section title={own.months}>
              <Months time={time} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}

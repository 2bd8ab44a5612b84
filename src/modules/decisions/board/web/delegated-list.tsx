import { useState } from 'react'
import { addMonths, type Day, day } from '#kernel/day.ts'
import { listDelegatedPeriod } from './period.ts'
import { decisionKindNames, readOrganisation } from '#modules/organisation/contract.ts'
import { addressOf, call } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/section.tsx'
import { Select } from '#web/ui/select.tsx'
import { Table } from '#web/ui/table.tsx'
import { useToast } from '#web/ui/toast.tsx'
import {
  delegatedDocument,
  listDelegated,
  listMeetingDays,
  listMeetings,
  readMeeting,
  reportDelegated,
} from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Period = { readonly from: Day; readonly until: Day; readonly unitId?: string }

const PeriodForm = ({
  period,
  onShow,
}: {
  readonly period: Period
  readonly onShow: (next: Period) => void
}) => {
  const { delegated: text } = useText({ sv, en })
  const { data } = useCall(readOrganisation, {})
  return (
    <Form
      schema={listDelegatedPeriod}
      label={text.show}
      submit={text.show}
      submitKind="quiet"
      onSubmit={async ({ from, until, unitId }) => {
        onShow({ from, until, ...(unitId === null ? {} : { unitId }) })
      }}
    >
      <DayField name="from" label={text.from} defaultValue={period.from} />
      <DayField name="until" label={text.until} defaultValue={period.until} />
      <Select
        name="unitId"
        label={text.unit}
        optional
        empty={text.allUnits}
        choices={(data?.units ?? []).map((unit) => ({ value: unit.id, label: unit.name }))}
      />
    </Form>
  )
}

const ReportForm = ({ period, today }: { readonly period: Period; readonly today: Day }) => {
  const { delegated: text } = useText({ sv, en })
  const format = useFormat()
  const refresh = useRefresh()
  const toast = useToast()
  const { data } = useCall(listMeetingDays, {})
  const possible = (data ?? []).filter(({ body }) => body === 'board')
  if (data === undefined) return null
  if (possible.length === 0) return <p>{text.noBoard}</p>
  return (
    <Form
      schema={reportDelegated.input.omit({ id: true })}
      also={{ ...period, until: period.until > today ? today : period.until, unitId: period.unitId ?? null }}
      label={text.report}
      submit={text.report}
      onSubmit={async (values, key) => {
        const { count } = await call(reportDelegated, { ...values, id: key }, key)
        toast(text.done(count))
        await refresh(listDelegated, listMeetings, readMeeting)
      }}
    >
      <Select
        name="meetingId"
        label={text.to}
        empty="none"
        defaultValue={possible[0]?.id ?? ''}
        choices={possible.map(({ id, heldOn }) => ({ value: id, label: format.weekday(heldOn) }))}
      />
    </Form>
  )
}

/** KL 6:40, 7:8: what officials have decided in a period, without any child's name, and what the board has been told. */
export const DelegatedList = ({ mayRun }: { readonly mayRun: boolean }) => {
  const { delegated: text } = useText({ sv, en })
  const decisionKinds = useText(decisionKindNames)
  const format = useFormat()
  const today = useToday()
  const [period, setPeriod] = useState<Period>({
    from: day(`${addMonths(today, -1).slice(0, 8)}01`),
    until: today,
  })
  const answer = useCall(listDelegated, period)
  return (
    <div className="stack">
      <p className="soft">{text.lead}</p>
      <PeriodForm period={period} onShow={setPeriod} />
      <Loaded answer={answer}>
        {({ counts, rows, unreportedBefore }) => (
          <div className="stack">
            {unreportedBefore > 0 && <Notice kind="warn">{text.older(unreportedBefore)}</Notice>}
            <Section
              title={text.counts}
              count={rows.length}
              actions={
                <a
                  className="button bare"
                  href={addressOf(delegatedDocument, period)}
                  target="_blank"
                  rel="noreferrer"
                >
                  <Icon name="print" />
                  {text.pdf}
                </a>
              }
            >
              {rows.length === 0 ? (
                <p>{text.none}</p>
              ) : (
                <Table
                  caption={text.counts}
                  items={counts}
                  itemKey={({ kind }) => kind}
                  columns={[
                    { key: 'kind', label: text.kind, render: ({ kind }) => decisionKinds[kind] },
                    { key: 'count', label: text.count, isNumber: true, render: ({ count }) => count },
                    {
                      key: 'reported',
                      label: text.reported,
                      isNumber: true,
                      render: ({ reported }) => reported,
                    },
                  ]}
                />
              )}
            </Section>
            {mayRun && rows.some(({ reportedOn }) => reportedOn === null) && (
              <Section title={text.report} lead={text.reportLead}>
                <ReportForm period={period} today={today} />
              </Section>
            )}
            {rows.length > 0 && (
              <Disclosure title={text.rows}>
                <Table
                  caption={text.rows}
                  items={rows}
                  itemKey={({ id }) => id}
                  columns={[
                    { key: 'day', label: text.day, render: ({ decidedOn }) => format.day(decidedOn) },
                    { key: 'number', label: text.caseNumber, render: ({ caseNumber }) => caseNumber },
                    { key: 'kind', label: text.kind, render: ({ kind }) => decisionKinds[kind] },
                    { key: 'paragraph', label: text.paragraph, render: ({ paragraph }) => paragraph },
                    {
                      key: 'by',
                      label: text.by,
                      render: ({ decidedBy, title, unit }) =>
                        [decidedBy, title, unit].filter((part) => part !== '').join(', '),
                    },
                    {
                      key: 'reported',
                      label: text.meeting,
                      render: ({ reportedOn }) =>
                        reportedOn === null ? text.notReported : format.day(reportedOn),
                    },
                  ]}
                />
              </Disclosure>
            )}
          </div>
        )}
      </Loaded>
    </div>
  )
}

import { useState } from 'react'
import { useToday } from '#web/clock.ts'
import { addressOf } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Select } from '#web/ui/select.tsx'
import { Table } from '#web/ui/table.tsx'
import { en as kindsEn } from '../../kinds/text.en.ts'
import { sv as kindsSv } from '../../kinds/text.sv.ts'
import { type LateRow, lateDecisionsDocument, readLateDecisions, receivers } from '../contract.ts'
import { before, type Quarter, quarterOf } from '../rules.ts'
import { useLateText } from './use-late.ts'

// How many quarters back can be chosen.
const quartersBack = 8

const choicesFrom = (quarter: Quarter): Quarter[] => {
  const all = [quarter]
  for (let n = 0; n < quartersBack; n += 1) all.push(before(all.at(-1) ?? quarter))
  return all
}

const Rows = ({ rows, title }: { readonly rows: readonly LateRow[]; readonly title: string }) => {
  const { report: text, states } = useLateText()
  const kinds: Readonly<Record<string, string>> = useText({ sv: kindsSv, en: kindsEn }).kinds
  const format = useFormat()
  const { columns } = text
  return (
    <Table
      caption={title}
      items={rows}
      itemKey={({ key }) => key}
      columns={[
        {
          key: 'case',
          label: columns.case,
          render: ({ caseNumber, href }) => (href === '' ? caseNumber : <Link to={href}>{caseNumber}</Link>),
          sortBy: ({ caseNumber }) => caseNumber,
        },
        { key: 'kind', label: columns.kind, render: ({ kind }) => kinds[kind] ?? kind },
        {
          key: 'decided',
          label: columns.decided,
          render: ({ decidedOn, interruptedOn }) => (
            <>
              {format.day(decidedOn)}
              {interruptedOn && <div className="soft">{text.interrupted(format.day(interruptedOn))}</div>}
            </>
          ),
          sortBy: ({ decidedOn }) => decidedOn,
        },
        {
          key: 'due',
          label: columns.due,
          render: ({ dueOn }) => format.day(dueOn),
          sortBy: ({ dueOn }) => dueOn,
        },
        {
          key: 'state',
          label: columns.state,
          render: ({ state, doneOn }) =>
            doneOn === null ? (
              <Badge tone="danger">{states[state]}</Badge>
            ) : (
              text.done(states[state], format.day(doneOn))
            ),
        },
        {
          key: 'reason',
          label: columns.reason,
          render: ({ reason }) => (reason === '' ? <span className="soft">{text.noReason}</span> : reason),
        },
      ]}
    />
  )
}

const Pdfs = ({ quarter }: { readonly quarter: Quarter }) => {
  const text = useLateText().report
  return receivers.map((receiver) => (
    <a
      key={receiver}
      className="button quiet"
      href={addressOf(lateDecisionsDocument, { ...quarter, receiver })}
      target="_blank"
      rel="noreferrer"
    >
      {text.pdf[receiver]}
    </a>
  ))
}

/** SoL 34:1–3: what was not carried out in time, quarter by quarter, and the reports of it. */
export const Screen = () => {
  const { report: text, quarter: nameOf } = useLateText()
  const now = quarterOf(useToday())
  const choices = choicesFrom(now)
  const [at, choose] = useState('1')
  const quarter = choices[Number(at)] ?? now
  const answer = useCall(readLateDecisions, quarter)
  const title = nameOf(quarter.quarter, quarter.year)
  return (
    <Page title={text.title} tab={text.tab} lead={text.lead}>
      <Select
        name=""
        label={text.quarter}
        empty="none"
        value={at}
        onChange={choose}
        choices={choices.map((one, index) => ({
          value: String(index),
          label: nameOf(one.quarter, one.year),
        }))}
      />
      <Loaded answer={answer} lines={8}>
        {({ rows, isRunning }) => {
          const missing = rows.filter(({ reason }) => reason === '').length
          return (
            <>
              {isRunning && <Notice>{text.running}</Notice>}
              {missing > 0 && <Notice kind="warn">{text.missing(missing)}</Notice>}
              {rows.length === 0 ? (
                <EmptyState title={text.none} />
              ) : (
                <Section title={title} count={rows.length}>
                  <Rows rows={rows} title={title} />
                </Section>
              )}
              <Section title={text.download} lead={text.council}>
                <div className="cluster">
                  <Pdfs quarter={quarter} />
                </div>
              </Section>
            </>
          )
        }}
      </Loaded>
      <Notice>{text.unverified}</Notice>
    </Page>
  )
}

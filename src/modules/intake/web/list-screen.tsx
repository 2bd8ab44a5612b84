import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Link } from '#web/ui/link.tsx'
import { List } from '#web/ui/list.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Row } from '#web/ui/row.tsx'
import { Table } from '#web/ui/table.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { listReports, type ReportRow } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { stampFor, useChildName } from './child-name.tsx'

const Hidden = ({ count }: { readonly count: number }) => {
  const text = useText({ sv, en }).list
  return count === 0 ? null : <p className="soft">{text.hidden(count)}</p>
}

/** What waits, the most pressing first. A need of protection is marked in the margin until it is acted on. */
const OpenReports = () => {
  const text = useText({ sv, en })
  const format = useFormat()
  const name = useChildName()
  const answer = useCall(listReports, { show: 'open' })
  const today = useToday()
  const meta = (row: ReportRow): string =>
    [row.owner, text.channels[row.channel], text.list.cameIn(format.shortDay(row.receivedOn, today))].join(
      ' · ',
    )
  return (
    <Loaded answer={answer} lines={8}>
      {({ rows, hidden }) => (
        <>
          {rows.length === 0 && <EmptyState title={text.list.empty}>{text.list.emptyText}</EmptyState>}
          {rows.length > 0 && (
            <List label={text.list.open}>
              {rows.map((row) => (
                <Row
                  key={row.reportChildId}
                  to={`/inflode/${row.reportId}`}
                  title={name(row)}
                  what={text.steps[row.next]}
                  meta={meta(row)}
                  risk={row.next === 'protection' || row.clock?.code === 'openInvestigation'}
                  protection={stampFor(row)}
                  due={row.clock ? { on: row.clock.dueOn, rule: row.clock.paragraph } : undefined}
                />
              ))}
            </List>
          )}
          <Hidden count={hidden} />
        </>
      )}
    </Loaded>
  )
}

const ClosedPage = ({ after, isLast }: { readonly after: string | undefined; readonly isLast: boolean }) => {
  const text = useText({ sv, en })
  const format = useFormat()
  const name = useChildName()
  const [more, setMore] = useState<string>()
  const answer = useCall(listReports, { show: 'closed', ...(after === undefined ? {} : { after }) })
  return (
    <Loaded answer={answer}>
      {({ rows, hidden, next }) => (
        <div className="stack">
          {rows.length === 0 && isLast && <EmptyState title={text.list.emptyClosed} />}
          {rows.length > 0 && (
            <Table
              caption={text.list.closed}
              items={rows}
              itemKey={(row) => row.reportChildId}
              columns={[
                {
                  key: 'child',
                  label: text.list.child,
                  render: (row) => (
                    <span className="cluster">
                      <Link to={`/inflode/${row.reportId}`}>{name(row)}</Link>
                      <Protected level={stampFor(row)} />
                    </span>
                  ),
                },
                { key: 'stage', label: text.list.stage, render: (row) => text.stages[row.stage] },
                {
                  key: 'received',
                  label: text.list.received,
                  render: (row) => format.shortDay(row.receivedOn),
                },
                {
                  key: 'closed',
                  label: text.list.closedOn,
                  render: (row) => row.closedOn && format.shortDay(row.closedOn),
                },
                { key: 'from', label: text.list.from, render: (row) => text.categories[row.category] },
              ]}
            />
          )}
          <Hidden count={hidden} />
          {next !== null && more === undefined && (
            <Button onPress={() => setMore(next)}>{text.list.more}</Button>
          )}
          {more !== undefined && <ClosedPage after={more} isLast={false} />}
        </div>
      )}
    </Loaded>
  )
}

/** "Inflöde": the reports of the unit. */
export const Screen = ({ search }: ScreenProps) => {
  const text = useText({ sv, en })
  const router = useRouter()
  const selected = search['visa'] === 'avslutade' ? 'avslutade' : 'oppna'
  return (
    <Page
      title={text.title}
      tab={text.title}
      actions={
        <>
          <LinkButton to="/inflode/flode">{text.list.flow}</LinkButton>
          <LinkButton to="/inflode/ny" kind="primary" icon="plus">
            {text.list.register}
          </LinkButton>
        </>
      }
    >
      <Tabs
        label={text.title}
        selected={selected}
        onSelect={(visa) => void router.navigate({ to: '/inflode', search: { visa } })}
        tabs={[
          { id: 'oppna', label: text.list.open, render: () => <OpenReports /> },
          { id: 'avslutade', label: text.list.closed, render: () => <ClosedPage after={undefined} isLast /> },
        ]}
      />
    </Page>
  )
}

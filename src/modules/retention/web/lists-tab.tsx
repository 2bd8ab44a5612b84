import { dayOf } from '#kernel/day.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Table } from '#web/ui/table.tsx'
import { type ListView, readDisposalLists } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const tones: Readonly<Record<ListView['standing'], Tone>> = {
  waiting: 'warn',
  approved: 'accent',
  done: 'done',
  stopped: 'plain',
}

/** Where a list stands, in a word. */
export const ListStanding = ({ standing }: Pick<ListView, 'standing'>) => {
  const { lists } = useText({ sv, en })
  return <Badge tone={tones[standing]}>{lists.standings[standing]}</Badge>
}

/** Lists that somebody has proposed, the newest first. */
export const ListsTab = () => {
  const { lists: text, tabs } = useText({ sv, en })
  const format = useFormat()
  const answer = useCall(readDisposalLists, {})
  return (
    <Loaded answer={answer} lines={6}>
      {({ lists, more }) =>
        lists.length === 0 ? (
          <EmptyState title={text.none}>{text.noneLead}</EmptyState>
        ) : (
          <Table
            caption={tabs.lists}
            items={lists}
            itemKey={(one) => one.disposalId}
            {...(more > 0 ? { foot: text.more(more) } : {})}
            columns={[
              {
                key: 'number',
                label: text.number,
                render: (one) => <Link to={`/gallring/${one.disposalId}`}>{one.number}</Link>,
              },
              {
                key: 'standing',
                label: text.standing,
                render: (one) => <ListStanding standing={one.standing} />,
              },
              { key: 'files', label: text.files, render: (one) => text.done(one.done, one.files) },
              {
                key: 'by',
                label: text.by,
                render: (one) => (
                  <>
                    {one.proposedBy}
                    <div className="soft">{format.day(dayOf(one.proposedAt))}</div>
                  </>
                ),
              },
              {
                key: 'approved',
                label: text.approved,
                render: (one) =>
                  one.approvals.length === 0 ? text.noOne : one.approvals.map(({ by }) => by).join(', '),
              },
            ]}
          />
        )
      }
    </Loaded>
  )
}

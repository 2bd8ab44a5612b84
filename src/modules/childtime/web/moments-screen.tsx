import type { Instant } from '#kernel/day.ts'
import { useFormat } from '#web/format.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Table } from '#web/ui/table.tsx'
import type { OwnMoments } from '../waves/contract.ts'
import { MomentPrompt } from './moment-prompt.tsx'
import { useMoments } from './use-moments.ts'
import { useTime } from './words.ts'

const Log = ({ log }: { readonly log: OwnMoments['log'] }) => {
  const { text } = useTime()
  const format = useFormat()
  const { moments } = text
  const time = (at: Instant | null): string => (at === null ? moments.never : format.time(at))
  return (
    <Disclosure title={`${moments.log} (${log.length})`}>
      <Table
        caption={moments.logTable}
        items={log}
        itemKey={({ id }) => id}
        columns={[
          {
            key: 'due',
            label: moments.columns.due,
            render: ({ on, at }) => `${format.shortDay(on)} ${at}`,
          },
          { key: 'sent', label: moments.columns.sent, render: (one) => time(one.sentAt) },
          { key: 'shown', label: moments.columns.shown, render: (one) => time(one.shownAt) },
          { key: 'answered', label: moments.columns.answered, render: (one) => time(one.answeredAt) },
          {
            key: 'category',
            label: moments.columns.category,
            render: ({ category }) => (category === null ? '–' : text.categories[category]),
          },
          {
            key: 'source',
            label: moments.columns.source,
            render: ({ source }) => (source === null ? '–' : moments.sources[source]),
          },
        ]}
      />
    </Disclosure>
  )
}

/** One's own questions: the one that waits, and all that have been. */
export const MomentsScreen = () => {
  const { text } = useTime()
  const { moments: words } = text
  const { answer, act } = useMoments()
  return (
    <Page
      title={words.page}
      tab={words.page}
      lead={words.lead}
      above={<Link to="/barntid/matveckor">{text.waves.back}</Link>}
    >
      <Loaded answer={answer} lines={6}>
        {({ moments, isQuiet, log }) => (
          <>
            {isQuiet && <Notice title={words.quiet}>{words.quietLead}</Notice>}
            {!isQuiet && moments.length === 0 && <EmptyState title={words.none}>{words.noneLead}</EmptyState>}
            <MomentPrompt
              moments={moments}
              pending={act.pending}
              onAnswer={(momentId, category) => act.run({ momentId, category })}
            />
            {act.fault !== null && (
              <Notice kind="warn" isNews>
                {act.fault.message}
              </Notice>
            )}
            {log.length > 0 && <Log log={log} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

import { useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct, useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Select } from '#web/ui/select.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { endLogReviewer, type LogReviewView, readLogReview, type ReviewItem } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { AnswerDialog, LookDialog, ReviewerDialog } from './dialogs.tsx'
import { ItemCard } from './item-card.tsx'
import { Stops } from './stops.tsx'

type Opened = { readonly what: 'look' | 'answer'; readonly item: ReviewItem }
type Show = 'waiting' | 'done'
type More = Pick<LogReviewView, 'items' | 'next'>

/** Page under page; whatever is answered or looked behind is read anew from the first. */
const Rows = ({ monthOn, show }: { readonly monthOn: Day; readonly show: Show }) => {
  const text = useText({ sv, en })
  const answer = useCall(readLogReview, { monthOn, show })
  const [more, setMore] = useState<More>()
  const [opened, setOpened] = useState<Opened>()
  const close = (): void => {
    setMore(undefined)
    setOpened(undefined)
  }
  return (
    <Loaded answer={answer} lines={8}>
      {(view) => {
        const items = [...view.items, ...(more?.items ?? [])]
        const next = more ? more.next : view.next
        const all = view.listed[show]
        const showMore = async (after: string): Promise<void> => {
          const page = await call(readLogReview, { monthOn, show, after })
          setMore({ items: [...(more?.items ?? []), ...page.items], next: page.next })
        }
        if (items.length === 0)
          return show === 'waiting' && view.listed.done === 0 ? (
            <EmptyState title={text.noneLeft}>{text.noneLeftLead}</EmptyState>
          ) : (
            <EmptyState title={show === 'waiting' ? text.allDone : text.nothingDone} />
          )
        return (
          <>
            {items.map((item) => (
              <ItemCard
                key={item.logItemId}
                item={item}
                onLook={() => setOpened({ what: 'look', item })}
                onAnswer={() => setOpened({ what: 'answer', item })}
              />
            ))}
            {next !== null && (
              <>
                <p className="soft">{text.shown(items.length, all)}</p>
                <Button onPress={() => void showMore(next)}>{text.more}</Button>
              </>
            )}
            {opened?.what === 'look' && <LookDialog item={opened.item} onClose={close} />}
            {opened?.what === 'answer' && <AnswerDialog item={opened.item} onClose={close} />}
          </>
        )
      }}
    </Loaded>
  )
}

const Month = ({ view, monthOn }: { readonly view: LogReviewView; readonly monthOn: Day }) => {
  const text = useText({ sv, en })
  const { waiting, done } = view.listed
  const tab = (id: Show, label: string, count: number) => ({
    id,
    label,
    count,
    render: () => <Rows key={`${monthOn} ${id}`} monthOn={monthOn} show={id} />,
  })
  return (
    <>
      <p>{text.summary(view.openings, waiting + done)}</p>
      <Tabs label={text.show} tabs={[tab('waiting', text.waiting, waiting), tab('done', text.done, done)]} />
    </>
  )
}

const Reviewers = ({ view }: { readonly view: LogReviewView }) => {
  const { reviewers: text } = useText({ sv, en })
  const format = useFormat()
  const toast = useToast()
  const end = useAct(endLogReviewer, {
    refresh: [readLogReview],
    onDone: () => toast(text.ended),
    onFault: (fault) => toast(fault.message, { kind: 'warn' }),
  })
  const [isOpen, open] = useState(false)
  return (
    <Section
      title={text.title}
      lead={text.lead}
      actions={view.can.appoint && <Button onPress={() => open(true)}>{text.open}</Button>}
    >
      {view.reviewers.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <ul>
          {view.reviewers.map((one) => (
            <li key={one.logReviewerId}>
              {text.row(one.worker, format.day(one.fromOn), format.day(one.untilOn))}{' '}
              {view.can.appoint && (
                <Button
                  kind="bare"
                  label={text.endFor(one.worker)}
                  pending={end.pending}
                  onPress={() => end.run({ logReviewerId: one.logReviewerId })}
                >
                  {text.end}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {view.waiting.length > 0 && (
        <ul>
          {view.waiting.map((one) => (
            <li key={`${one.worker} ${one.fromOn}`}>
              {text.waits(one.worker, format.day(one.fromOn), format.day(one.untilOn))}
            </li>
          ))}
        </ul>
      )}
      {isOpen && <ReviewerDialog onClose={() => open(false)} />}
    </Section>
  )
}

/** Who has opened what: month by month, what somebody has to ask about. */
export const ReviewScreen = () => {
  const text = useText({ sv, en })
  const format = useFormat()
  const [month, setMonth] = useState<LogReviewView['monthOn']>(null)
  const answer = useCall(readLogReview, month === null ? {} : { monthOn: month })
  return (
    <Page
      title={text.title}
      tab={text.tab}
      lead={text.lead}
      actions={<LinkButton to="/nodatkomst">{text.toBreakGlass}</LinkButton>}
    >
      <Loaded answer={answer} lines={8}>
        {(view) => (
          <>
            {view.late > 0 && (
              <Notice kind="warn" title={text.lateTitle}>
                {text.late(view.late)}
              </Notice>
            )}
            <Stops />
            {view.monthOn === null ? (
              <EmptyState title={text.none}>{text.noneLead}</EmptyState>
            ) : (
              <>
                <Select
                  name="month"
                  label={text.month}
                  value={view.monthOn}
                  choices={view.months.map((one) => ({
                    value: one.monthOn,
                    label: text.monthLeft(format.month(one.monthOn), one.left),
                  }))}
                  onChange={(value) =>
                    setMonth(view.months.find((one) => one.monthOn === value)?.monthOn ?? null)
                  }
                />
                <Month view={view} monthOn={view.monthOn} />
              </>
            )}
            <Reviewers view={view} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

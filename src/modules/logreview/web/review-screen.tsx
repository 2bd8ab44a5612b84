import { useState } from 'react'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Select } from '#web/ui/select.tsx'
import { type LogReviewView, readLogReview, type ReviewItem } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { AnswerDialog, LookDialog, ReviewerDialog } from './dialogs.tsx'
import { ItemCard } from './item-card.tsx'

type Opened = { readonly what: 'look' | 'answer'; readonly item: ReviewItem }

const Month = ({ view }: { readonly view: LogReviewView }) => {
  const text = useText({ sv, en })
  const [opened, setOpened] = useState<Opened>()
  const waiting = view.items.filter((one) => one.outcome === null)
  const done = view.items.filter((one) => one.outcome !== null)
  const cards = (items: readonly ReviewItem[]) =>
    items.map((item) => (
      <ItemCard
        key={item.logItemId}
        item={item}
        onLook={() => setOpened({ what: 'look', item })}
        onAnswer={() => setOpened({ what: 'answer', item })}
      />
    ))
  if (view.items.length === 0) return <EmptyState title={text.noneLeft}>{text.noneLeftLead}</EmptyState>
  return (
    <>
      <p>{text.summary(view.openings, view.items.length)}</p>
      {waiting.length > 0 && (
        <Section title={text.waiting} count={waiting.length}>
          {cards(waiting)}
        </Section>
      )}
      {done.length > 0 && (
        <Section title={text.done} count={done.length}>
          {cards(done)}
        </Section>
      )}
      {opened?.what === 'look' && <LookDialog item={opened.item} onClose={() => setOpened(undefined)} />}
      {opened?.what === 'answer' && <AnswerDialog item={opened.item} onClose={() => setOpened(undefined)} />}
    </>
  )
}

const Reviewers = ({ view }: { readonly view: LogReviewView }) => {
  const { reviewers: text } = useText({ sv, en })
  const format = useFormat()
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
            <li key={`${one.worker} ${one.fromOn}`}>
              {text.row(one.worker, format.day(one.fromOn), format.day(one.untilOn))}
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
    <Page title={text.title} tab={text.tab} lead={text.lead}>
      <Loaded answer={answer} lines={8}>
        {(view) => (
          <>
            {view.late > 0 && (
              <Notice kind="warn" title={text.lateTitle}>
                {text.late(view.late)}
              </Notice>
            )}
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
                <Month view={view} />
              </>
            )}
            <Reviewers view={view} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

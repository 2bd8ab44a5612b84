import { useState } from 'react'
import { dayOf } from '#kernel/day.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { type DenialView, readDenials } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { EndDialog } from './end-dialog.tsx'
import { EnterDialog } from './enter-dialog.tsx'

/** Whoever still has a matter that she does not see any more: the children need somebody today. */
const StillHas = ({ live }: { readonly live: readonly DenialView[] }) => {
  const { list: text } = useText({ sv, en })
  const once = new Map(live.filter(({ matters }) => matters > 0).map((one) => [one.worker, one.matters]))
  return [...once].map(([worker, matters]) => (
    <Notice
      key={worker}
      kind="danger"
      title={`${worker}: ${text.matters(matters).toLowerCase()}`}
      actions={<LinkButton to="/overlamning">{text.toHandover}</LinkButton>}
    >
      {text.mattersLead}
    </Notice>
  ))
}

/** What is read aloud begins with what is seen (WCAG 2.5.3). */
const EndButton = ({
  one,
  onEnd,
}: {
  readonly one: DenialView
  readonly onEnd: (one: DenialView) => void
}) => {
  const { end: text } = useText({ sv, en })
  const shown = one.standing === 'asked' ? text.confirm : text.open
  return (
    <Button kind="bare" label={`${shown}: ${one.worker}`} onPress={() => onEnd(one)}>
      {shown}
    </Button>
  )
}

const Denials = ({
  caption,
  denials,
  onEnd,
}: {
  readonly caption: string
  readonly denials: readonly DenialView[]
  readonly onEnd?: (one: DenialView) => void
}) => {
  const { list: text, kinds } = useText({ sv, en })
  const format = useFormat()
  const ended = (one: DenialView): string =>
    one.endedAt === null ? text.over : text.endedBy(one.endedBy, format.day(dayOf(one.endedAt)))
  return (
    <Table
      caption={caption}
      items={denials}
      itemKey={(one) => one.id}
      columns={[
        { key: 'worker', label: text.worker, render: (one) => one.worker },
        {
          key: 'person',
          label: text.person,
          render: (one) =>
            one.person === '' ? (
              <span className="soft">{text.unknown}</span>
            ) : (
              <>
                {one.person} <Protected level={one.protection} />
              </>
            ),
        },
        {
          key: 'kind',
          label: text.kind,
          render: (one) => (
            <>
              {kinds[one.kind]}
              <div className="soft">{one.reason}</div>
            </>
          ),
        },
        {
          key: 'days',
          label: text.days,
          render: (one) => (
            <>
              {one.untilOn === null
                ? text.from(format.day(one.fromOn))
                : text.between(format.day(one.fromOn), format.day(one.untilOn))}
              <div className="soft">{text.entered(one.enteredBy)}</div>
            </>
          ),
        },
        {
          key: 'next',
          label: text.next,
          render: (one) =>
            onEnd === undefined ? (
              ended(one)
            ) : (
              <>
                {one.standing === 'asked' && <div className="soft">{text.asked(one.endAskedBy)}</div>}
                {one.can.end && <EndButton one={one} onEnd={onEnd} />}
              </>
            ),
        },
      ]}
    />
  )
}

/** Who may never reach whom. For those who lead; never shown to the one whom it is about. */
export const Screen = () => {
  const all = useText({ sv, en })
  const text = all.list
  const answer = useCall(readDenials, {})
  const [isEntering, setEntering] = useState(false)
  const [ending, setEnding] = useState<DenialView>()
  return (
    <Page
      title={text.title}
      tab={text.title}
      lead={text.lead}
      actions={answer.data && <Button onPress={() => setEntering(true)}>{all.enter.open}</Button>}
    >
      <Loaded answer={answer} lines={6}>
        {({ workers, live, ended }) => (
          <>
            <StillHas live={live} />
            <Section title={text.live} count={live.length}>
              {live.length === 0 ? (
                <EmptyState title={text.none}>{text.noneLead}</EmptyState>
              ) : (
                <Denials caption={text.live} denials={live} onEnd={setEnding} />
              )}
            </Section>
            {ended.length > 0 && (
              <Section title={text.ended} count={ended.length}>
                <Denials caption={text.ended} denials={ended} />
              </Section>
            )}
            {isEntering && <EnterDialog workers={workers} onClose={() => setEntering(false)} />}
            {ending && <EndDialog denial={ending} onClose={() => setEnding(undefined)} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

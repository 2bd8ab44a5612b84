import { useFormat } from '#web/format.ts'
import { useCall } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { readTalk, type TalkView } from '../talks/contract.ts'
import { ActionList } from './action-list.tsx'
import { AgreeForm } from './agree-form.tsx'
import { DutiesForm } from './duties-form.tsx'
import { LoadHead, LoadSection, SampleNotice } from './load-section.tsx'
import { MonthsSection } from './months-section.tsx'
import { useWorkloadText } from './use-words.ts'
import './workload.css'

/** A difference or a border opens it. It says what the employer owes, and where the source is not verified. */
const Card = ({ signals }: Pick<TalkView, 'signals'>) => {
  const { talk: text } = useWorkloadText()
  if (signals.length === 0) return null
  return (
    <Notice kind="warn" title={text.card}>
      <ul>
        {signals.map((signal) => (
          <li key={signal}>{text.signals[signal]}</li>
        ))}
      </ul>
      <p>{text.duty}</p>
      <p className="soft">{text.unverified}</p>
    </Notice>
  )
}

const Facts = ({ talk }: { readonly talk: TalkView }) => {
  const words = useWorkloadText()
  const { talk: text } = words
  return (
    <Section title={text.facts}>
      <LoadHead load={talk.load} />
      <KeyFacts
        layout="grid"
        facts={[
          [
            text.rating,
            talk.rating === null ? text.notRated : `${talk.rating}, ${words.ratings[talk.rating - 1] ?? ''}`,
          ],
          [text.flex, talk.flex === null ? text.notRated : words.flex[talk.flex]],
          [text.late, talk.facts.late],
          [text.nights, talk.facts.nights],
          [text.daysAway, talk.facts.daysAway],
        ]}
      />
    </Section>
  )
}

/** One screen for two people: last month first, then the facts, then what they agree. */
export const Screen = ({ params: { workerId = '' } }: ScreenProps) => {
  const { talk: text } = useWorkloadText()
  const format = useFormat()
  const answer = useCall(readTalk, { workerId })
  return (
    <Loaded answer={answer} lines={8}>
      {(talk) => {
        const isHeld = talk.heldOn !== null
        const open = talk.actions.filter(({ outcome }) => outcome === null)
        return (
          <Page
            title={text.title(talk.worker.name)}
            tab={text.tab}
            lead={text.lead}
            above={<Link to="/arbetstyngd/enheten">{text.back}</Link>}
          >
            {talk.heldOn !== null && <Notice kind="done" title={text.heldOn(format.day(talk.heldOn))} />}
            <Section
              title={text.last}
              lead={talk.lastHeldOn === null ? text.lastMissing : text.lastHeld(format.day(talk.lastHeldOn))}
            >
              {talk.actions.length === 0 ? <p>{text.lastNone}</p> : <ActionList actions={talk.actions} />}
            </Section>
            <Card signals={talk.signals} />
            <Facts talk={talk} />
            <LoadSection load={talk.load} />
            {!isHeld && <AgreeForm talk={talk} open={open} />}
            <DutiesForm talk={talk} />
            <MonthsSection months={talk.months} />
            {talk.load.model.isSample && <SampleNotice />}
          </Page>
        )
      }}
    </Loaded>
  )
}

import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Timeline, type TimelineItem } from '#web/ui/timeline.tsx'
import type { ReportChildView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const useDone = (child: ReportChildView): readonly TimelineItem[] => {
  const text = useText({ sv, en })
  const format = useFormat()
  const { protection, proposal, decision, feedback, stage } = child
  const items: (TimelineItem | false)[] = [
    protection !== null && {
      key: 'protection',
      at: protection.at,
      when: format.moment(protection.at),
      title: protection.needed ? text.protection.wasNeeded : text.protection.wasNotNeeded,
      by: protection.by,
      tone: protection.needed ? 'weighty' : 'plain',
      children: (
        <>
          <p>{protection.reason}</p>
          {protection.action !== '' && <p>{protection.action}</p>}
        </>
      ),
    },
    proposal !== null && {
      key: 'proposal',
      at: proposal.at,
      when: format.moment(proposal.at),
      title: text.decide.proposal,
      by: proposal.by,
      children: <p>{proposal.reason}</p>,
    },
    decision !== null && {
      key: 'decision',
      at: decision.at,
      when: format.moment(decision.at),
      title: text.stages[stage],
      by: decision.by,
      tone: 'weighty',
      children: <p>{decision.reason}</p>,
    },
    feedback.given !== null && {
      key: 'feedback',
      at: feedback.given.on,
      when: format.day(feedback.given.on),
      title: feedback.given.outcome === 'told' ? text.feedback.told : text.feedback.unsuitable,
      by: feedback.given.by,
      children: <p>{feedback.given.how}</p>,
    },
  ]
  return items.filter((item) => item !== false)
}

/** What is done about a child of a report, in order. */
export const Done = ({ child }: { readonly child: ReportChildView }) => {
  const text = useText({ sv, en }).report
  const items = useDone(child)
  if (items.length === 0) return null
  return (
    <div>
      <h3>{text.history}</h3>
      <Timeline label={text.history} items={items} />
    </div>
  )
}

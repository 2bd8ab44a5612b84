import { useFormat } from '#web/format.ts'
import { useCall } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { categories } from '../rules/categories.ts'
import { readWave, type WavePart, type WaveResult } from '../waves/contract.ts'
import { useTime } from './words.ts'

type Group = WaveResult['groups'][number]
type Interval = WavePart['interval']

const useBetween = () => {
  const { text, percent } = useTime()
  return ({ lower, upper }: Interval): string => text.result.between(percent(lower), percent(upper))
}

const Change = ({ part }: { readonly part: WavePart }) => {
  const { text, points, one } = useTime()
  const { change, isPaired } = part
  if (change === null) return <>–</>
  const [lower, upper] = [one(change.interval.lower * 100), one(change.interval.upper * 100)]
  return (
    <>
      {isPaired
        ? text.result.paired(points(change.points), lower, upper, change.people)
        : text.result.unpaired(points(change.points), lower, upper)}
    </>
  )
}

const Took = ({ part }: { readonly part: WavePart }) => {
  const { text, percent, hours, whole } = useTime()
  const { result } = text
  const count = (category: (typeof categories)[number]): number => part.counts[category] ?? 0
  return (
    <Table
      caption={result.took}
      showCaption
      items={categories.filter((category) => count(category) > 0)}
      itemKey={(category) => category}
      columns={[
        { key: 'what', label: result.columns.what, render: (one) => text.categories[one] },
        {
          key: 'count',
          label: part.way === 'prompts' ? result.columns.count : result.columns.hours,
          isNumber: true,
          render: (one) => (part.way === 'prompts' ? whole(count(one)) : hours(count(one))),
        },
        {
          key: 'share',
          label: result.columns.share,
          isNumber: true,
          render: (one) => percent(count(one) / part.counted),
        },
      ]}
    />
  )
}

const Part = ({ part, group, target }: { part: WavePart; group: Group; target: number | null }) => {
  const { text, percent, hours } = useTime()
  const between = useBetween()
  const { result } = text
  const verdict =
    part.verdict === null || target === null ? '' : text.verdicts[part.verdict](percent(target / 1000))
  return (
    <>
      <h3>{result.ways[part.way]}</h3>
      <KeyFacts
        layout="grid"
        facts={[
          [result.share, <strong key="share">{`${percent(part.share)}. ${verdict}`}</strong>],
          [result.wilson, between(part.interval)],
          ...(part.way === 'prompts' ? [[result.clustered, between(part.clustered)] as const] : []),
          [result.people, result.peopleOf(part.people, group.asked)],
          [
            result.answers,
            part.way === 'prompts'
              ? result.answersOf(part.counted, part.drawn, part.late)
              : result.minutesOf(hours(part.counted)),
          ],
          ...(part.bounds === null ? [] : [[result.bounds, between(part.bounds)] as const]),
          [result.perDay, result.perDayOf(Math.round(part.minutesPerDay))],
          [result.change, <Change key="change" part={part} />],
        ]}
      />
      <Took part={part} />
    </>
  )
}

const GroupSection = ({ group, target }: { readonly group: Group; readonly target: number | null }) => {
  const { text } = useTime()
  return (
    <Section title={group.unitId === null ? text.result.whole : group.name}>
      {group.hidden !== null && <Notice title={text.unit.notShown}>{text.hidden[group.hidden]}</Notice>}
      {group.parts.map((part) => (
        <Part key={part.way} part={part} group={group} target={target} />
      ))}
    </Section>
  )
}

/** What a closed week says. Before it is closed: nothing. */
export const WaveScreen = ({ params: { waveId = '' } }: ScreenProps) => {
  const { text } = useTime()
  const format = useFormat()
  const answer = useCall(readWave, { waveId })
  const days = answer.data?.wave
  return (
    <Page
      title={text.result.title}
      tab={text.result.title}
      lead={days && text.waves.days(format.day(days.startsOn), format.day(days.endsOn))}
      above={<Link to="/barntid/matveckor">{text.waves.back}</Link>}
    >
      <Loaded answer={answer} lines={8}>
        {({ groups, targetPerMille }) =>
          groups.length === 0 ? (
            <EmptyState title={text.result.notYet}>{text.result.notYetLead}</EmptyState>
          ) : (
            groups.map((group) => (
              <GroupSection key={group.unitId ?? 'whole'} group={group} target={targetPerMille} />
            ))
          )
        }
      </Loaded>
    </Page>
  )
}

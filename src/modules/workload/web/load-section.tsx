import { useLanguage } from '#web/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import type { LineView, LoadView } from '../contract.ts'
import { useWorkloadText } from './use-words.ts'

export const bandTones = { room: 'done', full: 'plain', talk: 'warn', act: 'danger' } as const

/** Where the invented sample counts it is said so, on every screen that has a figure of it. */
export const SampleNotice = () => {
  const { sample: text } = useWorkloadText()
  return (
    <Notice title={text.title} actions={<LinkButton to="/arbetstyngd/modell">{text.open}</LinkButton>}>
      {text.text}
    </Notice>
  )
}

const useLineWords = () => {
  const text = useWorkloadText()
  return (line: LineView): string => {
    if (line.kind === 'stable') return text.load.stable
    if (line.kind === 'duty') return text.duties[line.duty]
    const more = [
      ...(line.part === 'coworker' ? [text.parts.coworker] : []),
      ...(line.isSibling ? [text.load.sibling] : []),
      ...line.factors.map((factor) => text.factors[factor]),
    ]
    return [text.types[line.type], ...more].join(', ')
  }
}

/** The load in one line: the figure, the word for it, and what it is of. */
export const LoadHead = ({ load }: { readonly load: LoadView }) => {
  const text = useWorkloadText()
  return (
    <p className="load-head">
      <strong>{text.load.percent(load.percent)}</strong>{' '}
      <Badge tone={bandTones[load.band]}>{text.bands[load.band]}</Badge>{' '}
      <span className="soft">{text.load.sum(load.points, load.capacity)}</span>
    </p>
  )
}

/** "Why this number", row by row; the rows add up to the sum. */
export const LoadSection = ({ load }: { readonly load: LoadView }) => {
  const text = useWorkloadText()
  const language = useLanguage()
  const words = useLineWords()
  const number = (value: number) => value.toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB')
  const { post, model } = load
  return (
    <Section title={text.load.why} lead={text.load.version(model.name, model.version)}>
      {load.lines.length === 0 ? (
        <p>{text.load.none}</p>
      ) : (
        <Table
          caption={text.load.why}
          items={load.lines}
          itemKey={({ key }) => key}
          columns={[
            { key: 'what', label: text.load.what, render: words },
            {
              key: 'count',
              label: text.load.count,
              isNumber: true,
              render: (line) => (line.kind === 'stable' ? '' : line.count),
            },
            {
              key: 'each',
              label: text.load.each,
              isNumber: true,
              render: (line) =>
                line.kind === 'matters'
                  ? text.load.eachOf(line.weight, line.share, line.extra)
                  : line.kind === 'duty'
                    ? number(line.weight)
                    : '',
            },
            {
              key: 'points',
              label: text.load.points,
              isNumber: true,
              render: (line) => number(line.points),
            },
          ]}
          foot={`${text.load.total}: ${text.load.sum(load.points, load.capacity)}. ${text.load.capacity(
            model.fullTime,
            post.employmentPercent,
            post.agreedPercent,
            post.experiencePercent,
          )}`}
        />
      )}
    </Section>
  )
}

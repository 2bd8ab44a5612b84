import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import type { MonthView } from '../contract.ts'
import { useMonth, useWorkloadText } from './use-words.ts'

/** Month by month, the newest first. What was not talked about is not measured. */
export const MonthsSection = ({ months }: { readonly months: readonly MonthView[] }) => {
  const text = useWorkloadText()
  const month = useMonth()
  const current = months.at(-1)?.month
  const known = months.filter(
    (one) => one.month === current || one.isMeasured || one.percent !== null || one.rating !== null,
  )
  return (
    <Section title={text.months.title}>
      <Table
        caption={text.months.title}
        items={known.toReversed()}
        itemKey={(one) => one.month}
        columns={[
          { key: 'month', label: text.months.month, render: (one) => month(one.month) },
          {
            key: 'talk',
            label: text.months.talk,
            render: (one) =>
              one.isMeasured
                ? text.months.held
                : one.month === current
                  ? text.months.noneYet
                  : text.months.notMeasured,
          },
          {
            key: 'load',
            label: text.months.load,
            isNumber: true,
            render: (one) =>
              one.percent === null || (!one.isMeasured && one.month !== current)
                ? text.months.nothing
                : text.load.percent(one.percent),
          },
          {
            key: 'rating',
            label: text.months.rating,
            render: (one) =>
              one.rating === null
                ? text.months.nothing
                : `${one.rating}, ${text.ratings[one.rating - 1] ?? ''}`,
          },
        ]}
        foot={text.months.foot}
      />
    </Section>
  )
}

import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import type { FiguresView, RetentionView, SeriesView, TurnoverView } from '../contract.ts'
import { en } from '../text-screens.en.ts'
import { sv } from '../text-screens.sv.ts'
import { useFigures } from './figures-text.ts'

/** Each share beside how it is counted. */
export const Rates = ({ total }: { readonly total: FiguresView }) => {
  const { rates: text } = useText({ sv, en })
  const { percentOr } = useFigures()
  const rows = [
    { label: text.vacancy, value: total.vacancy, how: text.vacancyNote },
    { label: text.agency, value: total.agency, how: text.agencyNote },
    { label: text.cover, value: total.cover, how: text.coverNote },
  ]
  return (
    <Section title={text.title}>
      <Table
        caption={text.title}
        items={rows}
        itemKey={({ label }) => label}
        columns={[
          { key: 'measure', label: text.measure, render: ({ label }) => label },
          { key: 'value', label: text.value, isNumber: true, render: ({ value }) => percentOr(value) },
          { key: 'how', label: text.how, render: ({ how }) => how },
        ]}
      />
    </Section>
  )
}

/** All definitions by name: which one is meant is part of the figure. */
export const Turnover = ({ turnover }: { readonly turnover: TurnoverView | null }) => {
  const { turnover: text, rates } = useText({ sv, en })
  const { percentOr } = useFigures()
  const format = useFormat()
  if (turnover === null)
    return (
      <Section title={text.title}>
        <p className="soft">{text.few}</p>
      </Section>
    )
  const { from, until, atStart, atEnd, joiners, leavers, internal, pensions, values } = turnover
  return (
    <Section title={text.title} lead={text.lead(format.day(from), format.day(until))}>
      <p>{text.counts(atStart, atEnd, joiners, leavers, internal, pensions)}</p>
      <Table
        caption={text.title}
        items={values}
        itemKey={({ definition }) => definition}
        columns={[
          { key: 'measure', label: rates.measure, render: ({ definition }) => text.names[definition] },
          { key: 'value', label: rates.value, isNumber: true, render: ({ value }) => percentOr(value) },
          { key: 'how', label: rates.how, render: ({ definition }) => text.notes[definition] },
        ]}
      />
    </Section>
  )
}

const marks = [6, 12, 24, 36] as const

/** What is known of a year at a mark: undefined as long as the year has not come so far. */
const stepAt = (year: RetentionView, months: number) => year.steps.findLast((step) => step.months <= months)

export const Retention = ({ years }: { readonly years: readonly RetentionView[] }) => {
  const { retention: text } = useText({ sv, en })
  const { share, percentOr } = useFigures()
  return (
    <Section title={text.title} lead={text.lead}>
      <Table
        caption={text.title}
        items={years}
        itemKey={({ year }) => String(year)}
        columns={[
          { key: 'year', label: text.year, render: ({ year }) => year },
          { key: 'people', label: text.people, isNumber: true, render: ({ people }) => people },
          ...marks.map((months) => ({
            key: String(months),
            label: text.after(months),
            isNumber: true,
            render: (year: RetentionView) => {
              if (months > year.followed) return text.notYet
              const step = stepAt(year, months)
              if (step === undefined) return text.everybody
              const { survival, low, high } = step
              return low === null || high === null
                ? percentOr(survival)
                : text.interval(share(survival), share(low), share(high))
            },
          })),
        ]}
      />
    </Section>
  )
}

export const Series = ({ months }: { readonly months: readonly SeriesView[] }) => {
  const { series: text, rates, units } = useText({ sv, en })
  const { posts, percentOr } = useFigures()
  const format = useFormat()
  return (
    <Disclosure title={text.title}>
      <Table
        caption={text.title}
        items={months.toReversed()}
        itemKey={({ on }) => on}
        columns={[
          { key: 'month', label: text.month, render: ({ on }) => format.day(on) },
          {
            key: 'vacancy',
            label: rates.vacancy,
            isNumber: true,
            render: ({ vacancy }) => percentOr(vacancy),
          },
          {
            key: 'here',
            label: units.available,
            isNumber: true,
            render: ({ available }) => posts(available),
          },
          {
            key: 'consultants',
            label: text.consultants,
            isNumber: true,
            render: ({ consultants }) => consultants,
          },
          { key: 'leavers', label: text.leavers, isNumber: true, render: ({ leavers }) => leavers },
        ]}
      />
    </Disclosure>
  )
}

import { useLanguage } from '#web/language.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import type { UnitTime } from '../contract.ts'
import { monthName, useTime } from './words.ts'

type Props = { readonly time: UnitTime }

const kinds = ['child', 'childAdult', 'adult', 'travel', 'rest'] as const

/** What took the time, of all that was planned. */
export const TookTable = ({ time }: Props) => {
  const { text, percent, hours, one } = useTime()
  const { unit } = text
  const { minutes } = time
  if (minutes === null) return null
  const all = kinds.reduce((sum, kind) => sum + minutes[kind], 0)
  const share = (kind: (typeof kinds)[number]): number => (all === 0 ? 0 : minutes[kind] / all)
  return (
    <Section title={unit.took} lead={unit.tookLead}>
      <Table
        caption={unit.took}
        items={kinds}
        itemKey={(kind) => kind}
        columns={[
          { key: 'what', label: unit.columns.what, render: (kind) => unit.kinds[kind] },
          {
            key: 'hours',
            label: unit.columns.hours,
            isNumber: true,
            render: (kind) => hours(minutes[kind]),
          },
          {
            key: 'share',
            label: unit.columns.share,
            isNumber: true,
            render: (kind) => percent(share(kind)),
          },
          {
            key: 'perDay',
            label: unit.columns.perDay,
            isNumber: true,
            render: (kind) => one(share(kind) * 480),
          },
        ]}
      />
    </Section>
  )
}

/** What the children got: each minute of a child once. */
export const ChildrenFacts = ({ time }: Props) => {
  const { text, hours, whole } = useTime()
  const { unit } = text
  const { children } = time
  if (children === null) return null
  return (
    <Section title={unit.children} lead={unit.childrenLead}>
      <KeyFacts
        layout="grid"
        facts={[
          [unit.childHours, unit.hours(hours(children.minutes))],
          [unit.aloneHours, unit.hours(hours(children.alone))],
          [unit.meetings, whole(children.meetings)],
        ]}
      />
    </Section>
  )
}

/** Two years by month, each with its interval. The words say what the table shows. */
export const MonthsTable = ({ time }: Props) => {
  const { text, percent } = useTime()
  const language = useLanguage()
  const { unit } = text
  const shown = time.months.filter(({ figure }) => figure !== null)
  const [first, last] = [shown[0], shown.at(-1)]
  if (!first?.figure || !last?.figure) return null
  const trend = unit.trend(
    percent(first.figure.share),
    percent(last.figure.share),
    monthName(first.monthOn, language),
    monthName(last.monthOn, language),
  )
  return (
    <Section title={unit.months} lead={trend}>
      <Disclosure title={unit.monthsTable}>
        <Table
          caption={unit.monthsTable}
          items={time.months.toReversed()}
          itemKey={({ monthOn }) => monthOn}
          columns={[
            {
              key: 'month',
              label: unit.monthColumns.month,
              render: ({ monthOn }) => monthName(monthOn, language),
            },
            {
              key: 'share',
              label: unit.monthColumns.share,
              isNumber: true,
              render: ({ figure }) => (figure === null ? unit.notShown : percent(figure.share)),
            },
            {
              key: 'between',
              label: unit.monthColumns.between,
              isNumber: true,
              render: ({ figure }) =>
                figure?.interval
                  ? `${percent(figure.interval.lower)} – ${percent(figure.interval.upper)}`
                  : '–',
            },
            {
              key: 'people',
              label: unit.monthColumns.people,
              isNumber: true,
              render: ({ figure }) => figure?.people ?? '–',
            },
          ]}
        />
      </Disclosure>
    </Section>
  )
}

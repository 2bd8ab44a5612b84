import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import type { MonthView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** How large a share of all openings it is, month by month, and whether the reviews keep their days. */
export const Months = ({ months }: { readonly months: readonly MonthView[] }) => {
  const { months: text } = useText({ sv, en })
  const format = useFormat()
  if (months.length === 0) return null
  const also = (one: MonthView): string =>
    [one.waiting > 0 ? text.stillWaiting(one.waiting) : '', one.late > 0 ? text.lateOnes(one.late) : '']
      .filter((words) => words !== '')
      .join(', ')
  return (
    <Section title={text.title} lead={text.lead}>
      <Table
        caption={text.title}
        items={months}
        itemKey={(one) => one.monthOn}
        columns={[
          { key: 'month', label: text.month, render: (one) => format.month(one.monthOn) },
          { key: 'openings', label: text.openings, render: (one) => format.number(one.openings) },
          { key: 'by', label: text.byBreakGlass, render: (one) => format.number(one.byBreakGlass) },
          {
            key: 'share',
            label: text.share,
            render: (one) => (
              <>
                {format.number(one.percent, 2)} %
                <div className={one.standing === 'good' ? 'soft' : undefined}>
                  {text.standing[one.standing]}
                </div>
              </>
            ),
          },
          {
            key: 'inTime',
            label: text.inTime,
            render: (one) => (
              <>
                {text.inTimeOf(one.reviewedInTime, one.breakGlasses)}
                <div className="soft">{also(one)}</div>
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}

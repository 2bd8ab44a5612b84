import type { Chart as ChartData } from '#kernel/chart/chart.ts'
import { useLanguage } from '#web/language.ts'
import { Chart } from '#web/ui/charts/chart.tsx'
import { Section } from '#web/ui/section.tsx'
import type { ShareView, UnitTime } from '../contract.ts'
import { monthName, useTime } from './words.ts'

type Props = { readonly time: UnitTime }

const verdicts = { reached: 'reached', not_reached: 'notReached', cannot_be_told: 'cannotBeTold' } as const

const targetOf = ({ target }: UnitTime) => (target === null ? {} : { target: target.perMille / 1000 })

const rowOf = (label: string, figure: ShareView | null) =>
  figure?.interval ? [{ label, estimate: figure.share, ...figure.interval, n: figure.people }] : []

/** This year beside the year before, each with its interval, and the target as a line. */
export const YearsChart = ({ time }: Props) => {
  const { unit: text } = useTime().text
  const verdict = time.verdict === null ? {} : { verdict: verdicts[time.verdict] }
  const rows = [
    ...rowOf(text.facts.earlier, time.earlier),
    ...rowOf(text.thisYear, time.figure).map((row) => ({ ...row, ...verdict })),
  ]
  if (rows.length === 0) return null
  const chart: ChartData = { kind: 'share', confidence: 0.95, rows, ...targetOf(time) }
  return <Chart title={text.years} chart={chart} />
}

/** Two years by month, with the limits of what varies by itself. The month that runs is not over and is left out. */
export const MonthsChart = ({ time }: Props) => {
  const { unit: text } = useTime().text
  const language = useLanguage()
  const points = time.months
    .slice(0, -1)
    .flatMap(({ monthOn, figure }) =>
      figure === null ? [] : [{ label: monthName(monthOn, language), value: figure.share }],
    )
  if (points.length < 2) return null
  const chart: ChartData = { kind: 'run', unit: 'share', points, better: 'higher', ...targetOf(time) }
  return (
    <Section title={text.months}>
      <Chart title={text.monthsTable} chart={chart} />
    </Section>
  )
}

import { newcombeDifference } from '#kernel/stats/newcombe-difference.ts'
import { verdictAgainstTarget } from '#kernel/stats/verdict-against-target.ts'
import { wilsonInterval } from '#kernel/stats/wilson-interval.ts'
import { Chart } from '../ui/charts/chart.tsx'
import { Section } from '../ui/section.tsx'

const target = 0.2

const share = (label: string, successes: number, n: number) => ({
  label,
  ...wilsonInterval(successes, n),
  n,
  verdict: verdictAgainstTarget(successes, n, target).verdict,
})

const before = { successes: 44, n: 400 }
const after = { successes: 74, n: 400 }

const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const monthly = [
  0.11, 0.12, 0.1, 0.13, 0.11, 0.12, 0.09, 0.12, 0.11, 0.13, 0.1, 0.12, 0.15, 0.16, 0.15, 0.17, 0.16, 0.18,
  0.17, 0.18, 0.19, 0.17, 0.18, 0.19,
].map((value, index) => ({ label: `${months[index % 12] ?? ''} ${index < 12 ? 2025 : 2026}`, value }))

const sizes = [100, 160, 90, 200, 180, 310, 70, 110, 150, 140]
const units = [12, 30, 8, 45, 22, 60, 15, 9, 33, 18].map((successes, index) => ({
  label: `Enhet ${'ABCDEFGHIJ'.charAt(index)}`,
  successes,
  n: sizes[index] ?? 0,
  isOwn: index === 5,
}))

const left = (...times: readonly number[]) => times.map((time) => ({ time, event: true }))
const still = (...times: readonly number[]) => times.map((time) => ({ time, event: false }))
const of2023 = [...left(3, 5, 6, 8, 8, 11, 14, 15, 22), ...still(24, 25, 27, 28, 30, 30, 31, 33, 34, 35)]
const of2024 = [...left(4, 9, 12, 19), ...still(14, 15, 16, 17, 18, 20, 20, 21, 22, 23, 23)]

const parts = [
  { key: 'direct', label: 'Direkt tid med barn' },
  { key: 'family', label: 'Barn och familj tillsammans' },
  { key: 'writing', label: 'Utredning och dokumentation' },
  { key: 'meetings', label: 'Möten' },
  { key: 'travel', label: 'Resor' },
  { key: 'administration', label: 'Annan administration' },
]
const waves = [
  {
    label: 'v. 10',
    values: { direct: 53, family: 62, writing: 168, meetings: 77, travel: 43, administration: 77 },
  },
  {
    label: 'v. 23',
    values: { direct: 60, family: 66, writing: 160, meetings: 75, travel: 42, administration: 77 },
  },
  {
    label: 'v. 36',
    values: { direct: 79, family: 70, writing: 150, meetings: 72, travel: 44, administration: 65 },
  },
  {
    label: 'v. 45',
    values: { direct: 89, family: 72, writing: 146, meetings: 70, travel: 43, administration: 60 },
  },
]

/** Every kind of chart with invented numbers. */
export const Charts = () => (
  <Section title="Diagram" lead="Påhittade siffror.">
    <Chart
      title="Tid med barn, tre mätveckor"
      definition={{
        name: 'Direkt tid med barn',
        numerator: 'Moment då handläggaren träffade ett barn',
        denominator: 'Besvarade moment i planerad arbetstid',
        population: 'Handläggare i barn- och ungdomsvården, två enheter',
        period: 'Vecka 10, 23 och 45, 2026',
        n: '2 400 moment, 20 handläggare',
        source: 'Tidmätning med slumpade moment',
        version: '2 (2026-03-01)',
      }}
      chart={{
        kind: 'share',
        confidence: 0.95,
        target,
        rows: [share('Vecka 10', 44, 400), share('Vecka 23', 185, 1000), share('Vecka 45', 262, 1000)],
      }}
    />
    <Chart
      title="Tid med barn före och efter bärbara datorer"
      chart={{
        kind: 'change',
        confidence: 0.95,
        before: 'mars 2025',
        after: 'mars 2026',
        rows: [
          {
            label: 'Mottagning',
            before: wilsonInterval(before.successes, before.n),
            after: wilsonInterval(after.successes, after.n),
            difference: newcombeDifference(before, after),
          },
          {
            label: 'Utredning',
            before: wilsonInterval(11, 100),
            after: wilsonInterval(37, 200),
            difference: newcombeDifference({ successes: 11, n: 100 }, { successes: 37, n: 200 }),
          },
        ],
      }}
    />
    <Chart
      title="Tid med barn, månad för månad"
      chart={{ kind: 'run', unit: 'share', target, better: 'higher', points: monthly.slice(0, 20) }}
    />
    <Chart
      title="Tid med barn, nya gränser efter ett beslut"
      chart={{
        kind: 'run',
        unit: 'share',
        target,
        better: 'higher',
        points: monthly,
        rebased: [{ at: 12, reason: 'bärbara datorer och två administratörer, beslut 2026-01-12' }],
      }}
    />
    <Chart
      title="Barn som mötts ensamma, enhet för enhet"
      chart={{ kind: 'funnel', spread: 'chance', units }}
    />
    <Chart
      title="Hur länge nyanställda blir kvar"
      chart={{
        kind: 'survival',
        confidence: 0.95,
        groups: [
          { label: 'Började 2023', observations: of2023 },
          { label: 'Började 2024', observations: of2024 },
        ],
      }}
    />
    <Chart
      title="Hur länge de som började 2023 blir kvar"
      chart={{
        kind: 'survival',
        confidence: 0.95,
        groups: [{ label: 'Började 2023', observations: of2023 }],
      }}
    />
    <Chart
      title="Vad tiden gick till, minuter av en dag"
      chart={{ kind: 'stack', unit: 'minutes', parts, columns: waves }}
    />
    <Chart title="Ett diagram utan värden" chart={{ kind: 'run', unit: 'share', points: [] }} />
  </Section>
)

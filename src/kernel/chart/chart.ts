import type { Language } from '../text.ts'
import { type ChangeChart, changePartsOf } from './change-chart.ts'
import type { ChartParts } from './drawing.ts'
import { type FunnelChart, funnelPartsOf } from './funnel-chart.ts'
import { runPartsOf } from './run-chart.ts'
import type { RunChart } from './run-words.ts'
import { type ShareChart, sharePartsOf } from './share-chart.ts'
import { type StackChart, stackPartsOf } from './stack-chart.ts'
import { type SurvivalChart, survivalPartsOf } from './survival-chart.ts'
import { wordingIn } from './wording.ts'

/** Every kind of chart there is: what is measured, not how it looks. */
export type Chart = ShareChart | ChangeChart | RunChart | FunnelChart | SurvivalChart | StackChart

/** The sentence, the table and the drawing of a chart: three ways to the same data. */
export const chartParts = (chart: Chart, language: Language): ChartParts => {
  const wording = wordingIn(language)
  if (chart.kind === 'share') return sharePartsOf(chart, wording)
  if (chart.kind === 'change') return changePartsOf(chart, wording)
  if (chart.kind === 'run') return runPartsOf(chart, wording)
  if (chart.kind === 'funnel') return funnelPartsOf(chart, wording)
  if (chart.kind === 'survival') return survivalPartsOf(chart, wording)
  return stackPartsOf(chart, wording)
}

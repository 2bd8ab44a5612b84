import type { FormView } from '../contract.ts'
import { csvOf } from '../rules.ts'

type Words = {
  readonly columns: Readonly<Record<string, string>>
  readonly nameOf: (form: string) => string
}

const columns = [
  'uses',
  'abandoned',
  'medianSeconds',
  'ninetySeconds',
  'clicks',
  'presses',
  'fields',
  'filledShare',
  'hoursPerMonth',
] as const

/** The table as a file: the same figures, seconds as they are. */
export const burdenCsv = (forms: readonly FormView[], { columns: words, nameOf }: Words): string =>
  csvOf([
    [
      words['form'] ?? '',
      words['uses'] ?? '',
      words['abandoned'] ?? '',
      `${words['median'] ?? ''} (s)`,
      `${words['ninety'] ?? ''} (s)`,
      words['clicks'] ?? '',
      words['presses'] ?? '',
      words['fields'] ?? '',
      words['filled'] ?? '',
      words['hours'] ?? '',
    ],
    ...forms.map((form) => [
      nameOf(form.form),
      ...columns.map((column) => Math.round(form[column] * 100) / 100),
    ]),
  ])

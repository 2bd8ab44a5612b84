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

/** Hands a text to the browser as a file to keep. */
export const saveAs = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  read: 'Read',
  asTable: 'Show as a table',
  definition: {
    title: 'What the figure means',
    name: 'Measure',
    numerator: 'Numerator',
    denominator: 'Denominator',
    population: 'Who is counted',
    period: 'Time',
    n: 'Number (n)',
    source: 'Source',
    version: 'Version',
  },
}

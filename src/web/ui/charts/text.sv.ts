export const sv = {
  read: 'Läs av',
  asTable: 'Visa som tabell',
  definition: {
    title: 'Vad siffran betyder',
    name: 'Mått',
    numerator: 'Täljare',
    denominator: 'Nämnare',
    population: 'Vilka som räknas',
    period: 'Tid',
    n: 'Antal (n)',
    source: 'Källa',
    version: 'Version',
  },
}

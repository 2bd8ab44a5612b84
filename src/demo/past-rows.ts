import type { BulkRow } from './bulk.ts'

/** The tables of a case as bulk rows, in the order in which their rows may be stored. */
export const pastTables = [
  'persons',
  'person_numbers',
  'person_names',
  'relations',
  'reports',
  'report_children',
  'watches',
  'cases',
  'investigations',
  'opening_notices',
  'decisions',
  'decision_services',
  'interventions',
  'notes',
  'assignments',
  'clocks',
] as const
export type PastTable = (typeof pastTables)[number]

export type Rows = { readonly [T in PastTable]: BulkRow<T>[] }

export const noRows = (): Rows => ({
  persons: [],
  person_numbers: [],
  person_names: [],
  relations: [],
  reports: [],
  report_children: [],
  watches: [],
  cases: [],
  investigations: [],
  opening_notices: [],
  decisions: [],
  decision_services: [],
  interventions: [],
  notes: [],
  assignments: [],
  clocks: [],
})

import { categoriesVersion } from './categories.ts'

/** Who takes part in what is counted. `child_or_adult`: also meetings without a child. `not_stated`: the source does not say. */
export const numerators = ['child_alone', 'child_takes_part', 'child_or_adult', 'not_stated'] as const
/** Of which time: what was measured in the study, what was planned by employment, or what the source does not say. */
export const denominators = [
  'measured_time',
  'planned_time',
  'answered_moments',
  'diary_time',
  'not_stated',
] as const
export const populations = ['investigators_51', 'caseworkers', 'not_stated'] as const
export const methods = ['national_study', 'held_meetings', 'moments', 'diary', 'not_stated'] as const

/** A figure as somebody else has published it. In thousandths of the time. */
export type Published = { readonly on: string; readonly perMille: number; readonly kind: 'value' | 'target' }

/** What a figure is. Two figures may be set beside each other only when all of this is the same. */
export type Definition = {
  readonly id: string
  readonly version: number
  readonly numerator: (typeof numerators)[number]
  readonly denominator: (typeof denominators)[number]
  readonly population: (typeof populations)[number]
  readonly method: (typeof methods)[number]
  /** As the source says it; '' where it does not. */
  readonly period: string
  readonly published: readonly Published[]
  /** What the source leaves out, so that it cannot be checked. */
  readonly isUnverified: boolean
}

/**
 * The definitions of the house. A change of meaning is a new version beside the old one, never a silent change.
 * Names, words and sources of the cards are in the text files, by id.
 */
export const definitions = [
  {
    id: 'national-2016 child-only',
    version: 1,
    numerator: 'child_alone',
    denominator: 'measured_time',
    population: 'investigators_51',
    method: 'national_study',
    period: '2015–2016',
    published: [{ on: '2016', perMille: 20, kind: 'value' }],
    isUnverified: true,
  },
  {
    id: 'national-report child-and-adult',
    version: 1,
    numerator: 'child_or_adult',
    denominator: 'measured_time',
    population: 'investigators_51',
    method: 'national_study',
    period: '2015–2016',
    published: [{ on: '2017', perMille: 130, kind: 'value' }],
    isUnverified: true,
  },
  {
    id: 'sjobo-like',
    version: 1,
    numerator: 'not_stated',
    denominator: 'not_stated',
    population: 'not_stated',
    method: 'not_stated',
    period: '2015–2017',
    published: [
      { on: '2015-06', perMille: 110, kind: 'value' },
      { on: '2017-04', perMille: 185, kind: 'value' },
      { on: '2017-04', perMille: 200, kind: 'target' },
    ],
    isUnverified: true,
  },
  {
    id: 'barntid-meetings',
    version: 1,
    numerator: 'child_takes_part',
    denominator: 'planned_time',
    population: 'caseworkers',
    method: 'held_meetings',
    period: '',
    published: [],
    isUnverified: false,
  },
  {
    id: 'barntid-moments',
    version: categoriesVersion,
    numerator: 'child_takes_part',
    denominator: 'answered_moments',
    population: 'caseworkers',
    method: 'moments',
    period: '',
    published: [],
    isUnverified: false,
  },
  {
    id: 'barntid-diary',
    version: categoriesVersion,
    numerator: 'child_takes_part',
    denominator: 'diary_time',
    population: 'caseworkers',
    method: 'diary',
    period: '',
    published: [],
    isUnverified: false,
  },
] as const satisfies readonly Definition[]

export type DefinitionId = (typeof definitions)[number]['id']
export const definitionIds = definitions.map(({ id }) => id)

export const definitionOf = (id: string, version: number): Definition | undefined =>
  definitions.find((one) => one.id === id && one.version === version)

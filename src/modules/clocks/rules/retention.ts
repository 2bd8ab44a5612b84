import { addYears, day, type Day } from '#kernel/day.ts'

/** What a file is about, when it decides how long it is kept. SoL 16:1–3. */
export type FileFacts = {
  readonly lastNoteOn: Day
  /** From the population register, never from the digits of the number: numbers may name a nearby day (FOL 18). */
  readonly birthOn: Day | null
  readonly municipalityCode: string
  /** An investigation of the child's need of protection or support, not a report that led to none. */
  readonly isInvestigation: boolean
  /** Placed or received in a family home, supported housing, shelter, HVB or another home than its own. */
  readonly wasPlaced: boolean
  readonly isPaternityOrAdoption: boolean
  /** An approved agreement on custody, residence or contact. */
  readonly isCustodyAgreement: boolean
  /** The person has other data in the compilations. */
  readonly hasOtherData: boolean
  /** A private provider keeps its file two years and gives a placed child's file to the board. SoL 17:2, 17:4. */
  readonly isProviders: boolean
}

export const retentionReasons = [
  'placed',
  'paternityOrAdoption',
  'researchDay',
  'researchCounty',
  'investigationUntil30',
  'agreementUntil18',
  'otherDataRemains',
  'birthUnknown',
  'fiveYears',
  'twoYears',
] as const
export type RetentionReason = (typeof retentionReasons)[number]

/** `earliestOn` and `doneBy` are null when it is never disposed of, or when the day cannot be known yet. */
export type Retention = {
  readonly neverDispose: boolean
  readonly reasons: readonly RetentionReason[]
  readonly earliestOn: Day | null
  readonly doneBy: Day | null
}

/** Östergötland, Gotland, Västernorrland; and Göteborg. SoF 13:1. */
const keptCounties = ['05', '09', '22']
const gothenburg = '1480'

/** Says whether all files of the municipality are kept for research. SoF 13:1. */
export const isKeptWhole = (municipalityCode: string): boolean =>
  municipalityCode === gothenburg || keptCounties.includes(municipalityCode.slice(0, 2))

/** Says whether the person is in the research sample: born on the 5th, 15th or 25th of any month. SoF 13:1. */
export const isInSample = (birthOn: Day): boolean => ['05', '15', '25'].includes(birthOn.slice(8))

const whyNever = (file: FileFacts): RetentionReason[] => [
  ...(file.wasPlaced ? (['placed'] as const) : []),
  ...(file.isPaternityOrAdoption ? (['paternityOrAdoption'] as const) : []),
  ...(isKeptWhole(file.municipalityCode) ? (['researchCounty'] as const) : []),
  ...(file.birthOn !== null && isInSample(file.birthOn) ? (['researchDay'] as const) : []),
]

const lastYearOf = (on: Day): Day => day(`${String(Number(on.slice(0, 4)) + 1).padStart(4, '0')}-12-31`)

type Floor = { readonly reason: RetentionReason; readonly on: Day | null }

/** The days before which it may not go. The latest of them decides. */
const floors = (file: FileFacts): Floor[] => {
  const atAge = (reason: RetentionReason, years: number): Floor[] =>
    file.birthOn === null
      ? [
          { reason, on: null },
          { reason: 'birthUnknown', on: null },
        ]
      : [{ reason, on: addYears(file.birthOn, years) }]
  return [
    { reason: 'fiveYears', on: addYears(file.lastNoteOn, 5) },
    ...(file.isInvestigation ? atAge('investigationUntil30', 30) : []),
    ...(file.isCustodyAgreement ? atAge('agreementUntil18', 18) : []),
    ...(file.hasOtherData ? [{ reason: 'otherDataRemains', on: null } as const] : []),
  ]
}

const until = (all: readonly Floor[]): Retention => {
  const reasons = all.map(({ reason }) => reason)
  const days = all.map(({ on }) => on)
  if (days.includes(null)) return { neverDispose: false, reasons, earliestOn: null, doneBy: null }
  const latest = days.reduce((last, on) => (last === null || (on !== null && on > last) ? on : last), null)
  return {
    neverDispose: false,
    reasons: all.filter(({ on }) => on === latest).map(({ reason }) => reason),
    earliestOn: latest,
    doneBy: latest === null ? null : lastYearOf(latest),
  }
}

/**
 * How long a file is kept: never disposed of, or from which day it may go and by when it must have gone. SoL 16:1–3, 17:2,
 * SoF 13:1. Disposal is a decision by a person, never done by this. That the thirty years of lag (2025:1501) count for
 * files closed before 2026 is our reading: the transition rules are not checked.
 */
export const retentionOf = (file: FileFacts): Retention => {
  if (file.isProviders) {
    const earliestOn = addYears(file.lastNoteOn, 2)
    return { neverDispose: false, reasons: ['twoYears'], earliestOn, doneBy: lastYearOf(earliestOn) }
  }
  const never = whyNever(file)
  return never.length > 0
    ? { neverDispose: true, reasons: never, earliestOn: null, doneBy: null }
    : until(floors(file))
}

/** The three rules of disposal as rows of the page "Klockorna". */
export const retentionRules = [
  {
    code: 'disposal5',
    paragraph: 'SoL 16:1',
    heldBy:
      'src/modules/clocks/rules/retention.test.ts › a file goes five years after its last note, done by the end of the next year (SoL 16:1)',
    unverified: false,
  },
  {
    code: 'disposal30',
    paragraph: 'SoL 16:2 a',
    heldBy:
      'src/modules/clocks/rules/retention.test.ts › an investigation of a child stays until the child turns thirty (SoL 16:2 a)',
    unverified: true,
  },
  {
    code: 'disposalProvider',
    paragraph: 'SoL 17:2',
    heldBy:
      'src/modules/clocks/rules/retention.test.ts › a private provider keeps its file two years after the last note (SoL 17:2)',
    unverified: false,
  },
] as const

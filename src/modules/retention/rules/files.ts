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

/**
 * The wordings of the act, the newest last; the one in force on the day of the decision is asked. `thirtyYears`: SoL 16:2 a. Its
 * first day, 1 January 2026, and what it means for files closed before, are `unverified`: the later day is chosen, nothing goes
 * too soon.
 */
export const retentionVersions = [
  { id: 'SoL 2001:453', from: day('2002-01-01'), thirtyYears: false, unverified: false },
  { id: 'SoL 2025:400', from: day('2025-07-01'), thirtyYears: false, unverified: false },
  { id: 'SoL 2025:400, 2025:1501', from: day('2026-01-01'), thirtyYears: true, unverified: true },
] as const
export type RetentionVersion = (typeof retentionVersions)[number]

/** The wording in force on a day. */
export const versionOn = (on: Day): RetentionVersion =>
  retentionVersions.findLast(({ from }) => from <= on) ?? retentionVersions[0]

const newest = versionOn(day('9999-12-31'))

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

/** The days before which it may not go. The latest of them decides. Who may be in the research sample is not known without a birth. */
const floors = (file: FileFacts, version: RetentionVersion): Floor[] => {
  const atAge = (reason: RetentionReason, years: number): Floor[] => [
    { reason, on: file.birthOn === null ? null : addYears(file.birthOn, years) },
  ]
  return [
    { reason: 'fiveYears', on: addYears(file.lastNoteOn, 5) },
    ...(file.isInvestigation && version.thirtyYears ? atAge('investigationUntil30', 30) : []),
    ...(file.isCustodyAgreement ? atAge('agreementUntil18', 18) : []),
    ...(file.birthOn === null ? [{ reason: 'birthUnknown', on: null } as const] : []),
    ...(file.hasOtherData ? [{ reason: 'otherDataRemains', on: null } as const] : []),
  ]
}

const until = (all: readonly Floor[]): Retention => {
  const days = all.map(({ on }) => on)
  if (days.includes(null))
    return {
      neverDispose: false,
      reasons: all.map(({ reason }) => reason),
      earliestOn: null,
      doneBy: null,
    }
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
 * SoF 13:1. Disposal is a decision by people, never done by this.
 */
export const retentionOf = (file: FileFacts, version: RetentionVersion = newest): Retention => {
  if (file.isProviders) {
    const earliestOn = addYears(file.lastNoteOn, 2)
    return { neverDispose: false, reasons: ['twoYears'], earliestOn, doneBy: lastYearOf(earliestOn) }
  }
  const never = whyNever(file)
  return never.length > 0
    ? { neverDispose: true, reasons: never, earliestOn: null, doneBy: null }
    : until(floors(file, version))
}

/** The paragraph of each reason. Numbers only: the words stand in the text files. */
export const paragraphs: Readonly<Record<RetentionReason, string>> = {
  placed: 'SoL 16:2',
  paternityOrAdoption: 'SoL 16:2',
  researchDay: 'SoF 13:1',
  researchCounty: 'SoF 13:1',
  investigationUntil30: 'SoL 16:2 a',
  agreementUntil18: 'SoL 16:3',
  otherDataRemains: 'SoL 16:1',
  birthUnknown: 'SoF 13:1',
  fiveYears: 'SoL 16:1',
  twoYears: 'SoL 17:2',
}

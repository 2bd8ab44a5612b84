import { plusDays, plusMonths, workdayFrom } from './calendar.ts'

/** How long each clock runs, read from the table of statutory clocks once more. Not from the product's rules. */
type Length = readonly [number, 'days' | 'weeks' | 'months']

/** Oldest first: from which day, how long, and the wording that is kept with the clock. */
type Wording = { readonly from: string; readonly length: Length }

const oldAct = '2013-01-01'
const newAct = '2025-07-01'

const always = (length: Length): Wording[] => [{ from: '1900-01-01', length }]
const bothActs = (length: Length): Wording[] => [
  { from: oldAct, length },
  { from: newAct, length },
]
const changed = (before: Length, after: Length): Wording[] => [
  { from: oldAct, length: before },
  { from: newAct, length: after },
]

export const lengths = {
  // SoL 20:1, 14:2, 20:4, 22:7, 10:8: "genast" is the same day.
  protectionAssessment: bothActs([0, 'days']),
  openInvestigation: bothActs([0, 'days']),
  notifyConcerned: bothActs([0, 'days']),
  healthCheckNotice: bothActs([0, 'days']),
  sipStart: bothActs([0, 'days']),
  // SoL 20:2–3.
  preliminaryAssessment: bothActs([14, 'days']),
  investigation: bothActs([4, 'months']),
  // SoL 19:6: the week came on 1 January 2026.
  reporterFeedback: [
    { from: oldAct, length: [0, 'days'] },
    { from: newAct, length: [0, 'days'] },
    { from: '2026-01-01', length: [1, 'weeks'] },
  ],
  // SoL 34:1.
  nonExecutedDecision: bothActs([3, 'months']),
  // SoL 23:1, 23:2, 23:5: two months under the old act. LVU 21 c.
  followUpAfterInvestigation: changed([2, 'months'], [6, 'months']),
  followUpAfterPlacement: changed([2, 'months'], [6, 'months']),
  followUpAfterLvu: always([6, 'months']),
  // SoL 22:4, 22:13, 22:14, 9:13, 22:12 (a local rule).
  emergencyFosterHome: bothActs([2, 'months']),
  considerationSol: bothActs([6, 'months']),
  custodyTransfer: bothActs([24, 'months']),
  custodyTransferYearly: bothActs([12, 'months']),
  carePlanRevision: bothActs([24, 'months']),
  careVisit: bothActs([3, 'months']),
  // LVU 13, 14, 22.
  considerationLvu2: always([6, 'months']),
  reconsiderationLvu3: always([6, 'months']),
  contactLimitReview: always([3, 'months']),
  // LVU 5, 7, 8, 34.
  immediateCustodySubmit: always([1, 'weeks']),
  immediateCustodyCourt: always([1, 'weeks']),
  lvuApplication: always([4, 'weeks']),
  lvuHearing: always([2, 'weeks']),
  lvuStart: always([4, 'weeks']),
  // SoL 29:11.
  transferRequest: bothActs([1, 'months']),
  transferIvo: bothActs([3, 'months']),
  // FL 12, 44.
  slowness: always([6, 'months']),
  slownessDecision: always([4, 'weeks']),
  appeal: always([3, 'weeks']),
} as const satisfies Record<string, readonly Wording[]>

/** Clocks whose length a person or a meeting sets: their days are told by what happened. */
export const setByPeople = ['interventionFollowUp', 'communicationReply', 'chairDecision'] as const

export type LawCode = keyof typeof lengths | (typeof setByPeople)[number]

const plus = (day: string, [n, unit]: Length): string =>
  unit === 'months' ? plusMonths(day, n) : plusDays(day, unit === 'weeks' ? n * 7 : n)

const wordingOf = (code: keyof typeof lengths, on: string): Wording => {
  const found = lengths[code].findLast((one) => one.from <= on)
  if (found === undefined) throw new RangeError(`${code} has no wording on ${on}`)
  return found
}

/** Only the one who files gets the weekend: an appeal (lag 1930:173 2 §). What protects a child is never put off. */
export const lastDay = (code: keyof typeof lengths, on: string): string => {
  const last = plus(on, wordingOf(code, on).length)
  return code === 'appeal' ? workdayFrom(last) : last
}

const newWordings: ReadonlySet<string> = new Set(
  Object.entries(lengths)
    .filter(([, wordings]) => wordings.length > 1)
    .map(([code]) => code),
)

/** Is the wording that is kept with the clock the one of the law on the day it began? */
export const isRightWording = (code: string, ruleVersion: string, startedOn: string): boolean => {
  const [name, from = ''] = ruleVersion.split('@')
  if (name !== code || from > startedOn) return false
  return !newWordings.has(code) || from >= newAct === startedOn >= newAct
}

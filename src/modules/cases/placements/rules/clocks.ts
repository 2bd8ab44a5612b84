import { ageOn, type Day } from '#kernel/day.ts'
import type { ClockView } from '#modules/clocks/contract.ts'
import { type HomeKind, isFamilyHome, isOverThree } from '../../homes/rules.ts'
import {
  careOver,
  endsCompulsoryCare,
  type FollowUpAfter,
  followUpsAfter,
  type PlacementBasis,
} from './bases.ts'

type Code = ClockView['code']
type Start = {
  readonly code: Code
  readonly aboutId: string
  readonly triggeredOn: Day
  readonly length?: { readonly days: number } | { readonly weeks: number } | { readonly months: number }
}
type Key = { readonly code: Code; readonly aboutId: string }
type Length = NonNullable<Start['length']>

/** Which clocks of a placement start and end by something that happened. The room `clocks` counts the days. */
export type PlacementMoves = {
  readonly satisfy: readonly Key[]
  readonly stop: readonly (Key & { readonly reason: string })[]
  readonly start: readonly Start[]
}

/**
 * Which clock asks whether the care is still needed. SoL 22:13 (also in a shelter), LVU 13. While an immediate custody lasts
 * there is none: the court's own times run (LVU 7–9).
 */
const careClock: Readonly<Record<PlacementBasis, Code | undefined>> = {
  sol: 'considerationSol',
  lvu_2: 'considerationLvu2',
  lvu_3: 'reconsiderationLvu3',
  shelter_act: 'shelterReview',
  lvu_6: undefined,
}

export const careClockOf = (basis: PlacementBasis): Code | undefined => careClock[basis]

const careClocks: readonly Code[] = [
  'considerationSol',
  'considerationLvu2',
  'reconsiderationLvu3',
  'shelterReview',
]

/** Every clock that stands and falls with the placement. */
export const clocksOfPlacement: readonly Code[] = [
  ...careClocks,
  'custodyTransfer',
  'custodyTransferYearly',
  'carePlanRevision',
  'careVisit',
  'healthCheckNotice',
  'fosterOverThree',
  'emergencyFosterHome',
]

/** Whose placement it is, and since when what happened counts. An unknown age counts as younger. */
export type Placed = { readonly placementId: string; readonly on: Day; readonly birthOn: Day | null }

const isChild = ({ birthOn, on }: Placed): boolean => birthOn === null || ageOn(birthOn, on) < 18

/**
 * SoL 22:13 and 22:14 and LVU 13 speak of a child: who has turned 18 is cared for by its own consent. Care under LVU 3 is
 * reconsidered as long as it lasts, at most until 21.
 */
const isAsked = (basis: PlacementBasis, placed: Placed): boolean =>
  careOver(basis, placed.birthOn, placed.on) === undefined && (basis === 'lvu_3' || isChild(placed))

const careStart = (basis: PlacementBasis, placed: Placed): Start[] => {
  const code = careClockOf(basis)
  return code === undefined || !isAsked(basis, placed)
    ? []
    : [{ code, aboutId: placed.placementId, triggeredOn: placed.on }]
}

/** SoL 22:12: a local rule. The municipality's own length, else the usual one of the rule. */
const visitStart = (aboutId: string, on: Day, length: Length | undefined): Start => ({
  code: 'careVisit',
  aboutId,
  triggeredOn: on,
  ...(length === undefined ? {} : { length }),
})

/** A child in a home: which home it is, who else lives there, and when the last investigation ended (null: it runs). */
export type Arrival = Placed & {
  readonly homeKind: HomeKind
  /** With this child. */
  readonly childrenInHome: number
  readonly investigationEndedOn: Day | null
}

/**
 * SoL 22:4: two months from the end of the investigation. A child who comes later has its two months from that day: our
 * reading, since the paragraph speaks of the investigation behind the placement.
 */
const emergencyStart = ({ placementId, on, homeKind, investigationEndedOn }: Arrival): Start[] =>
  homeKind !== 'emergency_foster_home' || investigationEndedOn === null
    ? []
    : [
        {
          code: 'emergencyFosterHome',
          aboutId: placementId,
          triggeredOn: investigationEndedOn > on ? investigationEndedOn : on,
        },
      ]

/** SoL 22:14, SoF 16:2, SoL 22:4: what follows from the home, and begins anew in another home. */
const homeStarts = (arrival: Arrival): Start[] => {
  const { placementId, on, homeKind, childrenInHome } = arrival
  return [
    ...(isFamilyHome(homeKind) && isChild(arrival)
      ? [{ code: 'custodyTransfer' as const, aboutId: placementId, triggeredOn: on }]
      : []),
    ...(isOverThree(homeKind, childrenInHome)
      ? [{ code: 'fosterOverThree' as const, aboutId: placementId, triggeredOn: on }]
      : []),
    ...emergencyStart(arrival),
  ]
}

/** Our own: help without a plan is looked at after three months. The plan sets its own time (SoF 10:3). */
const monthsWithoutPlan = 3

/** Since when the care and its plan count, when the same care goes on from another home (LVU 13, SoL 22:13, 9:13). */
export type CountsOn = { readonly care?: Day | undefined; readonly plan?: Day | undefined }

/** The placement is carried out (SoL 34:1), and all that the law wants of it begins to count. */
export const whenPlaced = (
  arrival: Arrival & {
    readonly interventionId: string
    readonly basis: PlacementBasis
    readonly followUpMonths: number | undefined
    readonly visitLength: Length | undefined
    readonly countsOn?: CountsOn
  },
): PlacementMoves => {
  const { placementId: aboutId, on, interventionId, basis, countsOn = {} } = arrival
  const care = careStart(basis, arrival).map((one) => ({ ...one, triggeredOn: countsOn.care ?? on }))
  return {
    satisfy: [
      { code: 'nonExecutedDecision', aboutId: interventionId },
      { code: 'interventionFollowUp', aboutId: interventionId },
    ],
    stop: [],
    start: [
      ...care,
      visitStart(aboutId, on, arrival.visitLength),
      { code: 'carePlanRevision', aboutId, triggeredOn: countsOn.plan ?? on },
      // SoL 22:7 is for those from 0 to 20; nobody older is placed.
      { code: 'healthCheckNotice', aboutId, triggeredOn: on },
      ...homeStarts(arrival),
      {
        code: 'interventionFollowUp',
        aboutId: interventionId,
        triggeredOn: on,
        length: { months: arrival.followUpMonths ?? monthsWithoutPlan },
      },
    ],
  }
}

const clocksOfHome: readonly Code[] = ['custodyTransfer', 'custodyTransferYearly', 'fosterOverThree']

/** Another home: the two years begin anew (SoL 22:14); leaving the emergency home is what SoL 22:4 asks. */
export const whenMoved = (
  arrival: Arrival & { readonly wasEmergencyHome: boolean; readonly reason: string },
): PlacementMoves => {
  const { placementId: aboutId, wasEmergencyHome, homeKind, reason } = arrival
  const leavesEmergency = wasEmergencyHome && homeKind !== 'emergency_foster_home'
  const staysInEmergency = wasEmergencyHome && !leavesEmergency
  return {
    satisfy: leavesEmergency ? [{ code: 'emergencyFosterHome', aboutId }] : [],
    stop: clocksOfHome.map((code) => ({ code, aboutId, reason })),
    // From one emergency home to the next the same two months go on.
    start: homeStarts(arrival).filter(({ code }) => !(staysInEmergency && code === 'emergencyFosterHome')),
  }
}

/**
 * Another law: its own question, counted from the day on which the care rests on it (SoL 22:13, LVU 13). Our reading. LVU 21 b:
 * when care by 2 or 3 § is over the child is followed, at once, or when it has come home if the way there is prepared.
 */
export const whenBasisChanges = (
  change: Placed & {
    readonly from: PlacementBasis
    readonly to: PlacementBasis
    readonly awaitsReunion: boolean
    readonly reason: string
  },
): PlacementMoves => {
  const { placementId: aboutId, from, to, on, awaitsReunion, reason } = change
  const isFollowed = endsCompulsoryCare(from, to) && isChild(change) && !awaitsReunion
  return {
    satisfy: [],
    stop: [...careClocks, 'followUpAfterLvu' as const].map((code) => ({ code, aboutId, reason })),
    start: [
      ...careStart(to, change),
      ...(isFollowed ? [{ code: 'followUpAfterLvu' as const, aboutId, triggeredOn: on }] : []),
    ],
  }
}

/** The child was visited: the next visit counts from there. A visit that is written down late moves nothing back. */
export const whenVisited = (placementId: string, on: Day, length: Length | undefined): PlacementMoves => ({
  satisfy: [{ code: 'careVisit', aboutId: placementId }],
  stop: [],
  start: [visitStart(placementId, on, length)],
})

/** SoL 22:13, LVU 13: considered or reconsidered, and again within six months. */
export const whenCareReviewed = (placed: Placed, basis: PlacementBasis): PlacementMoves => {
  const code = careClockOf(basis)
  return {
    satisfy: code === undefined ? [] : [{ code, aboutId: placed.placementId }],
    stop: [],
    start: careStart(basis, placed),
  }
}

/** SoL 22:14: after the first time, every year. */
export const whenCustodyConsidered = (placed: Placed, homeKind: HomeKind): PlacementMoves => ({
  satisfy: [
    { code: 'custodyTransfer', aboutId: placed.placementId },
    { code: 'custodyTransferYearly', aboutId: placed.placementId },
  ],
  stop: [],
  start:
    isFamilyHome(homeKind) && isChild(placed)
      ? [{ code: 'custodyTransferYearly', aboutId: placed.placementId, triggeredOn: placed.on }]
      : [],
})

/**
 * SoL 22:13–14, LVU 13: the questions about a child end on its eighteenth birthday, unless the care rests on LVU 3. SoL 23:2 and
 * LVU 21 b speak of a child too: nobody grown up is followed without consent. Our reading.
 */
export const whenTurnedAdult = (
  placementId: string,
  basis: PlacementBasis,
  reason: string,
): PlacementMoves => ({
  satisfy: [],
  stop: [
    ...(basis === 'lvu_3' ? [] : careClocks),
    'custodyTransfer' as const,
    'custodyTransferYearly' as const,
    ...followUpsAfter,
  ].map((code) => ({ code, aboutId: placementId, reason })),
  start: [],
})

/**
 * Another day of birth makes a child of somebody who was counted as grown up: what stopped on the wrong birthday runs again,
 * from the days on which it began. What runs already is left alone.
 */
export const whenChildAgain = (
  child: {
    readonly placementId: string
    readonly basis: PlacementBasis
    readonly birthOn: Day | null
    readonly homeKind: HomeKind
    readonly careSince: Day
    readonly homeSince: Day
    readonly custodyConsideredOn: Day | null
  },
  running: ReadonlySet<string>,
): PlacementMoves => {
  const { placementId, basis, birthOn, homeKind, custodyConsideredOn } = child
  const care = careStart(basis, { placementId, birthOn, on: child.careSince })
  const isConsidered = custodyConsideredOn !== null && custodyConsideredOn >= child.homeSince
  const custody: Start = isConsidered
    ? { code: 'custodyTransferYearly', aboutId: placementId, triggeredOn: custodyConsideredOn }
    : { code: 'custodyTransfer', aboutId: placementId, triggeredOn: child.homeSince }
  const runsCustody = running.has('custodyTransfer') || running.has('custodyTransferYearly')
  return {
    satisfy: [],
    stop: [],
    start: [
      ...care.filter(({ code }) => !running.has(code)),
      ...(isFamilyHome(homeKind) && !runsCustody ? [custody] : []),
    ],
  }
}

/** SoL 23:5, LVU 21 c: the child has been followed as long as it was needed, or as long as the law allows. */
export const whenFollowUpDone = (placementId: string): PlacementMoves => ({
  satisfy: followUpsAfter.map((code) => ({ code, aboutId: placementId })),
  stop: [],
  start: [],
})

/** SoL 9:13. */
export const whenPlanRevised = (placementId: string): PlacementMoves => ({
  satisfy: [{ code: 'carePlanRevision', aboutId: placementId }],
  stop: [],
  start: [],
})

/** SoL 22:7. */
export const whenHealthNoticeSent = (placementId: string): PlacementMoves => ({
  satisfy: [{ code: 'healthCheckNotice', aboutId: placementId }],
  stop: [],
  start: [],
})

/** SoL 22:7: no notice is needed. */
export const whenHealthNoticeNeedless = (placementId: string, reason: string): PlacementMoves => ({
  satisfy: [],
  stop: [{ code: 'healthCheckNotice', aboutId: placementId, reason }],
  start: [],
})

/** SoL 22:4: the investigation ends while the child lives in an emergency home. */
export const whenInvestigationEndsInEmergencyHome = (placementId: string, on: Day): readonly Start[] => [
  { code: 'emergencyFosterHome', aboutId: placementId, triggeredOn: on },
]

/** All that the placement wanted ends with it; what follows afterwards begins (SoL 23:2, LVU 21 b). */
export const whenPlacementEnds = (end: {
  readonly placementId: string
  readonly interventionId: string
  readonly on: Day
  readonly reason: string
  readonly followUp: FollowUpAfter | undefined
  /** SoL 34:1: interrupted, and to be carried out again within three months. */
  readonly isReportedAgain?: boolean
}): PlacementMoves => ({
  satisfy: [],
  stop: [
    ...clocksOfPlacement.map((code) => ({ code, aboutId: end.placementId, reason: end.reason })),
    { code: 'interventionFollowUp', aboutId: end.interventionId, reason: end.reason },
    { code: 'nonExecutedDecision', aboutId: end.interventionId, reason: end.reason },
  ],
  start: [
    ...(end.followUp ? [{ code: end.followUp, aboutId: end.placementId, triggeredOn: end.on }] : []),
    ...(end.isReportedAgain === true
      ? [{ code: 'nonExecutedDecision' as const, aboutId: end.interventionId, triggeredOn: end.on }]
      : []),
  ],
})

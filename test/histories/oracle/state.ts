/** What has happened in a child's life in the service, as the history told it. The oracle reads nothing else. */
export type Day = string

export type Report = {
  readonly id: string
  readonly reportId: string
  readonly receivedOn: Day
  stage: 'received' | 'joined' | 'opened' | 'not_opened'
  /** Who has it; a joined report goes where its case goes, as long as something is to be done with it. */
  owner: 'maja' | Case['owner']
  joinedTo: string | null
  isProtected: boolean
  /** SoL 14:2: the day on which it was known that the child needs protection now. */
  pressedOn: Day | null
  /** SoL 20:2: decided longer times, in days. */
  longer: number[]
  /** SoL 19:6: since when the reporter is to be told, and by when. */
  feedback: { readonly askedOn: Day; from?: Day; by?: Day; isGiven: boolean } | null
}

export type Letter = {
  readonly id: string
  readonly to: string
  readonly sentOn: Day
  readonly days: number
  isAnswered: boolean
}

export type Investigation = {
  readonly id: string
  readonly openedOn: Day
  /** SoL 20:3: decided longer times, in months. */
  longer: number[]
  isEverybodyTold: boolean
  readonly told: Set<string>
  readonly letters: Letter[]
  hasText: boolean
}

export type Help = {
  readonly id: string
  readonly kind: string
  /** What it rests on; a placement that is interrupted leaves its own. */
  basis: Placement['basis']
  readonly decidedOn: Day
  startedOn: Day | null
  endedOn: Day | null
  /** Since when the next follow-up is counted, and after how many months (SoF 10:3; three without a plan). */
  followedOn: Day | null
  months: number
  /** SoL 34:1: since when it is interrupted, and since when it is carried out again. */
  interruptedOn: Day | null
  resumedOn: Day | null
  /** SoL 21:1: who agrees today. */
  readonly agreed: Set<string>
  /** How many times its plan was saved. */
  plans?: number
}

export type Placement = {
  readonly id: string
  readonly helpId: string
  readonly startedOn: Day
  homeId: string
  homeKind: string
  /** SoL 22:14: since when in this home. */
  homeFrom: Day
  /** SoL 22:4: since when in emergency homes, one after the other. */
  emergencyFrom: Day | null
  basis: 'sol' | 'lvu_2' | 'lvu_3' | 'lvu_6'
  basisFrom: Day
  reviewedOn: Day | null
  custodyConsideredOn: Day | null
  visitedOn: Day | null
  /** SoL 9:13: since when the two years of the plan count; the same care may have begun in another home. */
  planFrom: Day
  isPlanRevised: boolean
  isRegionTold: boolean
  endedOn: Day | null
  endKind: string | null
  /** SoL 23:2, LVU 21 b: how the child is followed afterwards. */
  after: 'followUpAfterPlacement' | 'followUpAfterLvu' | null
  /** LVU 21 b: the compulsory care was over while the child stayed in the home. */
  lvuOverOn: Day | null
}

/** LVU 4–9, 34: what has happened of it, each with its day. */
export type Care = {
  readonly id: string
  decidedOn?: Day
  enforcedOn?: Day
  submittedOn?: Day
  confirmedOn?: Day
  appliedOn?: Day
  /** The custody is over, whoever ended it. */
  custodyEndedOn?: Day
  judgedOn?: Day
  judgment?: 'granted' | 'refused'
  finalOn?: Day
  begunOn?: Day
  closedOn?: Day
  steps: number
  lastOn: Day
}

/** A course with one clock at a time. */
export type Small = {
  readonly id: string
  readonly kind: 'sip' | 'slowness' | 'contactRestriction'
  code: 'sipStart' | 'slowness' | 'slownessDecision' | 'contactLimitReview' | null
  from: Day
  closedOn: Day | null
}

export type Transfer = {
  readonly id: string
  state: 'waiting' | 'refused' | 'atIvo' | 'over'
  from: Day
}

export type Service = { readonly id: string; readonly servedOn: Day; isOver: boolean }

export type Told = { readonly id: string; readonly decidedOn: Day; dueOn: Day; isTold: boolean }

export type Case = {
  readonly id: string
  readonly openedOn: Day
  owner: 'amira' | 'bo' | 'cilla' | 'eva'
  coworker: 'amira' | 'bo' | 'cilla' | 'eva' | null
  closedOn: Day | null
  investigation: Investigation | null
  investigatedUntil: Day | null
  readonly helps: Help[]
  readonly placements: Placement[]
  readonly cares: Care[]
  readonly smalls: Small[]
  readonly transfers: Transfer[]
  readonly services: Service[]
  readonly chair: Told[]
  /** No child drops off: what is looked at when nothing else runs, and since when. */
  restsFrom: Day | null
  /** SoL 23:1: followed afterwards without consent, since the day of that decision. */
  followedFrom: Day | null
}

export type Life = {
  today: Day
  readonly birthOn: Day
  readonly childId: string
  readonly motherId: string
  readonly reports: Report[]
  readonly cases: Case[]
  /** Decisions that somebody may still be served, by the case that they are of. */
  readonly decisions: {
    readonly id: string
    readonly caseId: string
    readonly decidedOn: Day
    served: string[]
  }[]
  /** Homes of the town by kind. */
  readonly homes: Readonly<Record<string, readonly string[]>>
}

export const openCase = (life: Life): Case | undefined => life.cases.find((one) => one.closedOn === null)

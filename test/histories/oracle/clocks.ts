import { ageAt, plusDays, plusMonths, workdayFrom } from './calendar.ts'
import { type LawCode, lastDay, type lengths } from './law.ts'
import type { Care, Case, Day, Help, Life, Placement, Report } from './state.ts'

/** A clock that must run: which, in which matter, about what, since when and until when. */
export type Expected = {
  readonly code: LawCode
  readonly matterId: string
  readonly aboutId: string
  readonly from: Day
  readonly due: Day
}

type Loose = Omit<Expected, 'matterId'>

const clock = (code: keyof typeof lengths, aboutId: string, from: Day): Loose => ({
  code,
  aboutId,
  from,
  due: lastDay(code, from),
})

const later = (a: Day, b: Day): Day => (a > b ? a : b)

/** SoL 20:1, 20:2, 14:2, 19:6. */
const ofReport = (report: Report): Loose[] => {
  const { id, receivedOn, stage, feedback } = report
  const isOpen = stage === 'received'
  return [
    ...(report.isProtected ? [] : [clock('protectionAssessment', id, receivedOn)]),
    ...(isOpen
      ? [
          {
            ...clock('preliminaryAssessment', id, receivedOn),
            due: report.longer.reduce(plusDays, lastDay('preliminaryAssessment', receivedOn)),
          },
        ]
      : []),
    ...(isOpen && report.pressedOn !== null ? [clock('openInvestigation', id, report.pressedOn)] : []),
    ...(feedback?.from !== undefined && feedback.by !== undefined && !feedback.isGiven
      ? [{ code: 'reporterFeedback' as const, aboutId: id, from: feedback.from, due: feedback.by }]
      : []),
  ]
}

/** SoL 20:3, 20:4; FL 25. */
const ofInvestigation = ({ id: caseId, investigation }: Case): Loose[] => {
  if (investigation === null) return []
  const { openedOn, longer, isEverybodyTold, letters } = investigation
  return [
    {
      ...clock('investigation', caseId, openedOn),
      due: longer.reduce(plusMonths, lastDay('investigation', openedOn)),
    },
    ...(isEverybodyTold ? [] : [clock('notifyConcerned', caseId, openedOn)]),
    ...letters
      .filter((letter) => !letter.isAnswered)
      .map((letter) => ({
        code: 'communicationReply' as const,
        aboutId: letter.id,
        from: letter.sentOn,
        due: workdayFrom(plusDays(letter.sentOn, letter.days)),
      })),
  ]
}

/** SoL 34:1 until it begins, and anew when it is interrupted; while it runs SoL 5:1–2 and SoF 10:3. */
const ofHelp = (help: Help): Loose[] => {
  const { id, decidedOn, startedOn, endedOn, interruptedOn, months } = help
  if (endedOn !== null) return []
  if (startedOn === null) return [clock('nonExecutedDecision', id, decidedOn)]
  if (interruptedOn !== null)
    return help.basis === 'sol' ? [clock('nonExecutedDecision', id, interruptedOn)] : []
  const from = later(help.resumedOn ?? startedOn, help.followedOn ?? '')
  return [{ code: 'interventionFollowUp', aboutId: id, from, due: plusMonths(from, months) }]
}

const careClocks = {
  sol: 'considerationSol',
  lvu_2: 'considerationLvu2',
  lvu_3: 'reconsiderationLvu3',
  lvu_6: null,
} as const

const familyHomes = ['foster_home', 'kinship_care']

/** SoL 23:2, LVU 21 b: how a child is followed after the placement, or after care under LVU. Nobody grown up is. */
export const followUpsOf = (
  { id, after, endedOn, lvuOverOn }: Placement,
  { birthOn, today }: Pick<Life, 'birthOn' | 'today'>,
): Loose[] =>
  ageAt(birthOn, today) >= 18
    ? []
    : [
        ...(lvuOverOn === null ? [] : [clock('followUpAfterLvu', id, lvuOverOn)]),
        ...(endedOn === null || after === null ? [] : [clock(after, id, endedOn)]),
      ]

/** SoL 22:4, 22:7, 22:12–14, 9:13; LVU 13. The questions about a child end at 18, those of LVU 3 at 21. */
const ofPlacement = (placed: Placement, { life, of }: { life: Life; of: Case }): Loose[] => {
  const { id, basis, homeKind, startedOn, emergencyFrom } = placed
  const followed = followUpsOf(placed, life)
  if (placed.endedOn !== null) return followed
  const age = ageAt(life.birthOn, life.today)
  const isChild = age < 18
  const question = careClocks[basis]
  const ended = of.investigation === null ? of.investigatedUntil : null
  const asked = placed.custodyConsideredOn
  return [
    ...followed,
    ...(question !== null && (isChild || (basis === 'lvu_3' && age < 21))
      ? [clock(question, id, later(placed.basisFrom, placed.reviewedOn ?? ''))]
      : []),
    clock('careVisit', id, placed.visitedOn ?? startedOn),
    ...(placed.isPlanRevised ? [] : [clock('carePlanRevision', id, placed.planFrom)]),
    ...(placed.isRegionTold ? [] : [clock('healthCheckNotice', id, startedOn)]),
    ...(familyHomes.includes(homeKind) && isChild
      ? [
          asked === null
            ? clock('custodyTransfer', id, placed.homeFrom)
            : clock('custodyTransferYearly', id, asked),
        ]
      : []),
    ...(emergencyFrom !== null && ended !== null
      ? [clock('emergencyFosterHome', id, later(emergencyFrom, ended))]
      : []),
  ]
}

/** LVU 5, 7, 8, 34: the custody, the case about care and the care itself, each with its own time. */
const ofCare = (care: Care): Loose[] => {
  const { id, decidedOn, enforcedOn, submittedOn, confirmedOn, appliedOn, judgedOn, finalOn } = care
  if (care.closedOn !== undefined) return []
  const isInCustody = decidedOn !== undefined && care.custodyEndedOn === undefined && judgedOn === undefined
  return [
    ...(isInCustody && submittedOn === undefined ? [clock('immediateCustodySubmit', id, decidedOn)] : []),
    ...(isInCustody && submittedOn !== undefined && confirmedOn === undefined
      ? [clock('immediateCustodyCourt', id, submittedOn)]
      : []),
    ...(isInCustody && enforcedOn !== undefined && appliedOn === undefined
      ? [clock('lvuApplication', id, enforcedOn)]
      : []),
    ...(isInCustody && appliedOn !== undefined ? [clock('lvuHearing', id, appliedOn)] : []),
    ...(care.judgment === 'granted' && finalOn !== undefined && care.begunOn === undefined
      ? [clock('lvuStart', id, finalOn)]
      : []),
  ]
}

/** All that runs in a case besides what it rests on. */
export const clocksOfCase = (of: Case, life: Life): Loose[] => [
  ...ofInvestigation(of),
  ...(of.followedFrom === null ? [] : [clock('followUpAfterInvestigation', of.id, of.followedFrom)]),
  ...of.helps.flatMap(ofHelp),
  ...of.placements.flatMap((placed) => ofPlacement(placed, { life, of })),
  ...of.cares.flatMap(ofCare),
  ...of.smalls.flatMap(({ id, code, from, closedOn }) =>
    code === null || closedOn !== null ? [] : [clock(code, id, from)],
  ),
  ...of.transfers.flatMap(({ id, state, from }) =>
    state === 'waiting'
      ? [clock('transferRequest', id, from)]
      : state === 'atIvo'
        ? [clock('transferIvo', id, from)]
        : [],
  ),
  ...of.chair
    .filter((one) => !one.isTold)
    .map(({ id, decidedOn, dueOn }) => ({
      code: 'chairDecision' as const,
      aboutId: id,
      from: decidedOn,
      due: dueOn,
    })),
]

const ofOpenCase = (of: Case, life: Life): Loose[] => [
  ...clocksOfCase(of, life),
  ...of.services.filter((one) => !one.isOver).map((one) => clock('appeal', one.id, one.servedOn)),
  ...(of.restsFrom === null
    ? []
    : [
        {
          code: 'interventionFollowUp' as const,
          aboutId: of.id,
          from: of.restsFrom,
          due: plusMonths(of.restsFrom, 1),
        },
      ]),
]

/** Is anything still to be done with the report? SoL 20:1, 20:2, 19:6. */
export const isOpenReport = ({ stage, isProtected, feedback }: Report): boolean =>
  stage === 'received' || !isProtected || (feedback?.from !== undefined && !feedback.isGiven)

/** What must run, and nothing else: for each open matter its clocks, for a closed one none. */
export const expectedClocks = (life: Life): Expected[] => [
  ...life.reports.flatMap((report) => ofReport(report).map((one) => ({ ...one, matterId: report.id }))),
  ...life.cases
    .filter((one) => one.closedOn === null)
    .flatMap((of) => ofOpenCase(of, life).map((one) => ({ ...one, matterId: of.id }))),
]

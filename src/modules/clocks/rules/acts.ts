import { type Day, day } from '#kernel/day.ts'
import type { ClockCode, ClockRule, RuleVersion } from './model.ts'

/** Lag (2012:776) gave the old act the wordings that we keep for reports and investigations. */
const amendedActFrom = day('2013-01-01')
const oldActFrom = day('2002-01-01')
const newActFrom = day('2025-07-01')

type Wording = Omit<RuleVersion, 'from' | 'until' | 'law'>

const oldSoL = 'Socialtjänstlag (2001:453)'
export const SoL = 'Socialtjänstlag (2025:400)'
export const SoF = 'Socialtjänstförordning (2025:468)'
export const LVU = 'Lag (1990:52) med särskilda bestämmelser om vård av unga'
export const FL = 'Förvaltningslag (2017:900)'
export const shelterAct = 'Lag (2024:79) om placering av barn i skyddat boende'

/** A wording of the old act as amended in 2013, until the new act. */
export const underOldAct = (wording: Wording): RuleVersion => underOldActFrom(amendedActFrom, wording)

/** The same, from another first day. */
export const underOldActFrom = (from: Day, wording: Wording): RuleVersion => ({
  ...wording,
  from,
  until: newActFrom,
  law: oldSoL,
})

/** A wording that the old act had since its first day, as far as we know. */
export const underFirstOldAct = (wording: Wording): RuleVersion => underOldActFrom(oldActFrom, wording)

export const underNewAct = (wording: Wording): RuleVersion => ({ ...wording, from: newActFrom, law: SoL })

export const underLvu = (wording: Wording): RuleVersion => ({
  ...wording,
  from: day('1990-07-01'),
  law: LVU,
})

/** Exit bans came by lag (2020:352). */
export const underExitBanAct = (wording: Wording): RuleVersion => ({
  ...wording,
  from: day('2020-07-01'),
  law: LVU,
})

export const underShelterAct = (wording: Wording): RuleVersion => ({
  ...wording,
  from: day('2024-04-01'),
  law: shelterAct,
})

/**
 * From where it is most dangerous to be late to where it is least. Our own order, not law: first what protects a child
 * or ends by itself when it is missed, last what only the municipality answers for.
 */
const byRisk: readonly ClockCode[] = [
  'protectionAssessment',
  'immediateCustodySubmit',
  'tempExitBanSubmit',
  'tempMovingBanSubmit',
  'shelterUrgentSubmit',
  'lvuApplication',
  'tempExitBanApply',
  'tempMovingBanApply',
  'shelterUrgentApply',
  'lvuStart',
  'openInvestigation',
  'preliminaryAssessment',
  'investigation',
  'nonExecutedDecision',
  'considerationLvu2',
  'reconsiderationLvu3',
  'considerationSol',
  'shelterReview',
  'reconsiderationLvu22',
  'contactLimitReview',
  'contactLimitReviewShelter',
  'movingBanReview',
  'exitBanReview',
  'careVisit',
  'emergencyFosterHome',
  'serviceYouth',
  'interventionFollowUp',
  'followUpAfterLvu',
  'followUpAfterPlacement',
  'followUpAfterInvestigation',
  'sipStart',
  'custodyTransfer',
  'custodyTransferYearly',
  'carePlanRevision',
  'healthCheckNotice',
  'fosterOverThree',
  'notifyConcerned',
  'chairDecision',
  'appealHandover',
  'slownessDecision',
  'slowness',
  'transferRequest',
  'transferIvo',
  'immediateCustodyCourt',
  'lvuHearing',
  'lexSarah',
  'lexSarahIvo',
  'lexSarahInvestigation',
  'incidentEarlyNotice',
  'incidentNotification',
  'gdprBreach',
  'incidentFinalReport',
  'reporterFeedback',
  'communicationReply',
  'appeal',
  'fosterRegister',
  'statistics',
  'otherDuty',
]

/** One rule, with its place in the order of danger. */
export const rule = (code: ClockCode, data: Omit<ClockRule, 'code' | 'risk'>): ClockRule => ({
  code,
  risk: byRisk.indexOf(code) + 1,
  ...data,
})

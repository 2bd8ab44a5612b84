import type { TextOf } from '#kernel/text.ts'
import type { paragraphs as sv } from './text-paragraphs.sv.ts'

const atOnceProtection =
  'When a report is about a child, somebody must assess at once whether the child needs protection now. We count this as the same day, also on weekends.'
const fourteenDays =
  'Whether to open an investigation must be decided within fourteen days of the report. More time takes exceptional reasons. No decision is needed while an investigation of the child is open.'
const openAtOnce = 'An investigation must be opened at once when what is known may lead to action.'
const tellAtOnce =
  'Those concerned must be told at once that an investigation is open, unless special reasons speak against it.'
const fourMonths =
  'The investigation must be swift and finished within four months. It may be extended for a fixed time if there are special reasons.'
const threeMonths =
  'Granted help that has not started within three months of the decision is reported to IVO and to the auditors. The same goes for help that was interrupted.'
const tellOnRequest =
  'A reporter who must report at work gets an answer on asking, unless that is unsuitable. The act gave no time. We count it as at once.'
const youthService =
  'Youth service must begin as soon as possible, within two months of the day on which the judgment became final, unless special reasons speak against.'
const sip =
  'When the child needs help from both social services and the region, work on an individual plan must begin at once. The one concerned must consent. We count at once as the same day.'
const emergency =
  'A child may be cared for in an emergency home at most two months after the investigation was closed. Longer takes special reasons.'
const sixMonthsSol =
  'At least once every six months the board must consider whether the care is still needed and how it should be. It may not be delegated to an official.'
const custodyYearly = 'After the first time the board must consider the question every year.'
const carePlan =
  'The care plan must be revised for the first time at the latest when the child has been placed two years. Where the child is to live in the long run is then a question of its own, unless special reasons speak against.'
const visits =
  'The social worker must visit the child regularly, as often as the child needs and wishes. The law gives no number. Every third month is a recommendation and a local rule.'
const healthCheck =
  'When care outside the home begins, the region must be told, so that it offers a health check. This goes up to the age of 20, and is left out when it is not needed.'
const overThree =
  'If a placement gives the home more than three children in care, IVO must be told when it is decided.'
const followUpTwo =
  'The board may follow how the child is, even without consent. The follow-up must end within two months.'
const transferMonth =
  'If the other municipality has not answered the request to take over the case within a month, we may apply to IVO. The same goes if the two do not agree.'
const transferDecision =
  'IVO must decide within three months of the application, unless special reasons call for longer.'
const misconduct =
  'Whoever works in social services must report a misconduct, or a palpable risk of one, at once. We count it as the same day.'
const remedy =
  'A misconduct must be documented, investigated and put right at once. The law gives no last day. Thirty days is a local rule.'
const seriousMisconduct =
  'A serious misconduct must be told to IVO as soon as possible, with the investigation. Fourteen days is a local rule.'
const register =
  'The board keeps a register of children in family homes. A copy for the calendar year must reach IVO by 31 January.'

/** Each wording of the law in plain words. */
export const paragraphs: TextOf<typeof sv> = {
  'protectionAssessment@2013-01-01': atOnceProtection,
  'protectionAssessment@2025-07-01': `${atOnceProtection} The assessment must be in the child's file.`,
  'preliminaryAssessment@2013-01-01': fourteenDays,
  'preliminaryAssessment@2025-07-01': fourteenDays,
  'openInvestigation@2013-01-01': openAtOnce,
  'openInvestigation@2025-07-01': openAtOnce,
  'notifyConcerned@2013-01-01': tellAtOnce,
  'notifyConcerned@2025-07-01': tellAtOnce,
  'reporterFeedback@2013-01-01': tellOnRequest,
  'reporterFeedback@2025-07-01': tellOnRequest,
  'reporterFeedback@2026-01-01':
    'A reporter who must report at work gets an answer on asking, unless that is unsuitable. The answer must come within a week of the decision. If the question comes later, or an investigation is already open, the answer must come at once.',
  'investigation@2013-01-01': fourMonths,
  'investigation@2025-07-01': fourMonths,
  'communicationReply@2018-07-01':
    'The party must see all that matters for the decision and get a set time to reply. You choose how long.',
  'slowness@2018-07-01':
    'If a case that a party began has not been decided within six months, the party may once demand in writing that it be decided.',
  'slownessDecision@2018-07-01':
    'Within four weeks of the demand the board must decide the case or refuse the demand in a decision of its own. The refusal may be appealed.',
  'appeal@2018-07-01':
    'An appeal must reach the board within three weeks of the day on which the party received the decision. If the last day falls on a weekend or holiday, the next workday is soon enough.',
  'appealHandover@2018-07-01':
    'An appeal that is not dismissed must be handed to the court without delay, with the documents of the case. The law gives no time. The days are set locally.',
  'nonExecutedDecision@2006-07-01': threeMonths,
  'nonExecutedDecision@2025-07-01': threeMonths,
  'interventionFollowUp@2013-01-01':
    "All help must be followed up. The old act gave no time. The time is in the child's implementation plan.",
  'interventionFollowUp@2025-07-01':
    "All help must be followed up. The law gives no time. The time is in the child's implementation plan.",
  'serviceYouth@2013-01-01': youthService,
  'serviceYouth@2025-07-01': youthService,
  'sipStart@2013-01-01': sip,
  'sipStart@2025-07-01': sip,
  'followUpAfterInvestigation@2013-01-01':
    'The board may follow how the child is, even without consent. The follow-up must end within two months of the investigation.',
  'followUpAfterInvestigation@2025-07-01':
    'The board may decide to follow how the child is, even without consent, when help was offered and the family said no. The follow-up must end within six months of the investigation, or when a new one is opened.',
  'followUpAfterPlacement@2013-01-01': followUpTwo,
  'followUpAfterPlacement@2025-07-01':
    'The board may follow how the child is after the placement, even without consent. The follow-up must end within six months of its end, or when an investigation is opened.',
  'followUpAfterLvu@2022-07-01':
    'When care under LVU ends, the board must follow up whoever is under 18. The follow-up must end within six months from its start, or when an investigation is opened.',
  'emergencyFosterHome@2013-01-01': emergency,
  'emergencyFosterHome@2025-07-01': emergency,
  'considerationSol@2002-01-01': sixMonthsSol,
  'considerationSol@2025-07-01': sixMonthsSol,
  'considerationLvu2@1990-07-01':
    'At least once every six months the board must consider whether care under LVU is still needed and how it should be. It may not be delegated to an official.',
  'reconsiderationLvu3@1990-07-01':
    'Within six months of the enforcement of the care the board must try whether it must end. After that, within six months of the last time.',
  'reconsiderationLvu22@1990-07-01':
    'Within six months of its decision on preventive measures the board must try whether it must end. After that, within six months of the last time.',
  'custodyTransfer@2002-01-01':
    'When the child had been placed in the same family home for three years, the board had to consider a transfer of custody.',
  'custodyTransfer@2022-07-01':
    'When the child had been placed in the same family home for two years, the board had to consider a transfer of custody.',
  'custodyTransfer@2025-07-01':
    'When the child has been placed in the same family home for two years, the board must consider whether custody should be transferred to the carers.',
  'custodyTransferYearly@2002-01-01': custodyYearly,
  'custodyTransferYearly@2025-07-01': custodyYearly,
  'carePlanRevision@2002-01-01': carePlan,
  'carePlanRevision@2025-07-01': carePlan,
  'careVisit@2002-01-01': visits,
  'careVisit@2025-07-01': visits,
  'healthCheckNotice@2017-04-01': healthCheck,
  'healthCheckNotice@2025-07-01': healthCheck,
  'fosterOverThree@2002-01-01': overThree,
  'fosterOverThree@2025-07-01': overThree,
  'immediateCustodySubmit@1990-07-01':
    'Immediate custody must be submitted to the court within a week of the decision. Otherwise it ends.',
  'immediateCustodyCourt@1990-07-01':
    'The court must try the urgent decision within a week of its receipt, unless something exceptional is in the way. The same goes for temporary bans and urgent shelter.',
  'lvuApplication@1990-07-01':
    'If the custody is confirmed, the board must apply for care within four weeks of its enforcement. The court may give more time. Otherwise the custody ends.',
  'lvuHearing@1990-07-01':
    'When the child is in custody, or a temporary ban is in force, the court must take up the case within two weeks of the application. The court may extend the time.',
  'lvuStart@1990-07-01':
    'The court’s decision is no longer valid if the care has not begun within four weeks of the day on which it became final.',
  'contactLimitReview@1990-07-01':
    'A decision on contact or a secret whereabouts must be considered at least once every three months.',
  'movingBanReview@1990-07-01': 'A moving ban must be considered at least once every three months.',
  'exitBanReview@2020-07-01':
    'Within six months of the decision on an exit ban the board must try whether it must end. After that, within six months of the last time. The ban ends at the latest on the 18th birthday.',
  'tempMovingBanSubmit@1990-07-01':
    'A temporary moving ban must be submitted to the court within a week. Otherwise it ends.',
  'tempMovingBanApply@1990-07-01':
    'If the temporary ban is confirmed, the board must apply for a moving ban within two weeks of the court’s decision. Otherwise it ends.',
  'tempExitBanSubmit@2020-07-01':
    'A temporary exit ban must be submitted to the court within a week. Otherwise it ends.',
  'tempExitBanApply@2020-07-01':
    'If the temporary ban is confirmed, the board must apply for an exit ban within four weeks of the court’s decision. The court may give more time. Otherwise it ends.',
  'shelterUrgentSubmit@2024-04-01':
    'A decision on urgent shelter without the other guardian’s consent must be submitted to the court within a week. Otherwise it ends.',
  'shelterUrgentApply@2024-04-01':
    'If the decision is confirmed, the board must apply for shelter within six weeks of the day the placement began. The court may give more time.',
  'shelterReview@2024-04-01':
    'At least once every six months the board must consider whether the placement should go on.',
  'contactLimitReviewShelter@2024-04-01':
    'In a shelter a decision on contact or a secret whereabouts must be considered at least once every six months.',
  'transferRequest@2013-01-01': transferMonth,
  'transferRequest@2025-07-01': transferMonth,
  'transferIvo@2013-01-01': transferDecision,
  'transferIvo@2025-07-01': transferDecision,
  'chairDecision@2018-01-01':
    'What the chair decides for the board must be told at the next meeting of the board. The day is the day of the meeting.',
  'lexSarah@2013-01-01': misconduct,
  'lexSarah@2025-07-01': misconduct,
  'lexSarahInvestigation@2013-01-01': remedy,
  'lexSarahInvestigation@2025-07-01': remedy,
  'lexSarahIvo@2013-01-01': seriousMisconduct,
  'lexSarahIvo@2025-07-01': seriousMisconduct,
  'incidentEarlyNotice@2026-01-15':
    'An early notice of a significant incident must be sent within 24 hours from when it was known. The hours run through nights and weekends.',
  'incidentNotification@2026-01-15':
    'A significant incident must be notified within 72 hours from when it was known.',
  'incidentFinalReport@2026-01-15': 'A final report must come within a month of the notification.',
  'gdprBreach@2018-05-25':
    'A personal data breach must be notified to the data protection authority within 72 hours from when it was known, unless it is unlikely to be a risk to anybody.',
  'fosterRegister@2002-01-01': register,
  'fosterRegister@2025-07-01': register,
  'statistics@2016-01-01':
    'Statistics about children and youth are handed in every year. The last day is not confirmed. Two months from the turn of the year is a local rule.',
  'otherDuty@2018-01-01':
    'The board must see that what it answers for is done. The law gives no time. You choose how many days are needed.',
}

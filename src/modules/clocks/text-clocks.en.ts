import type { TextOf } from '#kernel/text.ts'
import type { clocks as sv } from './text-clocks.sv.ts'

const w = (name: string, starts: string, ends: string) => ({ name, starts, ends })

/** What each clock is called, and what starts and ends it. */
export const clocks: TextOf<typeof sv> = {
  protectionAssessment: w(
    'Immediate protection assessment',
    'The report was received.',
    'The protection assessment is made and written in the file.',
  ),
  preliminaryAssessment: w(
    'Preliminary assessment',
    'The report was received.',
    'Somebody has decided to open or not to open an investigation.',
  ),
  openInvestigation: w(
    'Open an investigation',
    'Social services learned something that may call for action.',
    'The investigation is open.',
  ),
  notifyConcerned: w(
    'Tell those concerned',
    'The investigation was opened.',
    'Those concerned have been told that an investigation is open.',
  ),
  reporterFeedback: w(
    'Answer to the reporter',
    'It was decided to open or not to open an investigation.',
    'The reporter has an answer.',
  ),
  investigation: w('Investigation', 'The investigation was opened.', 'The investigation is closed.'),
  communicationReply: w(
    'Time to reply to the material',
    'The material was sent to the party.',
    'The party has replied or the time is over.',
  ),
  slowness: w(
    'The party may soon demand a decision',
    'A party began the case.',
    'The case is decided, or the party has demanded that it be decided.',
  ),
  slownessDecision: w(
    'Answer the demand for a decision',
    'The party demanded in writing that the case be decided.',
    'The case is decided, or the demand is refused in a decision of its own.',
  ),
  appeal: w(
    'Time to appeal',
    'The party received the decision.',
    'An appeal has come in or the time is over.',
  ),
  appealHandover: w(
    'Appeal to hand over',
    'An appeal came in.',
    'The appeal has been sent to the court, dismissed or withdrawn.',
  ),
  nonExecutedDecision: w(
    'Decision waiting to be carried out',
    'The decision was made, or the help was interrupted.',
    'The help has started.',
  ),
  interventionFollowUp: w(
    'Follow-up of the help',
    'The help started, or the last follow-up was made.',
    'The help has been followed up.',
  ),
  serviceYouth: w('Youth service must begin', 'The judgment became final.', 'The youth service has begun.'),
  sipStart: w(
    'Begin a coordinated individual plan',
    'The need became known and the one concerned consented.',
    'Work on the plan has begun.',
  ),
  followUpAfterInvestigation: w(
    'Follow-up after an investigation without help',
    'The investigation was closed without help, and it was decided to follow the child.',
    'The follow-up is closed, or a new investigation is open.',
  ),
  followUpAfterPlacement: w(
    'Follow-up after a placement',
    'The placement ended, and the child is to be followed.',
    'The follow-up is closed, or an investigation is open.',
  ),
  followUpAfterLvu: w(
    'Follow-up after compulsory care',
    'The follow-up began. When the child is reunited with the guardians, it begins only then.',
    'The follow-up is closed, or an investigation is open.',
  ),
  emergencyFosterHome: w(
    'Longest time in an emergency home',
    'The investigation was closed. For a child who came to the emergency home later it counts from that day.',
    'The child has moved from the emergency home.',
  ),
  considerationSol: w(
    'Consideration of care under SoL',
    'The placement began, or the last consideration was made. The time goes on when the child moves straight to the next home.',
    'The board has considered whether the care is still needed.',
  ),
  considerationLvu2: w(
    'Consideration of care under LVU 2 §',
    'The care began, or the last consideration was made. The time goes on when the child changes homes.',
    'The board has considered whether the care is still needed.',
  ),
  reconsiderationLvu3: w(
    'Reconsideration of care under LVU 3 §',
    'The care was enforced, or the last reconsideration was made. The time goes on when the child changes homes.',
    'The board has tried whether the care must end.',
  ),
  reconsiderationLvu22: w(
    'Reconsideration of preventive measures',
    'The board decided on them, or the last reconsideration was made.',
    'The board has tried whether the decision must end.',
  ),
  custodyTransfer: w(
    'Consider a transfer of custody',
    'The child came to the family home. A move to another family home starts the count anew.',
    'The board has considered whether custody should be transferred.',
  ),
  custodyTransferYearly: w(
    'Consider a transfer of custody again',
    'The question was considered last.',
    'The board has considered the question again.',
  ),
  carePlanRevision: w(
    'Revise the care plan',
    'The placement began.',
    'The care plan is revised, with the question of a long-term home.',
  ),
  careVisit: w(
    'Visit the child',
    'The placement began, or the child was last visited.',
    'The social worker has visited the child.',
  ),
  healthCheckNotice: w(
    'Tell the region about a health check',
    'Care outside the home began.',
    'The region has been told, or it is not needed.',
  ),
  fosterOverThree: w(
    'Tell IVO about more than three children in the home',
    'The placement gave the home more than three placed children.',
    'IVO has been told.',
  ),
  immediateCustodySubmit: w(
    'Submit the custody to the court',
    'Immediate custody was decided.',
    'The decision and its documents are sent to the court.',
  ),
  immediateCustodyCourt: w(
    'The court tries the urgent decision',
    'The decision and its documents reached the court.',
    'The court has decided.',
  ),
  lvuApplication: w(
    'Apply for care',
    'The custody was enforced.',
    'The application for care is handed in, or the custody has ended.',
  ),
  lvuHearing: w(
    'The court takes up the case',
    'The application reached the court while an urgent decision was in force.',
    'The court has decided the case.',
  ),
  lvuStart: w('The care must begin', 'The court’s decision became final.', 'The care has begun.'),
  contactLimitReview: w(
    'Consider contact and secret whereabouts',
    'The decision was made, or the last consideration was made.',
    'The board has considered whether the decision is still needed.',
  ),
  movingBanReview: w(
    'Consider the moving ban',
    'The ban was decided, or the last consideration was made.',
    'The board has considered whether the ban is still needed.',
  ),
  exitBanReview: w(
    'Reconsider the exit ban',
    'The ban was decided, or the last reconsideration was made.',
    'The board has tried whether the ban must end.',
  ),
  tempMovingBanSubmit: w(
    'Submit the temporary moving ban to the court',
    'The temporary moving ban was decided.',
    'The decision and its documents are sent to the court.',
  ),
  tempMovingBanApply: w(
    'Apply for a moving ban',
    'The court confirmed the temporary ban.',
    'The application is handed in.',
  ),
  tempExitBanSubmit: w(
    'Submit the temporary exit ban to the court',
    'The temporary exit ban was decided.',
    'The decision and its documents are sent to the court.',
  ),
  tempExitBanApply: w(
    'Apply for an exit ban',
    'The court confirmed the temporary ban.',
    'The application is handed in.',
  ),
  shelterUrgentSubmit: w(
    'Submit the shelter decision to the court',
    'The urgent measure was decided.',
    'The decision and its documents are sent to the court.',
  ),
  shelterUrgentApply: w(
    'Apply for shelter',
    'The child came to the shelter.',
    'The application is handed in.',
  ),
  shelterReview: w(
    'Consider the shelter',
    'The child came to the shelter, or the last consideration was made.',
    'The board has considered whether it should go on.',
  ),
  contactLimitReviewShelter: w(
    'Consider contact and secret whereabouts in a shelter',
    'The decision was made, or the last consideration was made.',
    'The board has considered whether the decision is still needed.',
  ),
  transferRequest: w(
    'Answer about moving the case',
    'We asked another municipality to take over the case.',
    'The other municipality has answered.',
  ),
  transferIvo: w(
    'IVO decides on the move of the case',
    'We applied to IVO to have the case moved.',
    'IVO has decided.',
  ),
  chairDecision: w(
    'Tell the board of the chair’s decision',
    'The chair decided for the board.',
    'The decision was told at the next meeting of the board.',
  ),
  lexSarah: w(
    'Receive a lex Sarah report',
    'Somebody noticed a misconduct or a risk of one.',
    'The report is received for the board.',
  ),
  lexSarahInvestigation: w(
    'Investigate the misconduct and put it right',
    'The report was received.',
    'The misconduct is investigated and put right.',
  ),
  lexSarahIvo: w(
    'Tell IVO of a serious misconduct',
    'The misconduct was judged to be serious.',
    'IVO has the report and the investigation.',
  ),
  incidentEarlyNotice: w(
    'Early notice of an IT incident',
    'The municipality learned of the significant incident.',
    'The early notice is sent.',
  ),
  incidentNotification: w(
    'Notify the IT incident',
    'The municipality learned of the significant incident.',
    'The incident is notified.',
  ),
  incidentFinalReport: w(
    'Final report of the IT incident',
    'The incident was notified.',
    'The final report is sent.',
  ),
  gdprBreach: w(
    'Notify a personal data breach',
    'The municipality learned of the breach.',
    'The breach is notified, or judged unlikely to be a risk and documented.',
  ),
  fosterRegister: w(
    'Register of children in family homes to IVO',
    'The calendar year ended.',
    'A copy of the register is sent to IVO.',
  ),
  statistics: w('Statistics of the year', 'The calendar year ended.', 'The statistics are sent.'),
  otherDuty: w('Another duty of the board', 'The duty was put down.', 'The duty is done.'),
}

import { day } from '#kernel/day.ts'
import { FL, rule, underNewAct, underOldAct, underOldActFrom } from './acts.ts'

/** What a decision starts: the party's time to appeal, and the help itself. */
export const decisionRules = {
  /** FL 44: an appeal reaches the board within three weeks from the day on which the party received the decision. */
  appeal: rule('appeal', {
    subject: 'decision',
    versions: [
      {
        id: 'appeal@2018-07-01',
        from: day('2018-07-01'),
        paragraph: 'FL 44',
        law: FL,
        length: { weeks: 3 },
        unverified: 'That the last day moves off weekends is lag (1930:173) 2 §, whose text is not checked.',
      },
    ],
    calendar: 'filing',
    startsWhen: 'decisionServed',
    endsWhen: 'appealReceived',
    extension: 'none',
    warnDaysBefore: 3,
    heldBy:
      'src/modules/clocks/rules.test.ts › a decision received on a Monday is appealed by the Monday three weeks later',
  }),

  /** FL 46: an appeal that is not dismissed goes to the court "skyndsamt". The law gives no number; the length is local. */
  appealHandover: rule('appealHandover', {
    subject: 'decision',
    versions: [
      {
        id: 'appealHandover@2018-07-01',
        from: day('2018-07-01'),
        paragraph: 'FL 46',
        law: FL,
        length: { setByWorker: 'days', least: 1, most: 30, usual: 7 },
        unverified:
          'FL 46 says "skyndsamt" and gives no number: the week is our own. That FL 38–39 come first is our reading.',
      },
    ],
    calendar: 'protective',
    startsWhen: 'appealReceived',
    endsWhen: 'appealHandedOver',
    extension: 'none',
    warnDaysBefore: 7,
    heldBy:
      'src/modules/decisions/appeals/appeals.test.ts › lies on the owner of the case until it is sent to the court (FL 46)',
  }),

  /** SoL 34:1: a favourable decision not carried out within three months from its day is reported to IVO. */
  nonExecutedDecision: rule('nonExecutedDecision', {
    subject: 'decision',
    versions: [
      underOldActFrom(day('2006-07-01'), {
        id: 'nonExecutedDecision@2006-07-01',
        paragraph: 'SoL 2001:453 16:6 f',
        length: { months: 3 },
      }),
      underNewAct({ id: 'nonExecutedDecision@2025-07-01', paragraph: 'SoL 34:1', length: { months: 3 } }),
    ],
    calendar: 'protective',
    startsWhen: 'decisionMade',
    endsWhen: 'interventionStarted',
    extension: 'none',
    warnDaysBefore: 30,
    heldBy:
      'src/modules/clocks/rules.test.ts › is reported when it has not begun within three months of the decision (SoL 34:1)',
  }),

  /** SoL 5:1–2 and SoF 10:3: the plan says when it is followed up. The law gives no number; the length is local. */
  interventionFollowUp: rule('interventionFollowUp', {
    subject: 'decision',
    versions: [
      underOldAct({
        id: 'interventionFollowUp@2013-01-01',
        paragraph: 'SoL 2001:453 3:3',
        length: { setByWorker: 'months', least: 1, most: 12 },
        unverified:
          'The old act asked for good quality, followed up all the time; its paragraph is not checked here.',
      }),
      underNewAct({
        id: 'interventionFollowUp@2025-07-01',
        paragraph: 'SoL 5:1–2, SoF 10:3',
        length: { setByWorker: 'months', least: 1, most: 12 },
        unverified: 'SoF 10:3 is written for placed children; its use for open care is our reading.',
      }),
    ],
    calendar: 'protective',
    startsWhen: 'interventionStarted',
    endsWhen: 'interventionFollowedUp',
    extension: 'none',
    repeats: true,
    warnDaysBefore: 14,
    heldBy:
      'src/modules/clocks/rules.test.ts › is followed up after as many months as the plan says (SoL 5:1–2)',
  }),

  /** SoL 18:8: youth service begins within two months from the day on which the judgment became final. */
  serviceYouth: rule('serviceYouth', {
    subject: 'decision',
    versions: [
      underOldAct({
        id: 'serviceYouth@2013-01-01',
        paragraph: 'SoL 2001:453 5:1 b',
        length: { months: 2 },
        unverified: 'The paragraph of the old act is not checked.',
      }),
      underNewAct({ id: 'serviceYouth@2025-07-01', paragraph: 'SoL 18:8', length: { months: 2 } }),
    ],
    calendar: 'protective',
    startsWhen: 'judgmentFinal',
    endsWhen: 'youthServiceStarted',
    extension: 'none',
    warnDaysBefore: 14,
    heldBy:
      'src/modules/clocks/rules/rows.test.ts › youth service begins within two months of the final judgment (SoL 18:8)',
  }),

  /** SoL 10:8: the work on an individual plan with the region begins at once when there is need and consent. */
  sipStart: rule('sipStart', {
    subject: 'decision',
    versions: [
      underOldAct({ id: 'sipStart@2013-01-01', paragraph: 'SoL 2001:453 2:7', length: 'sameDay' }),
      underNewAct({ id: 'sipStart@2025-07-01', paragraph: 'SoL 10:8', length: 'sameDay' }),
    ],
    calendar: 'protective',
    startsWhen: 'needAndConsentKnown',
    endsWhen: 'sipStarted',
    extension: 'none',
    warnDaysBefore: 0,
    heldBy:
      'src/modules/clocks/rules/rows.test.ts › an individual plan with the region begins at once when there is need and consent (SoL 10:8)',
  }),
}

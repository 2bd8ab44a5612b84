import { rule, underExitBanAct, underLvu } from './acts.ts'

const inRows = (sentence: string): string => `src/modules/clocks/rules/rows.test.ts › ${sentence}`

/** Moving bans (LVU 24–31) and exit bans (LVU 31 a–i). */
export const banRules = {
  /** LVU 26: a moving ban is considered at least once every three months. */
  movingBanReview: rule('movingBanReview', {
    subject: 'bans',
    versions: [underLvu({ id: 'movingBanReview@1990-07-01', paragraph: 'LVU 26', length: { months: 3 } })],
    calendar: 'protective',
    startsWhen: 'banDecided',
    endsWhen: 'banReviewed',
    extension: 'none',
    repeats: true,
    warnDaysBefore: 21,
    heldBy: inRows('a moving ban is considered at least every three months (LVU 26)'),
  }),

  /** LVU 31 c: an exit ban is tried within six months of the decision, then of the last time. Ends at 18. */
  exitBanReview: rule('exitBanReview', {
    subject: 'bans',
    versions: [
      underExitBanAct({ id: 'exitBanReview@2020-07-01', paragraph: 'LVU 31 c', length: { months: 6 } }),
    ],
    calendar: 'protective',
    startsWhen: 'banDecided',
    endsWhen: 'banReviewed',
    extension: 'none',
    repeats: true,
    warnDaysBefore: 45,
    heldBy: inRows('an exit ban is tried within six months of the decision (LVU 31 c)'),
  }),

  /** LVU 28, which points to 7 §: submitted within a week of the decision, or it ends. */
  tempMovingBanSubmit: rule('tempMovingBanSubmit', {
    subject: 'bans',
    versions: [underLvu({ id: 'tempMovingBanSubmit@1990-07-01', paragraph: 'LVU 28', length: { weeks: 1 } })],
    calendar: 'protective',
    startsWhen: 'banDecided',
    endsWhen: 'submittedToCourt',
    extension: 'none',
    warnDaysBefore: 3,
    heldBy: inRows('a temporary moving ban is submitted to the court within a week (LVU 28)'),
  }),

  /** LVU 29: a moving ban is applied for within two weeks of the court's decision on the temporary one. */
  tempMovingBanApply: rule('tempMovingBanApply', {
    subject: 'bans',
    versions: [underLvu({ id: 'tempMovingBanApply@1990-07-01', paragraph: 'LVU 29', length: { weeks: 2 } })],
    calendar: 'protective',
    startsWhen: 'banConfirmed',
    endsWhen: 'banApplied',
    extension: 'none',
    warnDaysBefore: 5,
    heldBy: inRows('a moving ban is applied for within two weeks of the court’s decision (LVU 29)'),
  }),

  /** LVU 31 e: submitted within a week of the decision, or it ends. */
  tempExitBanSubmit: rule('tempExitBanSubmit', {
    subject: 'bans',
    versions: [
      underExitBanAct({ id: 'tempExitBanSubmit@2020-07-01', paragraph: 'LVU 31 e', length: { weeks: 1 } }),
    ],
    calendar: 'protective',
    startsWhen: 'banDecided',
    endsWhen: 'submittedToCourt',
    extension: 'none',
    warnDaysBefore: 3,
    heldBy: inRows('a temporary exit ban is submitted to the court within a week (LVU 31 e)'),
  }),

  /** LVU 31 f: an exit ban is applied for within four weeks of the court's decision; the court may give more time. */
  tempExitBanApply: rule('tempExitBanApply', {
    subject: 'bans',
    versions: [
      underExitBanAct({ id: 'tempExitBanApply@2020-07-01', paragraph: 'LVU 31 f', length: { weeks: 4 } }),
    ],
    calendar: 'protective',
    startsWhen: 'banConfirmed',
    endsWhen: 'banApplied',
    extension: { ground: 'domstolen' },
    warnDaysBefore: 10,
    heldBy: inRows('an exit ban is applied for within four weeks of the court’s decision (LVU 31 f)'),
  }),
}

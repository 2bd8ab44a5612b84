import { rule, underLvu } from './acts.ts'

const inRows = (sentence: string): string => `src/modules/clocks/rules/rows.test.ts › ${sentence}`

/** Care without consent: LVU 2, 3, 6 and 22 §§. */
export const compulsoryRules = {
  /** LVU 7: submitted to the court within a week of the decision; otherwise the custody ends by itself. */
  immediateCustodySubmit: rule('immediateCustodySubmit', {
    subject: 'compulsory',
    versions: [
      underLvu({ id: 'immediateCustodySubmit@1990-07-01', paragraph: 'LVU 7', length: { weeks: 1 } }),
    ],
    calendar: 'protective',
    startsWhen: 'custodyDecided',
    endsWhen: 'submittedToCourt',
    extension: 'none',
    warnDaysBefore: 3,
    heldBy: inRows('immediate custody is submitted to the court within a week of the decision (LVU 7)'),
  }),

  /** LVU 7, 28, 31 e and 2024:79 4:3: the court tries an urgent decision within a week of receipt. */
  immediateCustodyCourt: rule('immediateCustodyCourt', {
    subject: 'compulsory',
    versions: [
      underLvu({
        id: 'immediateCustodyCourt@1990-07-01',
        paragraph: 'LVU 7, 28, 31 e; 2024:79 4:3',
        length: { weeks: 1 },
      }),
    ],
    calendar: 'protective',
    startsWhen: 'submittedToCourt',
    endsWhen: 'courtDecided',
    extension: 'none',
    warnDaysBefore: 2,
    heldBy: inRows('the court tries an urgent decision within a week of receipt (LVU 7)'),
  }),

  /** LVU 8: care is applied for within four weeks from the day the custody was enforced; the court may give more time. */
  lvuApplication: rule('lvuApplication', {
    subject: 'compulsory',
    versions: [underLvu({ id: 'lvuApplication@1990-07-01', paragraph: 'LVU 8', length: { weeks: 4 } })],
    calendar: 'protective',
    startsWhen: 'custodyEnforced',
    endsWhen: 'careApplied',
    extension: { ground: 'domstolen' },
    warnDaysBefore: 10,
    heldBy: inRows('care is applied for within four weeks from the enforcement of the custody (LVU 8)'),
  }),

  /** LVU 34, 2024:79 8:2: the court takes up the case within two weeks of the application when something urgent is in force. */
  lvuHearing: rule('lvuHearing', {
    subject: 'compulsory',
    versions: [
      underLvu({
        id: 'lvuHearing@1990-07-01',
        paragraph: 'LVU 34; 2024:79 8:2',
        length: { weeks: 2 },
        unverified:
          'That they count from the application also when the custody comes after it is our reading.',
      }),
    ],
    calendar: 'protective',
    startsWhen: 'careApplied',
    endsWhen: 'courtDecided',
    extension: { ground: 'domstolen' },
    warnDaysBefore: 4,
    heldBy: inRows('the court takes up the case within two weeks when the child is in custody (LVU 34)'),
  }),

  /** LVU 5, 2024:79 3:4: care begins within four weeks of the final judgment, or the judgment is no longer valid. */
  lvuStart: rule('lvuStart', {
    subject: 'compulsory',
    versions: [
      underLvu({ id: 'lvuStart@1990-07-01', paragraph: 'LVU 5; 2024:79 3:4', length: { weeks: 4 } }),
    ],
    calendar: 'protective',
    startsWhen: 'judgmentFinal',
    endsWhen: 'careStarted',
    extension: 'none',
    warnDaysBefore: 10,
    heldBy: inRows('care begins within four weeks of the final judgment, or the judgment lapses (LVU 5)'),
  }),

  /** LVU 13: care by 2 § is considered at least once every six months. */
  considerationLvu2: rule('considerationLvu2', {
    subject: 'compulsory',
    versions: [underLvu({ id: 'considerationLvu2@1990-07-01', paragraph: 'LVU 13', length: { months: 6 } })],
    calendar: 'protective',
    startsWhen: 'careEnforced',
    endsWhen: 'careConsidered',
    extension: 'none',
    repeats: true,
    warnDaysBefore: 45,
    heldBy: inRows('care by LVU 2 § is considered within six months, again and again (LVU 13)'),
  }),

  /** LVU 13: care by 3 § is tried within six months of its enforcement, then within six months of the last time. */
  reconsiderationLvu3: rule('reconsiderationLvu3', {
    subject: 'compulsory',
    versions: [
      underLvu({ id: 'reconsiderationLvu3@1990-07-01', paragraph: 'LVU 13', length: { months: 6 } }),
    ],
    calendar: 'protective',
    startsWhen: 'careEnforced',
    endsWhen: 'careReconsidered',
    extension: 'none',
    repeats: true,
    warnDaysBefore: 45,
    heldBy: inRows(
      'care by LVU 3 § is tried within six months of enforcement, then of the last time (LVU 13)',
    ),
  }),

  /** LVU 22: preventive measures are tried within six months of the board's decision, then as by 13 §. */
  reconsiderationLvu22: rule('reconsiderationLvu22', {
    subject: 'compulsory',
    versions: [
      underLvu({ id: 'reconsiderationLvu22@1990-07-01', paragraph: 'LVU 22', length: { months: 6 } }),
    ],
    calendar: 'protective',
    startsWhen: 'preventiveDecided',
    endsWhen: 'preventiveReconsidered',
    extension: 'none',
    repeats: true,
    warnDaysBefore: 45,
    heldBy: inRows('preventive measures are tried within six months of the decision (LVU 22)'),
  }),

  /** LVU 14: limits on contact and a secret whereabouts are considered at least once every three months. */
  contactLimitReview: rule('contactLimitReview', {
    subject: 'compulsory',
    versions: [underLvu({ id: 'contactLimitReview@1990-07-01', paragraph: 'LVU 14', length: { months: 3 } })],
    calendar: 'protective',
    startsWhen: 'restrictionDecided',
    endsWhen: 'restrictionReviewed',
    extension: 'none',
    repeats: true,
    warnDaysBefore: 21,
    heldBy: inRows('limits on contact are considered at least every three months (LVU 14)'),
  }),
}

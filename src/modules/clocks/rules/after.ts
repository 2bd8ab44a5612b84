import { day } from '#kernel/day.ts'
import { LVU, rule, underNewAct, underOldAct } from './acts.ts'

const inRows = (sentence: string): string => `src/modules/clocks/rules/rows.test.ts › ${sentence}`

/** Following a child afterwards, also without consent. */
export const afterRules = {
  /** SoL 23:5: follow-up without consent ends at the latest six months after the investigation; two under the old act. */
  followUpAfterInvestigation: rule('followUpAfterInvestigation', {
    subject: 'after',
    versions: [
      underOldAct({
        id: 'followUpAfterInvestigation@2013-01-01',
        paragraph: 'SoL 2001:453 11:4 c',
        length: { months: 2 },
      }),
      underNewAct({
        id: 'followUpAfterInvestigation@2025-07-01',
        paragraph: 'SoL 23:1, 23:5',
        length: { months: 6 },
        unverified: 'That a refusal opens no follow-up unless it is decided too (SoL 23:1) is our reading.',
      }),
    ],
    calendar: 'protective',
    startsWhen: 'investigationClosed',
    endsWhen: 'followUpClosed',
    extension: 'none',
    warnDaysBefore: 30,
    heldBy:
      'src/modules/clocks/rules.test.ts › closed without help is followed up for six months at most (SoL 23:5), two under the old act',
  }),

  /** SoL 23:2 and 23:5: at the latest six months after the placement ended, or when a new investigation opens. */
  followUpAfterPlacement: rule('followUpAfterPlacement', {
    subject: 'after',
    versions: [
      underOldAct({
        id: 'followUpAfterPlacement@2013-01-01',
        paragraph: 'SoL 2001:453 11:4 b–c',
        length: { months: 2 },
      }),
      underNewAct({
        id: 'followUpAfterPlacement@2025-07-01',
        paragraph: 'SoL 23:2, 23:5',
        length: { months: 6 },
      }),
    ],
    calendar: 'protective',
    startsWhen: 'placementEnded',
    endsWhen: 'followUpClosed',
    extension: 'none',
    warnDaysBefore: 30,
    heldBy: inRows('follow-up after a placement ends within six months of its end (SoL 23:5)'),
  }),

  /** LVU 21 b–c: mandatory under 18, ends within six months from when it began (after the reunion). */
  followUpAfterLvu: rule('followUpAfterLvu', {
    subject: 'after',
    versions: [
      {
        id: 'followUpAfterLvu@2022-07-01',
        from: day('2022-07-01'),
        paragraph: 'LVU 21 b–c',
        law: LVU,
        length: { months: 6 },
        unverified:
          'The first day in force of lag (2022:664), 1 July 2022, is not checked. That it begins at once when the care goes on with consent is our reading.',
      },
    ],
    calendar: 'protective',
    startsWhen: 'followUpStarted',
    endsWhen: 'followUpClosed',
    extension: 'none',
    warnDaysBefore: 30,
    heldBy: inRows('follow-up after compulsory care ends within six months from its start (LVU 21 c)'),
  }),
}

import { rule, underShelterAct } from './acts.ts'

const inRows = (sentence: string): string => `src/modules/clocks/rules/rows.test.ts › ${sentence}`

/** A child in a shelter with one guardian, without the other's consent. */
export const shelterRules = {
  /** 2024:79 4:3: submitted within a week of the decision, or it ends (4:4). */
  shelterUrgentSubmit: rule('shelterUrgentSubmit', {
    subject: 'shelter',
    versions: [
      underShelterAct({
        id: 'shelterUrgentSubmit@2024-04-01',
        paragraph: '2024:79 4:3',
        length: { weeks: 1 },
      }),
    ],
    calendar: 'protective',
    startsWhen: 'shelterDecided',
    endsWhen: 'submittedToCourt',
    extension: 'none',
    warnDaysBefore: 3,
    heldBy: inRows('urgent shelter is submitted to the court within a week of the decision (2024:79 4:3)'),
  }),

  /** 2024:79 4:6: applied for within six weeks from the day the placement began; the court may give more time. */
  shelterUrgentApply: rule('shelterUrgentApply', {
    subject: 'shelter',
    versions: [
      underShelterAct({
        id: 'shelterUrgentApply@2024-04-01',
        paragraph: '2024:79 4:6',
        length: { weeks: 6 },
      }),
    ],
    calendar: 'protective',
    startsWhen: 'shelterStarted',
    endsWhen: 'shelterApplied',
    extension: { ground: 'domstolen' },
    warnDaysBefore: 14,
    heldBy: inRows('shelter is applied for within six weeks from the day the placement began (2024:79 4:6)'),
  }),

  /** 2024:79 5:3, SoL 22:13: considered at least once every six months. */
  shelterReview: rule('shelterReview', {
    subject: 'shelter',
    versions: [
      underShelterAct({
        id: 'shelterReview@2024-04-01',
        paragraph: '2024:79 5:3, SoL 22:13',
        length: { months: 6 },
      }),
    ],
    calendar: 'protective',
    startsWhen: 'shelterStarted',
    endsWhen: 'careConsidered',
    extension: 'none',
    repeats: true,
    warnDaysBefore: 45,
    heldBy: inRows('a placement in a shelter is considered at least every six months (2024:79 5:3)'),
  }),

  /** 2024:79 5:6: limits on contact and a secret whereabouts are considered at least once every six months. */
  contactLimitReviewShelter: rule('contactLimitReviewShelter', {
    subject: 'shelter',
    versions: [
      underShelterAct({
        id: 'contactLimitReviewShelter@2024-04-01',
        paragraph: '2024:79 5:6',
        length: { months: 6 },
      }),
    ],
    calendar: 'protective',
    startsWhen: 'restrictionDecided',
    endsWhen: 'restrictionReviewed',
    extension: 'none',
    repeats: true,
    warnDaysBefore: 45,
    heldBy: inRows('limits on contact in a shelter are considered at least every six months (2024:79 5:6)'),
  }),
}

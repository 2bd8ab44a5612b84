import { day } from '#kernel/day.ts'
import { FL, rule, underNewAct, underOldAct } from './acts.ts'

/** The investigation, its parties, and handling that is too slow. */
export const investigationRules = {
  /** SoL 20:4: those concerned are told at once that an investigation is open, unless special reasons speak against. */
  notifyConcerned: rule('notifyConcerned', {
    subject: 'investigation',
    versions: [
      underOldAct({ id: 'notifyConcerned@2013-01-01', paragraph: 'SoL 2001:453 11:2', length: 'sameDay' }),
      underNewAct({ id: 'notifyConcerned@2025-07-01', paragraph: 'SoL 20:4', length: 'sameDay' }),
    ],
    calendar: 'protective',
    startsWhen: 'investigationOpened',
    endsWhen: 'concernedInformed',
    extension: 'none',
    warnDaysBefore: 0,
    heldBy:
      'src/modules/clocks/rules.test.ts › is opened on the day the need for it is known (SoL 14:2), and those concerned are told that day (SoL 20:4)',
  }),

  /** SoL 20:3: finished within four months from the opening; may be extended for a fixed time, särskilda skäl. */
  investigation: rule('investigation', {
    subject: 'investigation',
    versions: [
      underOldAct({
        id: 'investigation@2013-01-01',
        paragraph: 'SoL 2001:453 11:2',
        length: { months: 4 },
      }),
      underNewAct({ id: 'investigation@2025-07-01', paragraph: 'SoL 20:3', length: { months: 4 } }),
    ],
    calendar: 'protective',
    startsWhen: 'investigationOpened',
    endsWhen: 'investigationClosed',
    extension: { ground: 'sarskildaSkal' },
    warnDaysBefore: 30,
    heldBy: 'src/modules/clocks/rules.test.ts › opened on 16 November is finished by 16 March',
  }),

  /** FL 25: the board sets the time to reply. It moves off weekends in the party's favour: our choice, not a duty. */
  communicationReply: rule('communicationReply', {
    subject: 'investigation',
    versions: [
      {
        id: 'communicationReply@2018-07-01',
        from: day('2018-07-01'),
        paragraph: 'FL 25',
        law: FL,
        length: { setByWorker: 'days', least: 1, most: 90 },
      },
    ],
    calendar: 'filing',
    startsWhen: 'materialSent',
    endsWhen: 'replyReceived',
    extension: 'none',
    warnDaysBefore: 2,
    heldBy:
      'src/modules/clocks/rules.test.ts › gets the time to reply that the worker sets, never a last day on a weekend (FL 25)',
  }),

  /** FL 12: when six months have gone, the party who began the case may once demand that it be decided. */
  slowness: rule('slowness', {
    subject: 'investigation',
    versions: [
      {
        id: 'slowness@2018-07-01',
        from: day('2018-07-01'),
        paragraph: 'FL 12',
        law: FL,
        length: { months: 6 },
      },
    ],
    calendar: 'protective',
    startsWhen: 'caseStartedByParty',
    endsWhen: 'decisionMade',
    extension: 'none',
    warnDaysBefore: 30,
    heldBy:
      'src/modules/clocks/rules/rows.test.ts › a party who began a case may demand a decision when six months have gone (FL 12)',
  }),

  /** FL 12: within four weeks of the demand the board decides the case, or refuses the demand in a decision of its own. */
  slownessDecision: rule('slownessDecision', {
    subject: 'investigation',
    versions: [
      {
        id: 'slownessDecision@2018-07-01',
        from: day('2018-07-01'),
        paragraph: 'FL 12',
        law: FL,
        length: { weeks: 4 },
      },
    ],
    calendar: 'protective',
    startsWhen: 'decisionDemanded',
    endsWhen: 'decisionMade',
    extension: 'none',
    warnDaysBefore: 7,
    heldBy:
      'src/modules/clocks/rules/rows.test.ts › a demand for a decision is answered within four weeks (FL 12)',
  }),
}

import { day } from '#kernel/day.ts'
import { rule, SoF, underFirstOldAct, underNewAct, underOldAct, underOldActFrom } from './acts.ts'

const inRows = (sentence: string): string => `src/modules/clocks/rules/rows.test.ts › ${sentence}`

/** A child who lives in another home than its own. */
export const careRules = {
  /** SoL 22:4: at most two months in an emergency home after the investigation was closed; longer for särskilda skäl. */
  emergencyFosterHome: rule('emergencyFosterHome', {
    subject: 'care',
    versions: [
      underOldAct({
        id: 'emergencyFosterHome@2013-01-01',
        paragraph: 'SoL 2001:453 6:6',
        length: { months: 2 },
        unverified: 'The paragraph of the old act is not checked.',
      }),
      underNewAct({
        id: 'emergencyFosterHome@2025-07-01',
        paragraph: 'SoL 22:4',
        length: { months: 2 },
        unverified:
          'That a child who comes when the investigation is closed has its two months from that day is our reading.',
      }),
    ],
    calendar: 'protective',
    startsWhen: 'investigationClosed',
    endsWhen: 'homeChanged',
    extension: { ground: 'sarskildaSkal' },
    warnDaysBefore: 21,
    heldBy: inRows(
      'a child leaves the emergency home within two months of the end of the investigation (SoL 22:4)',
    ),
  }),

  /** SoL 22:13: whether the care is still needed is considered at least once every six months. */
  considerationSol: rule('considerationSol', {
    subject: 'care',
    versions: [
      underFirstOldAct({
        id: 'considerationSol@2002-01-01',
        paragraph: 'SoL 2001:453 6:8',
        length: { months: 6 },
      }),
      underNewAct({
        id: 'considerationSol@2025-07-01',
        paragraph: 'SoL 22:13',
        length: { months: 6 },
        unverified: 'That the six months go on when a child moves straight to the next home is our reading.',
      }),
    ],
    calendar: 'protective',
    startsWhen: 'placementStarted',
    endsWhen: 'careConsidered',
    extension: 'none',
    repeats: true,
    warnDaysBefore: 45,
    heldBy: inRows('care by consent is considered within six months, again and again (SoL 22:13)'),
  }),

  /** SoL 22:14, LVU 13 c: two years in the same family home since the placement was carried out. A move begins anew. */
  custodyTransfer: rule('custodyTransfer', {
    subject: 'care',
    versions: [
      {
        ...underFirstOldAct({
          id: 'custodyTransfer@2002-01-01',
          paragraph: 'SoL 2001:453 6:8',
          length: { months: 36 },
          unverified: 'The three years and their first day in force are not checked.',
        }),
        until: day('2022-07-01'),
      },
      underOldActFrom(day('2022-07-01'), {
        id: 'custodyTransfer@2022-07-01',
        paragraph: 'SoL 2001:453 6:8 a, LVU 13 c',
        length: { months: 24 },
        unverified: 'The first day in force, 1 July 2022, is not checked.',
      }),
      underNewAct({
        id: 'custodyTransfer@2025-07-01',
        paragraph: 'SoL 22:14, LVU 13 c',
        length: { months: 24 },
        unverified: 'That a move to another family home begins the two years anew is our reading.',
      }),
    ],
    calendar: 'protective',
    startsWhen: 'placementStarted',
    endsWhen: 'custodyConsidered',
    extension: 'none',
    warnDaysBefore: 60,
    heldBy: inRows('custody transfer is considered after two years in the same family home (SoL 22:14)'),
  }),

  /** SoL 22:14, LVU 13 c: after the first time the question is considered every year. */
  custodyTransferYearly: rule('custodyTransferYearly', {
    subject: 'care',
    versions: [
      underFirstOldAct({
        id: 'custodyTransferYearly@2002-01-01',
        paragraph: 'SoL 2001:453 6:8 a, LVU 13 c',
        length: { months: 12 },
        unverified: 'Whether the question came back every year before July 2022 is not checked.',
      }),
      underNewAct({
        id: 'custodyTransferYearly@2025-07-01',
        paragraph: 'SoL 22:14, LVU 13 c',
        length: { months: 12 },
      }),
    ],
    calendar: 'protective',
    startsWhen: 'custodyConsidered',
    endsWhen: 'custodyConsidered',
    extension: 'none',
    repeats: true,
    warnDaysBefore: 60,
    heldBy: inRows('custody transfer is considered again every year after the first time (SoL 22:14)'),
  }),

  /** SoL 9:13: the care plan of a child is revised for the first time at the latest after two years. */
  carePlanRevision: rule('carePlanRevision', {
    subject: 'care',
    versions: [
      underFirstOldAct({
        id: 'carePlanRevision@2002-01-01',
        paragraph: 'SoL 2001:453 11:3',
        length: { months: 24 },
        unverified: 'The wording of the old act and its first day are not checked; counted as under the new.',
      }),
      underNewAct({ id: 'carePlanRevision@2025-07-01', paragraph: 'SoL 9:13', length: { months: 24 } }),
    ],
    calendar: 'protective',
    startsWhen: 'placementStarted',
    endsWhen: 'carePlanRevised',
    extension: 'none',
    warnDaysBefore: 60,
    heldBy: inRows(
      'the care plan is revised at the latest when the child has been placed two years (SoL 9:13)',
    ),
  }),

  /** SoL 22:12: visits as often as suits the child. The law gives no number; four times a year is a recommendation. */
  careVisit: rule('careVisit', {
    subject: 'care',
    versions: [
      underFirstOldAct({
        id: 'careVisit@2002-01-01',
        paragraph: 'SoL 2001:453 6:7 c',
        length: { setByWorker: 'months', least: 1, most: 12, usual: 3 },
        unverified: 'The law gives no number. Every third month is a recommendation and a local rule.',
      }),
      underNewAct({
        id: 'careVisit@2025-07-01',
        paragraph: 'SoL 22:11–12',
        length: { setByWorker: 'months', least: 1, most: 12, usual: 3 },
        unverified: 'The law gives no number. Every third month is a recommendation and a local rule.',
      }),
    ],
    calendar: 'protective',
    startsWhen: 'placementStarted',
    endsWhen: 'childVisited',
    extension: 'none',
    repeats: true,
    warnDaysBefore: 21,
    heldBy: inRows(
      'a placed child is visited every third month, a local rule since the law gives no number (SoL 22:12)',
    ),
  }),

  /** SoL 22:7: the region is told when care outside the home begins, so that it offers a health check. */
  healthCheckNotice: rule('healthCheckNotice', {
    subject: 'care',
    versions: [
      underOldActFrom(day('2017-04-01'), {
        id: 'healthCheckNotice@2017-04-01',
        paragraph: 'SoL 2001:453 11:3 a',
        length: 'sameDay',
        unverified: 'The first day in force, 1 April 2017, is not checked.',
      }),
      underNewAct({ id: 'healthCheckNotice@2025-07-01', paragraph: 'SoL 22:7', length: 'sameDay' }),
    ],
    calendar: 'protective',
    startsWhen: 'placementStarted',
    endsWhen: 'healthNoticeSent',
    extension: 'none',
    warnDaysBefore: 0,
    heldBy: inRows('the region is told on the day when care outside the home begins (SoL 22:7)'),
  }),

  /** SoF 16:2: a placement that gives a home more than three children is told to IVO when it is decided. */
  fosterOverThree: rule('fosterOverThree', {
    subject: 'care',
    versions: [
      {
        ...underFirstOldAct({
          id: 'fosterOverThree@2002-01-01',
          paragraph: 'SoF 2001:937',
          length: 'sameDay',
          unverified: 'The old ordinance is not checked.',
        }),
        law: 'Socialtjänstförordning (2001:937)',
      },
      {
        ...underNewAct({
          id: 'fosterOverThree@2025-07-01',
          paragraph: 'SoF 16:2',
          length: 'sameDay',
          unverified:
            'The home is chosen when the child moves in, so it is counted from that day: our reading.',
        }),
        law: SoF,
      },
    ],
    calendar: 'protective',
    startsWhen: 'placementStarted',
    endsWhen: 'manyChildrenNoticed',
    extension: 'none',
    warnDaysBefore: 0,
    heldBy: inRows('more than three children in a home is told to IVO when it is decided (SoF 16:2)'),
  }),
}

import { day } from '#kernel/day.ts'
import { rule, underNewAct, underOldAct } from './acts.ts'

const inRows = (sentence: string): string => `src/modules/clocks/rules/rows.test.ts › ${sentence}`

/** Cases that move to another municipality, and decisions that the chair took for the board. */
export const boardRules = {
  /** SoL 29:10–11: no answer within a month of the request, and the matter may be taken to IVO. */
  transferRequest: rule('transferRequest', {
    subject: 'transfer',
    versions: [
      underOldAct({
        id: 'transferRequest@2013-01-01',
        paragraph: 'SoL 2001:453 2 a:11',
        length: { months: 1 },
        unverified: 'The paragraph of the old act is not checked.',
      }),
      underNewAct({ id: 'transferRequest@2025-07-01', paragraph: 'SoL 29:10–11', length: { months: 1 } }),
    ],
    calendar: 'protective',
    startsWhen: 'transferRequested',
    endsWhen: 'transferAnswered',
    extension: 'none',
    warnDaysBefore: 7,
    heldBy: inRows('a request to move a case has a month before IVO may be asked (SoL 29:11)'),
  }),

  /** SoL 29:11: IVO decides within three months, longer for special reasons. */
  transferIvo: rule('transferIvo', {
    subject: 'transfer',
    versions: [
      underOldAct({
        id: 'transferIvo@2013-01-01',
        paragraph: 'SoL 2001:453 2 a:11',
        length: { months: 3 },
        unverified: 'The paragraph of the old act is not checked.',
      }),
      underNewAct({ id: 'transferIvo@2025-07-01', paragraph: 'SoL 29:11', length: { months: 3 } }),
    ],
    calendar: 'protective',
    startsWhen: 'ivoAsked',
    endsWhen: 'ivoDecided',
    extension: { ground: 'sarskildaSkal' },
    warnDaysBefore: 14,
    heldBy: inRows('IVO decides on a moved case within three months (SoL 29:11)'),
  }),

  /** KL 6:40, LVU 6: what the chair decided is told at the next meeting of the board. Its day is part of the trigger. */
  chairDecision: rule('chairDecision', {
    subject: 'board',
    versions: [
      {
        id: 'chairDecision@2018-01-01',
        from: day('2018-01-01'),
        paragraph: 'KL 6:40, LVU 6',
        law: 'Kommunallag (2017:725)',
        length: 'nextMeeting',
      },
    ],
    calendar: 'protective',
    startsWhen: 'chairDecided',
    endsWhen: 'boardTold',
    extension: 'none',
    warnDaysBefore: 7,
    heldBy: inRows('what the chair decided is told at the next meeting of the board (KL 6:40, LVU 6)'),
  }),
}

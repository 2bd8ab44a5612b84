import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  answers: {
    child_follow_up_ended: 'The follow-up has ended already (SoL 23:5).',
  },
  record: {
    turnedAdult: 'The young person has turned 18. The follow-up is for children (SoL 23:1).',
  },
  outcomes: {
    no_more_need: 'The child need not be followed any longer',
    help_accepted: 'The family now wants help',
    new_investigation: 'A new investigation has been opened',
    adult: 'The young person has turned 18',
  },
  outcomeNotes: {
    no_more_need: 'Then you close the case.',
    help_accepted: 'Take in an application. A new investigation is then opened (SoL 14:2).',
  },
  lead: 'You may make the contacts that are needed and talk with the child, also when the guardians do not consent (SoL 23:3).',
  unverified: 'A lawyer needs to confirm how we read SoL 23:3.',
  talked: (on) => `You last talked with the child on ${on}.`,
  notTalked: 'Nobody has talked with the child yet.',
  talk: 'Note a talk',
  decision: 'The decision to follow up',
  over: 'The time is out. End the follow-up (SoL 23:5).',
  end: 'End the follow-up',
  outcome: 'How did it go?',
  summary: 'What have you seen?',
  childView: 'What does the child say?',
  ended: (on, how) => `Ended ${on}. ${how}.`,
  apply: 'Take in the application',
}

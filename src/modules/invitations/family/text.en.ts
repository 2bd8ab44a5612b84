import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  product: 'Social services',
  title: 'Your page at the social services',
  protectedMark: 'Protected personal data.',
  preview: 'Preview. This is the page as the invited sees it.',
  about: (child) => (child === '' ? 'The child’s case' : `About ${child}`),
  own: 'About you',
  worker: {
    guardian: 'The child’s social worker',
    child: 'Your social worker',
    partner: 'The child’s social worker',
  },
  nobody: 'The case is changing social worker right now. Call the office if you have a question.',
  call: (phone) => `Call the office: ${phone}`,
  callSwitch: 'Call the municipality and ask for the social worker.',
  meeting: 'Next meeting',
  noMeeting: 'No meeting is booked with you.',
  meetings: {
    home_visit: 'Home visit',
    talk_with_child: 'Talk with the child',
    talk_with_guardian: 'Talk with you',
    meeting: 'Meeting',
    phone_call: 'Telephone call',
    other_event: 'Meeting',
  },
  about_minutes: (minutes) => `About ${minutes} minutes`,
  place: (place) => `Place: ${place}`,
  noPlace: 'Your social worker tells you where you meet.',
  decisions: 'Decisions',
  noDecisions: 'You have not been given any decision yet.',
  decided: (on) => `Decided ${on}`,
  readDecision: 'Read the decision (PDF, in Swedish)',
  appealUntil: (on) =>
    `You can appeal until ${on}. Write what you want to change and why, and send it to the social welfare board.`,
  goals: 'The goals of the plan',
  noGoals: 'There is no plan yet.',
  agreed: 'What we have agreed on',
  next: 'What happens next',
  late: 'That day has passed. Ask the social worker when it will be ready.',
  noNext: 'No time is counted right now.',
  clocks: {
    investigation: (on) => `We look into what the child needs. It is to be ready by ${on}.`,
    interventionFollowUp: (on) => `We look together at how the help works, by ${on}.`,
    followUpAfterInvestigation: (on) =>
      `The investigation is over. We may call and ask how you are, until ${on}.`,
    appealHandover: (on) => `Your appeal is to be at the court by ${on}.`,
  },
  log: 'Who has read',
  logLead: 'The last 30 days. Each line is one time that somebody opened something about the child.',
  logOwnLead: 'The last 30 days. Each line is one time that somebody opened something about you.',
  noLog: 'Nobody has opened anything that can be shown here.',
  withheld: (count) =>
    count === 1
      ? 'One line is not shown, since it could tell something about somebody else. You can ask for a decision on that.'
      : `${count} lines are not shown, since they could tell something about somebody else. You can ask for a decision on that.`,
  rights: 'Your rights',
  papers:
    'You have a right to see what stands in the case. Tell your social worker which papers you want. If we say no to something you get a written decision that you can appeal.',
  appeal:
    'If you think that a decision is wrong you can appeal it. The social worker helps you if you do not know how to write.',
  hidden: 'Where it says [dolt] something is hidden: it is about somebody else, or it is protected.',
  many: 'Choose what to read',
  leave: 'Sign out',
  decision: {
    title: 'Decision',
    childLabel: 'About',
    servedLabel: 'You were given the decision',
    appealLabel: 'Appeal by',
    footer: (on) => `Copy for you as a party, ${on}`,
    secret: 'Holds what is secret at the social services (OSL 26).',
    text: 'The decision',
  },
  signIn: {
    title: 'Sign in',
    lead: 'If the social services have invited you, sign in with your e-identification.',
    go: 'Sign in with e-identification',
    demoTitle: 'Choose who you are',
    demoLead: 'This is a demo. All people are invented.',
    demoNone: 'Nobody is invited right now.',
    inTitle: 'You are signed in',
    inGo: 'Show the page',
    outTitle: 'You are signed out',
    outLead: 'Close the window if you borrow somebody else’s telephone or computer.',
  },
  nothing: {
    title: 'There is nothing to show',
    lead: 'Either there is no invitation, or it no longer holds. If you have a question, call the municipality and ask for the social services.',
  },
  away: {
    title: 'The sign-in does not answer',
    lead: 'It is not your fault. Wait some minutes and try again.',
  },
  refused: {
    title: 'You could not be signed in',
    lead: 'Start again from the beginning. Use your own e-identification, and do not wait too long.',
  },
  weak: {
    title: 'The e-identification is not strong enough',
    lead: 'An e-identification of high assurance is needed here. Try another one.',
  },
  broken: {
    title: 'The page cannot be shown right now',
    lead: 'It is not your fault. Try again in a while, or call the municipality and ask for the social services.',
  },
  again: 'Try again',
  emergency: 'Is it urgent? Call 112.',
}

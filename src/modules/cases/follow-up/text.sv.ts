import type { FollowUpOutcome } from './rules.ts'

/** Följ upp ett barn efter en utredning utan insats, utan samtycke (SoL 23:1–5). */
export const sv = {
  answers: {
    child_follow_up_ended: 'Uppföljningen är redan avslutad (SoL 23:5).',
  },
  record: {
    turnedAdult: 'Den unge har fyllt 18 år. Uppföljningen gäller barn (SoL 23:1).',
  },
  outcomes: {
    no_more_need: 'Barnet behöver inte följas längre',
    help_accepted: 'Familjen vill nu ha hjälp',
    new_investigation: 'En ny utredning är inledd',
    adult: 'Den unge har fyllt 18 år',
  } satisfies Record<FollowUpOutcome, string>,
  outcomeNotes: {
    no_more_need: 'Sedan avslutar du ärendet.',
    help_accepted: 'Ta emot en ansökan. Då inleds en ny utredning (SoL 14:2).',
  },
  lead: 'Ni får ta de kontakter som behövs och prata med barnet, också om vårdnadshavarna inte samtycker (SoL 23:3).',
  unverified: 'En jurist behöver bekräfta hur vi läser 23 kap. 3 §.',
  talked: (on: string) => `Ni pratade senast med barnet ${on}.`,
  notTalked: 'Ingen har pratat med barnet än.',
  talk: 'Anteckna ett samtal',
  decision: 'Beslutet om uppföljning',
  over: 'Tiden har gått ut. Avsluta uppföljningen (SoL 23:5).',
  end: 'Avsluta uppföljningen',
  outcome: 'Hur gick det?',
  summary: 'Vad har ni sett?',
  childView: 'Vad säger barnet?',
  ended: (on: string, how: string) => `Avslutad ${on}. ${how}.`,
  apply: 'Ta emot ansökan',
}
